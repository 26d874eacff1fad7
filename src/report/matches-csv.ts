import { readAnswer } from '../csv/answers.ts';
import { CsvError } from '../csv/errors.ts';
import { columnKey, readTable } from '../csv/read.ts';
import type { Row } from '../csv/rows.ts';
import { exactId } from '../csv/spreadsheet.ts';
import { spreadsheetCsv } from '../csv/write.ts';
import { type Address, parseAddress } from '../people/address.ts';
import { extractAddresses } from '../people/extract/extract.ts';
import { CONFIDENCES } from '../people/types.ts';
import type { MatchRow } from './match-row.ts';

/** The columns of `matches.csv`, in their order. The last one is the user's to edit. */
const MATCH_COLUMNS = [
  'twitter_id',
  'twitter_handle',
  'twitter_name',
  'relations',
  'address',
  'confidence',
  'why',
  'profile_url',
  'followed_by_default',
  'follow',
] as const;
type Column = (typeof MATCH_COLUMNS)[number];

/** `matches.csv` in chunks: BOM, CRLF, relations joined by `;`, answers as `yes` and `no`. */
export function matchesCsv(rows: Iterable<MatchRow>): Generator<string> {
  return spreadsheetCsv(MATCH_COLUMNS, cellsOf(rows));
}

function* cellsOf(rows: Iterable<MatchRow>): Generator<string[]> {
  for (const row of rows) {
    yield [
      row.twitterId ?? '',
      row.twitterHandle ?? '',
      row.twitterName ?? '',
      row.relations.join(';'),
      row.address,
      row.confidence ?? '',
      row.why,
      row.profileUrl ?? '',
      row.followedByDefault === null ? '' : yesNo(row.followedByDefault),
      yesNo(row.follow),
    ];
  }
}

function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}

/**
 * Reads `matches.csv` back, whatever a spreadsheet or a person did to it: columns in any order and case, others
 * beside them, ids in E-notation, answers in several languages (an empty one is no). A row without an address is
 * left out unless it is to be followed.
 *
 * @param input the file's bytes, or its text
 * @param file its name, for messages
 * @throws {CsvError} not a table, a column is missing, an address or an answer makes no sense; names the line
 */
export function readMatches(input: Uint8Array | string, file: string): MatchRow[] {
  const { header, rows } = readTable(input, file);
  const keys = header.cells.map(columnKey);
  const at = (column: Column) => keys.indexOf(columnKey(column));
  const missing = (['address', 'follow'] as const).filter(column => at(column) === -1);
  if (missing.length > 0) {
    throw new CsvError(
      `${file} has no column "${missing.join('" and no column "')}" on line ${header.line}. ` +
        `Name its columns as find writes them: ${MATCH_COLUMNS.join(', ')}.`,
    );
  }
  const columns = new Map(MATCH_COLUMNS.map(column => [column, at(column)]));
  return rows.flatMap(row => readRow(new Cells(row, columns, file)) ?? []);
}

/** One row by the names of its columns. */
class Cells {
  readonly #row: Row;
  readonly #columns: ReadonlyMap<Column, number>;
  readonly #file: string;

  constructor(row: Row, columns: ReadonlyMap<Column, number>, file: string) {
    this.#row = row;
    this.#columns = columns;
    this.#file = file;
  }

  /** The trimmed cell, empty where the row or the file has none. */
  text(column: Column): string {
    return this.#row.cells[this.#columns.get(column) ?? -1]?.trim() ?? '';
  }

  answer(column: Column): boolean | null {
    const answer = readAnswer(this.text(column));
    if (answer === undefined) this.fail(column, 'Answer yes or no.');
    return answer;
  }

  /** @throws {CsvError} always */
  fail(column: Column, whatNext: string): never {
    const value = this.text(column);
    const what = value === '' ? `no ${column}` : `"${value}" under ${column}`;
    throw new CsvError(
      `${this.#file} line ${this.#row.line} has ${what}, which makes no sense there. ${whatNext}`,
    );
  }
}

function readRow(cells: Cells): MatchRow | null {
  const follow = cells.answer('follow') ?? false;
  if (cells.text('address') === '' && !follow) return null;
  return {
    twitterId: exactId(cells.text('twitter_id')),
    twitterHandle: cells.text('twitter_handle').replace(/^@/, '') || null,
    twitterName: cells.text('twitter_name') || null,
    relations: cells
      .text('relations')
      .split(/\s*;\s*/)
      .filter(Boolean),
    address: readAddress(cells),
    confidence: CONFIDENCES.find(confidence => confidence === cells.text('confidence').toLowerCase()) ?? null,
    why: cells.text('why'),
    profileUrl: cells.text('profile_url') || null,
    followedByDefault: cells.answer('followed_by_default'),
    follow,
    alsoKnownAs: [],
  };
}

/** `user@host` as `matchesCsv` writes it, or whatever else names one address: `@user@Host`, a profile's link. */
function readAddress(cells: Cells): Address {
  const text = cells.text('address');
  const address = parseAddress(text);
  if (address !== null) return address;
  const [found, another] = extractAddresses(text);
  if (!found || another) return cells.fail('address', 'Write it as user@host.');
  return found.address;
}
