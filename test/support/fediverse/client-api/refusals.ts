import { json, page, type Reply } from '../exchange.ts';
import type { Software } from '../software.ts';

/** Why a request is refused. */
export type Refusal =
  | 'bad-token'
  | 'revoked-token'
  | 'no-user'
  | 'scope'
  | 'forbidden'
  | 'missing'
  | 'too-many'
  | 'unreachable'
  | 'busy'
  | 'torn';

type Answers = Readonly<Partial<Record<Refusal, readonly [number, string]>>>;

/** Mastodon (4.5): `app/controllers/concerns/api/error_handling.rb`, `config/initializers/rack_attack.rb`, doorkeeper. */
const MASTODON: Readonly<Record<Refusal, readonly [number, string]>> = {
  'bad-token': [401, 'The access token is invalid'],
  'revoked-token': [401, 'The access token was revoked'],
  'no-user': [422, 'This method requires an authenticated user'],
  scope: [403, 'This action is outside the authorized scopes'],
  forbidden: [403, 'This action is not allowed'],
  missing: [404, 'Record not found'],
  'too-many': [429, 'Too many requests'],
  unreachable: [503, 'Remote data could not be fetched'],
  busy: [503, 'There was a temporary problem serving your request, please try again'],
  torn: [400, 'There was a problem in the JSON you submitted'],
};

const OTHERS: Readonly<Record<string, Answers>> = {
  gotosocial: {
    'bad-token': [401, 'Unauthorized: invalid token'],
    'revoked-token': [401, 'Unauthorized: invalid token'],
    'no-user': [401, 'Unauthorized: token not associated with a user'],
    scope: [403, 'Forbidden: token has insufficient scope permission'],
    missing: [404, 'Not Found'],
    'too-many': [429, 'rate limit reached'],
  },
  akkoma: {
    'bad-token': [401, 'Invalid credentials.'],
    'revoked-token': [401, 'Invalid credentials.'],
    'no-user': [403, 'Invalid credentials.'],
    scope: [403, 'Insufficient permissions.'],
    'too-many': [429, 'Throttled'],
  },
  hollo: {
    'bad-token': [401, 'unauthorized'],
    'revoked-token': [401, 'unauthorized'],
    scope: [403, 'insufficient_scope'],
  },
};

/**
 * A refusal as the software words it.
 * @param method of the request; snac2 2.96 answers a bad token of a GET 422 and else 401
 */
export function refusal(software: Software, why: Refusal, method = 'POST'): Reply {
  const [status, error] = OTHERS[software.name]?.[why] ?? MASTODON[why];
  const isToken = why === 'bad-token' || why === 'revoked-token';
  if (software.name === 'snac' && isToken && method === 'GET') return page('', 422);
  return refused(software, status, error);
}

/** An error with its own text, in the form and with the status that the software gives it (mastodon-api.md §8). */
export function refused(software: Software, status: number, error: string): Reply {
  switch (software.name) {
    case 'snac':
      return page(`<h1>${status} (snac/${software.version})</h1>`, status);
    case 'sharkey':
      return json({ error }, 401);
    case 'hollo':
      if (status === 404) return page('', 500);
      return status === 422
        ? json({ error: { issues: [{ message: error }] } }, 400)
        : json({ error }, status);
    case 'gotosocial':
    case 'akkoma':
      return json({ error }, status === 422 ? 400 : status);
    default:
      return json({ error }, status);
  }
}
