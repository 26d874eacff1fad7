import { type InfoRecord, type Options, CsvError as ParseError } from 'csv-parse';
import { CsvError } from './errors.ts';
import { isSquashed, isSquashedHeader } from './one-column.ts';
import { unguardFormula } from './spreadsheet.ts';

/** One row of a table, formula guards taken off. Rows may be shorter or longer than the header. */
export interface Row {
  /** Where it ends in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Several times what a list of the people or tweets of one account has. */
const MAX_ROWS = 500_000;

/**
 * How any CSV is parsed, whatever wrote it.
 * @param beginning of the text, its first line at least
 */
export function parserOptions(beginning: string) {
  return {
    bom: true,
    delimiter: delimiterOf(beginning),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  } satisfies Options;
}

/** Makes rows of what the parser finds in a file, and sentences of what it stumbles over. */
export class Rows {
  readonly #file: string;
  readonly #beginning: string;
  #line = 0;
  /** Of the first row; null before it. */
  #columns: number | null = null;

  /**
   * @param file its name, for messages
   * @param beginning of its text, up to the first row that is not blank at least
   */
  constructor(file: string, beginning: string) {
    this.#file = file;
    this.#beginning = beginning;
  }

  /**
   * @returns null for a blank row, and for the line that tells Excel the separator
   * @throws {CsvError} when there are too many, or a spreadsheet put a whole row into one cell
   */
  take(record: readonly string[], { lines, records }: Pick<InfoRecord, 'lines' | 'records'>): Row | null {
    if (records > MAX_ROWS) {
      const most = MAX_ROWS.toLocaleString('en');
      throw new CsvError(
        `${this.#file} has more than ${most} rows, as no list of people or tweets has. Give the right file, or cut it in two.`,
      );
    }
    this.#line = lines;
    if (record.every(cell => cell.trim() === '')) return null;
    const isFirst = this.#columns === null;
    if (isFirst && SEPARATOR_RECORD.test(record.join(''))) return null;
    const isOneCell = isFirst
      ? isSquashedHeader(record, this.#lineOfText(lines))
      : isSquashed(record, this.#columns ?? 0);
    if (isOneCell) {
      throw new CsvError(
        `${this.#file} line ${lines} has a whole row in one cell, as when a spreadsheet opens a CSV without taking it apart at the commas, and saves it so. Take the file as it was before, or move this one away and let it be written anew; then open it with the import of your spreadsheet (in Excel Data > From Text/CSV), not with a double click.`,
      );
    }
    this.#columns ??= record.length;
    return { line: lines, cells: record.map(unguardFormula) };
  }

  /** What to throw for an error of the parser's: it reads everything but a quotation mark that never closes. */
  explained(error: unknown): unknown {
    if (!(error instanceof ParseError)) return error;
    return new CsvError(
      `${this.#file} line ${this.#line + 1} has a quotation mark that never closes. Close it or take it out, then run this again.`,
      { cause: error },
    );
  }

  /** A line as it stands there. @param line counted from 1 */
  #lineOfText(line: number): string {
    return this.#beginning.split(/\r\n|\n|\r/, line)[line - 1] ?? '';
  }

  /** @throws {CsvError} where there is no first row */
  expectHeader(header: Row | undefined): asserts header is Row {
    if (header) return;
    throw new CsvError(`${this.#file} is empty. Give a CSV file whose first line names its columns.`);
  }
}

/** What some tools write into the first line for Excel: `sep=;`. */
const SEPARATOR_LINE = /^\ufeff?\s*"?sep=([,;\t])"?[,;\t ]*(?:[\r\n]|$)/i;
/** The same without separators. */
const SEPARATOR_RECORD = /^sep=[,;\t]?\s*$/i;

/**
 * The separator that the file names in its first line, else that which stands most often in the first line that is not
 * blank, outside quotation marks.
 */
function delimiterOf(text: string): string {
  const named = SEPARATOR_LINE.exec(text)?.[1];
  if (named !== undefined) return named;
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
