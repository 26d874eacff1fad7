import fc from 'fast-check';
import { CsvError } from '../../../src/csv/errors.ts';
import { readAltTexts } from '../../../src/report/alt-text-csv.ts';
import { matchesCsv, readMatches } from '../../../src/report/matches-csv.ts';
import { isEditedPostsCsv, readSelection } from '../../../src/report/posts-csv.ts';
import { readContacts } from '../../../src/sources/contacts-csv.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { longText, textUpTo } from '../inputs/text.ts';
import { refusedBy } from '../sentences.ts';
import { target } from '../target.ts';

const NAMES = [
  ...['twitter_id', 'Twitter Handle', 'relations', 'address', 'confidence', 'follow', 'followed_by_default'],
  ...['tweet_id', 'url', 'post', 'reason', 'file', 'description', 'id', 'bio', 'Account address', '@ann'],
];
const CELLS = [
  ...['', '1', '12345678901234567', '1.2E+18', '="123"', '@ann', 'ann@b.example', 'https://b.example/@ann'],
  ...['yes', 'no', 'vielleicht', "'=1+1", 'following;follower', 'confirmed', '1590279871139987457-a.jpg'],
];
/** Five readers go through each table, at some 40 µs a line of a character. */
const text = textUpTo(10_000);
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 2, arbitrary: text },
  { weight: 1, arbitrary: text.map(value => `"${value.replaceAll('"', '""')}"`) },
);
const table = fc.record({
  names: fc.array(fc.oneof(fc.constantFrom(...NAMES), text), { maxLength: 12 }),
  rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }),
  separator: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
  more: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, longText(20_000)),
  encoding: fc.constantFrom('utf8', 'utf16le', 'latin1'),
  mark: fc.constantFrom('', '\ufeff'),
  damage: changes,
});

export const CSV = target(
  table,
  async ({ names, rows, separator, lineEnd, more, encoding, mark, damage }) => {
    const lines = [names, ...rows].map(cells => cells.join(separator));
    const written = Buffer.from(mark + lines.join(lineEnd) + more, encoding as BufferEncoding);
    const bytes = changed(written, damage);
    const chunks = async function* () {
      yield bytes;
    };
    await refusedBy([CsvError], () => readContacts(chunks(), 'list.csv'));
    await refusedBy([CsvError], () => [...matchesCsv(readMatches(bytes, 'matches.csv'))]);
    await refusedBy([CsvError], () => readSelection(chunks(), 'posts.csv'));
    await refusedBy([CsvError], () => readAltTexts(chunks(), 'alt-text.csv'));
    await isEditedPostsCsv(chunks());
  },
);
