import { type Options, CsvError as ParseError, parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';
import { CsvError } from './errors.ts';
import { unguardFormula } from './spreadsheet.ts';

/** One row of a table, formula guards taken off. Rows may be shorter or longer than the header. */
export interface Row {
  /** Where it ends in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file as it came from a spreadsheet, another tool or somebody's hand. */
export interface Table {
  /** The first row that is not blank, as written. */
  readonly header: Row;
  /** The others without the blank ones. */
  readonly rows: readonly Row[];
}

/** Several times what a list of the people or tweets of one account has. */
const MAX_ROWS = 500_000;

const OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
};

/**
 * Reads CSV whatever wrote it: `,` `;` or tab (by the first line), any encoding `decodeText` knows, CRLF, LF or CR,
 * ragged rows, quoted line breaks.
 *
 * @param input the file's bytes, or its text
 * @param file its name, for messages
 * @throws {CsvError} the file is empty or too large, or a quotation mark never closes
 */
export function readTable(input: Uint8Array | string, file: string): Table {
  const text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : decodeText(input);
  const [header, ...rows] = parseRows(text, file);
  if (!header) throw new CsvError(`${file} is empty. Give a CSV file whose first line names its columns.`);
  return { header, rows };
}

/** The form in which column names are compared: `Twitter ID`, `twitter_id` and `twitterId` are one. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

class TooManyRows extends Error {}

function parseRows(text: string, file: string): Row[] {
  const options = { ...OPTIONS, delimiter: delimiterOf(text) };
  try {
    return records(text, options).filter(row => row.cells.some(cell => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof TooManyRows) {
      const most = MAX_ROWS.toLocaleString('en');
      throw new CsvError(
        `${file} has more than ${most} rows, as no list of people or tweets has. Give the right file, or cut it in two.`,
      );
    }
    if (!(error instanceof ParseError)) throw error;
    const line = lineAfter(Number(error['records']), text, options);
    throw new CsvError(
      `${file} line ${line} has a quotation mark that never closes. Close it or take it out, then run this again.`,
      { cause: error },
    );
  }
}

/** The line on which the row after the first `count` rows begins. */
function lineAfter(count: number, text: string, options: Options): number {
  if (count === 0) return 1;
  return (records(text, { ...options, to: count }).at(-1)?.line ?? 0) + 1;
}

function records(text: string, options: Options): Row[] {
  const rows: Row[] = [];
  parse(text, {
    ...options,
    // What the parser keeps itself of each record takes several times as much memory.
    on_record: (record, { lines }) => {
      if (rows.length === MAX_ROWS) throw new TooManyRows();
      rows.push({ line: lines, cells: record.map(unguardFormula) });
      return null;
    },
  });
  return rows;
}

/** The separator that stands most often in the first line that is not blank, outside quotation marks. */
function delimiterOf(text: string): string {
  const counts: Record<string, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (let at = text.search(/\S/); at >= 0 && at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '\r' || sign === '\n') break;
    else if (sign in counts) counts[sign] = (counts[sign] ?? 0) + 1;
  }
  return [',', ';', '\t'].reduce((best, other) =>
    (counts[other] ?? 0) > (counts[best] ?? 0) ? other : best,
  );
}
