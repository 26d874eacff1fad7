import { plainCsv } from '../csv/write.ts';
import type { Address } from '../people/address.ts';

/** How the accounts of a file are to be followed. */
export interface FollowSettings {
  readonly reblogs: boolean;
  readonly notify: boolean;
}

/**
 * `following_accounts.csv` in chunks, as Mastodon exports and imports it (Settings, Import and export): all languages,
 * and unless said otherwise boosts shown and no notification of new posts.
 */
export function followingAccountsCsv(
  addresses: Iterable<Address>,
  settings: FollowSettings = { reblogs: true, notify: false },
): Generator<string> {
  const header = ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'];
  return plainCsv(header, rowsOf(addresses, settings));
}

function* rowsOf(addresses: Iterable<Address>, { reblogs, notify }: FollowSettings): Generator<string[]> {
  for (const address of addresses) yield [address, String(reblogs), String(notify), ''];
}
