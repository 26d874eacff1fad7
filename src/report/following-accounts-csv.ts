import { plainCsv } from '../csv/write.ts';
import type { Address } from '../people/address.ts';

/**
 * `following_accounts.csv` in chunks, as Mastodon exports and imports it (Settings, Import and export): boosts shown,
 * no notification of new posts, all languages.
 */
export function followingAccountsCsv(addresses: Iterable<Address>): Generator<string> {
  return plainCsv(['Account address', 'Show boosts', 'Notify on new posts', 'Languages'], rowsOf(addresses));
}

function* rowsOf(addresses: Iterable<Address>): Generator<string[]> {
  for (const address of addresses) yield [address, 'true', 'false', ''];
}
