import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import { readRateLimit } from '../http/rate-headers.ts';
import type { Answer } from '../http/types.ts';
import { apiError } from './answers.ts';
import { ApiError, TemporaryError } from './errors.ts';

const ErrorSchema = v.object({ error: v.string() });

/** The error code of an OAuth answer (RFC 6749 §5.2), such as `invalid_grant`; empty where there is none. */
export function oauthErrorOf(answer: Answer): string {
  const parsed = v.safeParse(ErrorSchema, bodyJson(answer));
  return parsed.success ? parsed.output.error : '';
}

/**
 * The error of an answer that is no success.
 * @param what was tried, as a predicate of the server: `did not register oxpecker`
 * @param now milliseconds since the epoch
 */
export function failureOf(answer: Answer, what: string, now: number): ApiError | TemporaryError {
  const { status, headers } = answer;
  const cause = apiError(answer);
  if (status !== 429 && status < 500) return new ApiError(status, `it ${what}, ${cause.message}`, { cause });
  const { retryAt, resetAt } = readRateLimit(headers, now);
  const why =
    status === 429 ? 'it limits how often that may be asked' : `it has a fault now, ${cause.message}`;
  const sentence = `Your server ${what}, because ${why}: run the same command again later.`;
  return new TemporaryError(sentence, retryAt ?? resetAt, { cause });
}
