import { plainCsv } from '../csv/write.ts';
import type { Address } from '../people/address.ts';
import { type FollowSettings, followingAccountsCsv } from './following-accounts-csv.ts';

/** Mastodon refuses an import of more rows (mastodon-api.md §4). */
export const MOST_ROWS = 20_000;
/** Mastodon lets an account follow so many, more only with as many followers (mastodon-api.md §4). */
export const MOST_FOLLOWS = 7_500;

/** How the people of an import file are to be followed or muted. */
export interface ImportSettings extends FollowSettings {
  readonly hideNotifications: boolean;
}

/** A file for the import page of a Mastodon server, in chunks, in the format the server exports itself. */
export function importCsv(
  operation: 'follow' | 'block' | 'mute',
  addresses: readonly Address[],
  settings: ImportSettings,
): Generator<string> {
  if (operation === 'follow') return followingAccountsCsv(addresses, settings);
  if (operation === 'block') return plainCsv(['Account address'], rowsOf(addresses, []));
  return plainCsv(
    ['Account address', 'Hide notifications'],
    rowsOf(addresses, [String(settings.hideNotifications)]),
  );
}

/**
 * The addresses of each import file: none longer than a server takes.
 * @param followed how many the account follows already, where the first file shall stay within the follow limit: a
 *   file that goes beyond it is refused as a whole
 */
export function importParts(addresses: readonly Address[], followed?: number): (readonly Address[])[] {
  const room = followed === undefined ? MOST_ROWS : Math.max(0, MOST_FOLLOWS - followed);
  const first = Math.min(room, MOST_ROWS);
  const parts = first > 0 && addresses.length > 0 ? [addresses.slice(0, first)] : [];
  for (let at = first; at < addresses.length; at += MOST_ROWS)
    parts.push(addresses.slice(at, at + MOST_ROWS));
  return parts;
}

function* rowsOf(addresses: readonly Address[], more: readonly string[]): Generator<string[]> {
  for (const address of addresses) yield [address, ...more];
}
