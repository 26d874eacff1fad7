import type { Answer, Api } from '../http/types.ts';
import { NotAServerError } from './errors.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 3;

/**
 * GETs a path without a token and follows redirects on the same origin.
 * @throws {NotAServerError} for a redirect to another host, which is named
 * @throws {UnreachableError | GuardError} no answer
 */
export async function getOnOrigin(api: Api, path: string, signal: AbortSignal): Promise<Answer> {
  let target = path;
  for (let redirects = 0; ; redirects++) {
    const answer = await api.send({ method: 'GET', path: target, signal });
    const location = answer.headers['location'];
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    const next = pathOn(api, location, answer.url);
    if (next === null) throw sendsOn(api, location);
    if (redirects === MAX_REDIRECTS) return answer;
    target = next;
  }
}

/** Path and query of a URL if it lies on the server's own origin, else null. */
export function pathOn({ origin }: Pick<Api, 'origin'>, url: string, base: string = origin): string | null {
  const target = URL.canParse(url, base) ? new URL(url, base) : null;
  return target?.origin === origin ? target.pathname + target.search : null;
}

/** The server says that it is elsewhere. */
export function sendsOn({ origin }: Pick<Api, 'origin'>, url: string): NotAServerError {
  const from = new URL(origin).host;
  const to = URL.canParse(url) ? new URL(url).host : '';
  return new NotAServerError(
    to === '' || to === from
      ? `${from} sends on to an address that cannot be used: check the name of your server.`
      : `${from} sends on to ${to}: log in there with npx oxpecker login ${to}.`,
  );
}
