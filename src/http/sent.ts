import type { Dispatcher } from 'undici';

/**
 * A dispatcher that tells when a request begins to be written to a connection: what fails before surely had no effect.
 * @param onSent called before the first byte leaves
 */
export function noticeSent(dispatcher: Dispatcher, onSent: () => void): Dispatcher {
  return dispatcher.compose(dispatch => (options, handler) => {
    return dispatch(options, {
      onRequestStart: (controller, context) => {
        onSent();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...all) => handler.onRequestUpgrade?.(...all),
      onResponseStart: (...all) => handler.onResponseStart?.(...all),
      onResponseData: (...all) => handler.onResponseData?.(...all),
      onResponseEnd: (...all) => handler.onResponseEnd?.(...all),
      onResponseError: (...all) => handler.onResponseError?.(...all),
    });
  });
}
