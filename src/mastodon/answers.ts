import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer } from '../http/types.ts';
import { ApiError } from './errors.ts';

const MAX_WORDS = 160;
/** Controls, format characters (bidi), lone surrogates and unassigned code points; line and paragraph separators. */
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}\s]+/gu;

const words = v.pipe(v.string(), v.nonEmpty());
/** Mastodon says `error`; Hollo an object (mastodon-api.md §8); OAuth servers add `error_description` (RFC 6749 §5.2). */
const ErrorSchema = v.union([
  v.pipe(
    v.object({ error_description: words }),
    v.transform(body => body.error_description),
  ),
  v.pipe(
    v.object({ error: words }),
    v.transform(body => body.error),
  ),
  v.pipe(
    v.object({ error: v.object({ message: words }) }),
    v.transform(body => body.error.message),
  ),
]);

const LESS_THAN = 0x3c;

/**
 * Whether something else answered in the server's place: a page, or the way to one, where only data is asked for. A
 * network does that which wants a login of its own. The errors of servers may be pages (snac2), so that only success
 * and redirects count.
 */
export function isForeign(answer: Answer): boolean {
  if (answer.status >= 300 && answer.status < 400) return true;
  return isOk(answer) && answer.body.find(byte => byte > 0x20) === LESS_THAN;
}

/**
 * What a server says of its refusal, as a sentence fragment: `"Record not found" (404)`, or `HTTP 502` where it says
 * nothing that is meant for clients.
 */
export function apiError(answer: Answer): ApiError {
  const said = v.safeParse(ErrorSchema, bodyJson(answer));
  const text = said.success ? shown(said.output) : '';
  return new ApiError(answer.status, text === '' ? `HTTP ${answer.status}` : `"${text}" (${answer.status})`);
}

/** An answer that does not fit what was asked. */
export function strangeAnswer({ status }: Answer, expected: string): ApiError {
  return new ApiError(status, `it answered with something else than ${expected} (${status})`);
}

/** An answer that is not the server's own: see `isForeign`. */
export function foreignAnswer({ status }: Answer): ApiError {
  const what = 'something else answers in its place, as a network does that wants a login of its own';
  return new ApiError(status, `${what} (${status})`);
}

/** A server's words on one line, without anything that a terminal obeys, and not many of them. */
export function shown(text: string): string {
  const line = Array.from(text.replace(UNSHOWN, ' ').trim());
  return line.length <= MAX_WORDS ? line.join('') : `${line.slice(0, MAX_WORDS - 1).join('')}…`;
}
