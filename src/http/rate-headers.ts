/** What an answer's headers say about limits. Times are milliseconds since the epoch on our own clock. */
export interface RateLimit {
  /** How far the server's clock is ahead of ours, in milliseconds, good to a second; null without `Date`. */
  readonly skewMs: number | null;
  /** Requests in a window: `X-RateLimit-Limit`. */
  readonly limit: number | null;
  /** Requests left in this window: `X-RateLimit-Remaining`. */
  readonly remaining: number | null;
  /** The end of this window: `X-RateLimit-Reset`. */
  readonly resetAt: number | null;
  /** When to ask again: `Retry-After`. */
  readonly retryAt: number | null;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** A `Reset` below this counts seconds from now, one above it seconds since the epoch (2001-09-09). */
const FIRST_EPOCH_SECOND = 1e9;

/**
 * @param headers names in lower case
 * @param now our clock when the answer came
 */
export function readRateLimit(headers: Readonly<Record<string, string>>, now: number): RateLimit {
  const date = parseHttpDate(headers['date']);
  // A Date has whole seconds: half a second is the best guess of what was cut off.
  const skewMs = date === null ? null : date + 500 - now;
  const serverNow = now + (skewMs ?? 0);
  const onOurClock = (time: number | null): number | null => (time === null ? null : time - (skewMs ?? 0));
  return {
    skewMs,
    limit: parseCount(headers['x-ratelimit-limit']),
    remaining: parseCount(headers['x-ratelimit-remaining']),
    resetAt: onOurClock(parseReset(headers['x-ratelimit-reset'], serverNow)),
    retryAt: onOurClock(parseRetryAfter(headers['retry-after'], serverNow)),
  };
}

/**
 * Reads `Retry-After`: seconds or an HTTP date (RFC 9110 §10.2.3).
 * @param now milliseconds since the epoch
 * @returns when to ask again, or null where the value is missing or malformed
 */
function parseRetryAfter(value: string | undefined, now: number): number | null {
  const seconds = parseCount(value);
  return seconds === null ? parseHttpDate(value) : now + seconds * 1000;
}

/** Reads `X-RateLimit-Reset`: ISO 8601 on Mastodon and GoToSocial, epoch seconds or seconds elsewhere. */
function parseReset(value: string | undefined, now: number): number | null {
  if (value !== undefined && ISO_DATE.test(value)) return validTime(Date.parse(value));
  const seconds = parseCount(value);
  if (seconds === null) return null;
  return seconds < FIRST_EPOCH_SECOND ? now + seconds * 1000 : seconds * 1000;
}

function parseHttpDate(value: string | undefined): number | null {
  return value !== undefined && HTTP_DATE.test(value) ? validTime(Date.parse(value)) : null;
}

function parseCount(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : null;
}

function validTime(time: number): number | null {
  return Number.isNaN(time) ? null : time;
}
