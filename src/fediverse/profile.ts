import type { Address } from '../people/address.ts';
import type { Profile } from '../people/types.ts';
import { readActor } from './actor.ts';
import { readApiAccount } from './mastodon-api.ts';
import { readPage } from './page.ts';
import type { Run } from './run.ts';
import type { FoundAccount } from './webfinger.ts';

/** A public profile, and where its owner says they moved: an address, an actor's URL, or nowhere. */
export interface PublicProfile {
  readonly profile: Profile;
  readonly moved: Address | URL | null;
}

/**
 * Reads the public profile of an account from the first place that shows it to strangers: the Mastodon API, the
 * ActivityPub actor, the page for people.
 * @param software what the account's web host runs; `null` when it does not say
 * @returns `null` when none of them does, or they show somebody else
 * @throws {NoAccountError} when the actor is gone for good
 * @throws {LimitedError | UnreachableError | GuardError} no answer
 */
export async function readProfile(
  account: FoundAccount,
  software: string | null,
  run: Run,
  signal: AbortSignal,
): Promise<PublicProfile | null> {
  const api = await readApiAccount(account, software, run, signal);
  if (api) return api;
  const actor = await readActor(account, run, signal);
  if (actor === 'closed') return await readPage(account, run, signal);
  return actor === 'somebody else' ? null : actor;
}
