import { json, page, type Reply } from '../exchange.ts';
import type { Software } from '../software.ts';

/** Why a request is refused, where Mastodon has one answer for it. */
export type Refusal = keyof typeof MASTODON;

/** Status and text of Mastodon (4.5): `app/controllers/concerns/api/error_handling.rb` and doorkeeper. */
const MASTODON = {
  'bad-token': [401, 'The access token is invalid'],
  'revoked-token': [401, 'The access token was revoked'],
  'no-user': [422, 'This method requires an authenticated user'],
  scope: [403, 'This action is outside the authorized scopes'],
  forbidden: [403, 'This action is not allowed'],
  missing: [404, 'Record not found'],
  'too-many': [429, 'Too many requests'],
  unreachable: [503, 'Remote data could not be fetched'],
  torn: [400, 'There was a problem in the JSON you submitted'],
} as const satisfies Record<string, readonly [number, string]>;

/** A refusal as the software words it. */
export function refusal(software: Software, why: Refusal): Reply {
  const [status, error] = MASTODON[why];
  return refused(software, status, error);
}

/** An error with its own text. */
export function refused(software: Software, status: number, error: string): Reply {
  return software.htmlErrors ? page(`<h1>${status} ${error}</h1>`, status) : json({ error }, status);
}
