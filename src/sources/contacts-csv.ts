import { readAnswer } from '../csv/answers.ts';
import { CsvError } from '../csv/errors.ts';
import { columnKey, readTable } from '../csv/read.ts';
import type { Row } from '../csv/rows.ts';
import { exactId } from '../csv/spreadsheet.ts';
import { writtenAccount } from '../people/twitter-link.ts';
import type { ContactEntry } from '../people/types.ts';

type Meaning = keyof ContactEntry;

/** The names a column may have, by what it holds; compared by `columnKey`. */
const NAMES: Readonly<Record<Meaning, readonly string[]>> = {
  id: ['id', 'twitter_id', 'accountId'],
  handle: ['handle', 'screen_name', 'username', 'twitter', 'twitter_handle'],
  name: ['name', 'twitter_name'],
  bio: ['bio', 'description'],
  location: ['location'],
  url: ['url', 'website'],
  address: ['address', 'mastodon', 'fediverse', 'Account address'],
};

/** Where the columns of each meaning stand, in the file's order. */
type Columns = Readonly<Record<Meaning, readonly number[]>>;

/**
 * Reads a contacts file: another finder's export, a hand-made list, an export of whom somebody follows on Mastodon, a
 * `matches.csv` (of which only the rows to be followed count), or a bare list of `@handles` and addresses without a
 * header.
 *
 * @param chunks the bytes of the file
 * @param file its name, for messages
 * @throws {CsvError} empty, not a table, or no column it understands
 */
export async function readContacts(chunks: AsyncIterable<Uint8Array>, file: string): Promise<ContactEntry[]> {
  const bytes: Uint8Array[] = [];
  for await (const chunk of chunks) bytes.push(chunk);
  const { header, rows } = readTable(Buffer.concat(bytes), file);

  const keys = header.cells.map(columnKey);
  const columns = columnsOf(keys);
  if (Object.values(columns).some(places => places.length > 0)) {
    const follow = keys.includes(columnKey('followed_by_default')) ? keys.indexOf('follow') : -1;
    const vouched = follow === -1 ? rows : rows.filter(row => readAnswer(row.cells[follow] ?? '') === true);
    return vouched.map(row => toEntry(row, columns)).filter(isSomeone);
  }
  if (isBareList(header)) {
    return [header, ...rows].map(row => toEntry(row, BARE_LIST)).filter(isSomeone);
  }
  throw new CsvError(
    `${file} has no column that find understands. Name at least one on the first line: ${Object.values(NAMES).flat().join(', ')}.`,
  );
}

const BARE_LIST: Columns = { id: [], handle: [0], name: [], bio: [], location: [], url: [], address: [] };

/** A first line that can be no header: a single `@handle`, address or profile link. */
function isBareList({ cells }: Row): boolean {
  return cells.length === 1 && /[@/]/.test(cells[0] ?? '');
}

function columnsOf(keys: readonly string[]): Columns {
  const places = (meaning: Meaning) => {
    const names = new Set(NAMES[meaning].map(columnKey));
    return keys.flatMap((key, at) => (names.has(key) ? [at] : []));
  };
  return {
    id: places('id'),
    handle: places('handle'),
    name: places('name'),
    bio: places('bio'),
    location: places('location'),
    url: places('url'),
    address: places('address'),
  };
}

function toEntry({ cells }: Row, columns: Columns): ContactEntry {
  const text = (meaning: Meaning) => {
    const filled = columns[meaning].find(at => cells[at]?.trim());
    return filled === undefined ? null : (cells[filled]?.trim() ?? null);
  };
  const written = text('handle');
  const account = writtenAccount(written ?? '');
  return {
    id: exactId(text('id') ?? '') ?? account?.id ?? null,
    handle: account?.handle ?? null,
    name: text('name'),
    bio: text('bio'),
    location: text('location'),
    url: text('url'),
    // "username" often heads a column of fediverse addresses.
    address: text('address') ?? (account === null ? written : null),
  };
}

/** Whether a row says of anybody who or where they are. */
function isSomeone(entry: ContactEntry): boolean {
  return entry.id !== null || entry.handle !== null || entry.address !== null;
}
