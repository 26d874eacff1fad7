import type { Clock } from '../http/clock.ts';
import { UnreachableError } from '../http/errors.ts';

/**
 * Runs work that has to end in time: the signal it gets is aborted with an `UnreachableError` after `ms`
 * milliseconds, or with the reason of `signal` when that is. The work is trusted to throw that reason then.
 * @throws what the work throws
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const late = clock.sleep(ms, controller.signal).then(
    () => controller.abort(new UnreachableError('timeout', `no answer within ${ms / 1000} seconds`)),
    () => 'the work has ended before',
  );
  try {
    return await work(controller.signal);
  } finally {
    signal.removeEventListener('abort', stop);
    controller.abort();
    await late;
  }
}
