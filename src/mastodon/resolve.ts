import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import { UnreachableError } from '../http/errors.ts';
import type { Answer } from '../http/types.ts';
import { type Address, hostOf, sameAddress, userOf } from '../people/address.ts';
import { readAccounts } from './accounts.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import type { Resolved, Server, ServerAccount } from './types.ts';

/** The server may ask the other host meanwhile (mastodon-api.md §4). */
const SEARCH_MS = 60_000;
/** More than one, in case a server puts somebody similar first. */
const MAX_RESULTS = 5;

/**
 * Asks the host of an address which one its account is really called by; null: nobody is there.
 * @throws {UnreachableError} when it does not say
 */
export type CanonicalOf = (address: Address) => Promise<Address | null>;

const FoundSchema = v.object({ accounts: v.array(v.unknown()) });

/**
 * Searches the server for one exact address. What is only similar, as servers answer when they cannot resolve it, is
 * nobody (mastodon-api.md §4), unless the host of the address itself says that it is one and the same account.
 * @returns `unreachable` when the server failed twice over it and otherwise works, or finds nobody where the host of the
 *   address says that there is somebody, and does not tell whether it could ask
 * @throws {ApiError | LoginError | TemporaryError}
 */
export async function resolveAddress(
  client: Client,
  address: Address,
  canonicalOf?: CanonicalOf,
): Promise<Resolved> {
  const query = new URLSearchParams({
    q: address,
    type: 'accounts',
    resolve: 'true',
    limit: String(MAX_RESULTS),
  });
  const call = { path: `/api/v2/search?${query.toString()}`, scope: 'read:search', timeoutMs: SEARCH_MS };
  let answer = await client.readOnce(call);
  if (answer === null) {
    // The person's own server or network may be the one that is away: then it is waited for here.
    await client.checkServer();
    answer = await client.readOnce(call);
  }
  if (answer === null) return { status: 'unreachable' };
  const found = foundIn(answer, client.server);
  const account = found.find(each => isExactly(each, address, client.server));
  return account ? { status: 'found', account } : await askHost(client.server, found, address, canonicalOf);
}

/**
 * Asks the host of an address about it where what the server found leaves that open: an account may be called by another
 * name, as where handles are `@split.example` and pages elsewhere, and most servers find nobody where they could not ask.
 */
async function askHost(
  server: Server,
  found: readonly ServerAccount[],
  address: Address,
  canonicalOf: CanonicalOf | undefined,
): Promise<Resolved> {
  const isNamesake = (other: Address) => userOf(other).toLowerCase() === userOf(address).toLowerCase();
  const namesakes = found.filter(each => isNamesake(each.address));
  const mayBeThere = !server.quirks.tellsUnreachable && !isOwnHost(address, server);
  if (canonicalOf === undefined || (namesakes.length === 0 && !mayBeThere)) return { status: 'unknown' };
  try {
    const canonical = await canonicalOf(address);
    const account = namesakes.find(each => canonical !== null && sameAddress(each.address, canonical));
    if (account) return { status: 'found', account };
    return { status: canonical !== null && mayBeThere ? 'unreachable' : 'unknown' };
  } catch (error) {
    if (error instanceof UnreachableError) return { status: 'unreachable' };
    throw error;
  }
}

function isOwnHost(address: Address, { domain, host }: Server): boolean {
  return hostOf(address) === domain || hostOf(address) === host;
}

function foundIn(answer: Answer, { domain }: Server): ServerAccount[] {
  const found = v.safeParse(FoundSchema, bodyJson(answer));
  const accounts = found.success ? readAccounts(found.output.accounts, domain) : null;
  if (accounts === null) throw strangeAnswer(answer, 'a list of accounts');
  return accounts;
}

/** Accounts of the server itself may be called by its web host as well (mastodon-api.md §7). */
function isExactly({ address }: ServerAccount, wanted: Address, { domain, host }: Server): boolean {
  if (sameAddress(address, wanted)) return true;
  const isOwn = hostOf(address) === domain && hostOf(wanted) === host;
  return isOwn && userOf(address).toLowerCase() === userOf(wanted).toLowerCase();
}
