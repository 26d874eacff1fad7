import { type Info, type Options, CsvError as ParseError, parse } from 'csv-parse/sync';
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

const OPTIONS = {
  info: true,
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
 * @throws {CsvError} the file is empty, or a quotation mark never closes
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

function parseRows(text: string, file: string): Row[] {
  const options = { ...OPTIONS, delimiter: delimiterOf(text) };
  try {
    return records(text, options).filter(row => row.cells.some(cell => cell.trim() !== ''));
  } catch (error) {
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
  // The declared return type knows nothing of the `info` option.
  const parsed: unknown[] = parse(text, options);
  return (parsed as { record: string[]; info: Info }[]).map(({ record, info }) => ({
    line: info.lines,
    cells: record.map(unguardFormula),
  }));
}

/** The separator that stands most often in the first line, outside quotation marks. */
function delimiterOf(text: string): string {
  const firstLine = /^\s*(?:"(?:[^"]|"")*"|[^"\r\n]+)*/.exec(text)?.[0] ?? '';
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}
