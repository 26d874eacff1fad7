import type { Answer } from './types.ts';

/** Whether it is an answer to what was asked, not an error. */
export function isOk({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** The body as UTF-8; bytes that are none become U+FFFD. */
export function bodyText({ body }: Pick<Answer, 'body'>): string {
  return new TextDecoder().decode(body);
}

/** The body as JSON; `undefined` when it is none, as the HTML pages and empty bodies of errors are. */
export function bodyJson(answer: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(bodyText(answer));
  } catch {
    return undefined;
  }
}
