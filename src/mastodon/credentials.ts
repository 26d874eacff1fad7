import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer, Api } from '../http/types.ts';
import type { Address } from '../people/address.ts';
import { addressOf } from './accounts.ts';
import { apiError, strangeAnswer } from './answers.ts';
import { LoginError, TemporaryError } from './errors.ts';
import type { Server } from './types.ts';

/** Where a token's account is asked for: Mastodon's path, which all copy (mastodon-api.md §5). */
export const CREDENTIALS_PATH = '/api/v1/accounts/verify_credentials';

/** Who a token belongs to. */
export interface Credentials {
  /** Opaque. */
  readonly id: string;
  readonly address: Address;
}

const text = v.fallback(v.nullable(v.string()), null);
const CredentialsSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  username: v.pipe(v.string(), v.nonEmpty()),
  acct: v.fallback(v.string(), ''),
  fqn: text,
});

/**
 * Asks a server whose token this is.
 * @throws {LoginError} when the token is not, or no longer, accepted, or its account may do nothing
 * @throws {TemporaryError} when the server fails over it, or limits it
 * @throws {ApiError} any other refusal
 * @throws {UnreachableError | GuardError} no answer
 */
export async function verifyCredentials(
  api: Api,
  token: string,
  { server, signal }: { readonly server: Server; readonly signal: AbortSignal },
): Promise<Credentials> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await api.send({ method: 'GET', path: CREDENTIALS_PATH, headers, signal });
  const credentials = v.safeParse(CredentialsSchema, bodyJson(answer));
  if (answer.status === 429 || answer.status >= 500) {
    const cause = apiError(answer);
    throw new TemporaryError(
      `${server.host} did not say whose account it is (${cause.message}): run the same command again later.`,
      null,
      { cause },
    );
  }
  if (!isOk(answer)) throw credentialsError(answer, server.host);
  const address = credentials.success ? ownAddress(credentials.output, server.domain) : null;
  if (!credentials.success || address === null) throw strangeAnswer(answer, 'an account');
  return { id: credentials.output.id, address };
}

/** Some servers give their own accounts as `user`, snac2 as `user@host`. */
function ownAddress(
  { username, acct, fqn }: { username: string; acct: string; fqn: string | null },
  domain: string,
): Address | null {
  return addressOf({ acct: acct === '' ? username : acct, fqn }, domain);
}

/**
 * What a refusal of `verify_credentials` says of a token. Its request has nothing that could be wrong but the token,
 * so that snac2's `422` says so as well (mastodon-api.md §8).
 */
export function credentialsError(answer: Answer, host: string): Error {
  const said = apiError(answer);
  if (answer.status === 401 || answer.status === 422) {
    return new LoginError(
      `${host} does not accept the token, which may have been revoked: run npx oxpecker login ${host}.`,
      { cause: said },
    );
  }
  if (answer.status !== 403) return said;
  return new LoginError(
    `${host} does not let this account or token do anything (${said.message}): look there whether the account is in order, then run npx oxpecker login ${host}.`,
    { cause: said },
  );
}
