import { UnreachableError } from '../http/errors.ts';
import { readRateLimit } from '../http/rate-headers.ts';
import type { Answer, Web } from '../http/types.ts';
import { LimitedError } from './errors.ts';

/** Mastodon's window for requests without a token: how long to wait where a host does not say. */
const USUAL_WINDOW_MS = 300_000;

/** A URL out of remote data, if the web may be asked there: https, or plain http for a host named as insecure. */
export function askableUrl(web: Web, text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.host === '') return null;
  return url.origin === new URL(web.origin(url.host)).origin ? url : null;
}

/**
 * @param now milliseconds since the epoch
 * @throws {LimitedError} for 429, and for 503 with `Retry-After`: the host wants to be asked later
 * @throws {UnreachableError} for any other 5xx
 */
export function expectReady({ status, headers, url }: Answer, now: number): void {
  if (status !== 429 && status < 500) return;
  const { retryAt, remaining, resetAt } = readRateLimit(headers, now);
  const { host } = new URL(url);
  if (status === 429) {
    const spentUntil = remaining === 0 ? resetAt : null;
    throw new LimitedError(`${host} asks for fewer requests`, retryAt ?? spentUntil ?? now + USUAL_WINDOW_MS);
  }
  if (status === 503 && retryAt !== null) throw new LimitedError(`${host} is busy`, retryAt);
  throw new UnreachableError('protocol', `${host} has a fault (HTTP ${status})`);
}
