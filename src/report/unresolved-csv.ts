import { spreadsheetCsv } from '../csv/write.ts';
import type { Contact, MatchedContact } from '../people/types.ts';
import { displayHandle, displayName } from './display-name.ts';

/** The columns of `unresolved.csv`. With an `address` column added it is a file for `--contacts`. */
const UNRESOLVED_COLUMNS = [
  'twitter_id',
  'twitter_handle',
  'twitter_name',
  'relations',
  'profile_url',
  'why',
] as const;

/** `unresolved.csv` in chunks: contacts without an address, each with the link to look for one by hand. */
export function unresolvedCsv(contacts: Iterable<MatchedContact>): Generator<string> {
  return spreadsheetCsv(UNRESOLVED_COLUMNS, cellsOf(contacts));
}

function* cellsOf(contacts: Iterable<MatchedContact>): Generator<string[]> {
  for (const matched of contacts) {
    const { contact } = matched;
    yield [
      contact.id ?? '',
      displayHandle(contact) ?? '',
      displayName(contact) ?? '',
      contact.relations.join(';'),
      twitterUrl(contact),
      whyUnresolved(matched),
    ];
  }
}

function twitterUrl(contact: Contact): string {
  const { id } = contact;
  const handle = displayHandle(contact);
  if (handle !== null) return `https://x.com/${encodeURIComponent(handle)}`;
  return id === null ? '' : `https://x.com/i/user/${id}`;
}

function whyUnresolved({ contact, unchecked }: MatchedContact): string {
  const addresses = [...new Set(unchecked.map(clue => clue.address))];
  if (addresses.length > 0) return `${addresses.join(' and ')} may be an e-mail address; not looked up`;
  return contact.handle === null
    ? 'the archive holds only the id'
    : 'no fediverse address of theirs is known';
}
