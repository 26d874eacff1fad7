import { type InfoRecord, type Options, CsvError as ParseError } from 'csv-parse';
import { CsvError } from './errors.ts';
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
  #line = 0;

  /** @param file its name, for messages */
  constructor(file: string) {
    this.#file = file;
  }

  /** @returns null for a blank row @throws {CsvError} when there are too many */
  take(record: readonly string[], { lines, records }: Pick<InfoRecord, 'lines' | 'records'>): Row | null {
    if (records > MAX_ROWS) {
      const most = MAX_ROWS.toLocaleString('en');
      throw new CsvError(
        `${this.#file} has more than ${most} rows, as no list of people or tweets has. Give the right file, or cut it in two.`,
      );
    }
    this.#line = lines;
    return record.some(cell => cell.trim() !== '')
      ? { line: lines, cells: record.map(unguardFormula) }
      : null;
  }

  /** What to throw for an error of the parser's: it reads everything but a quotation mark that never closes. */
  explained(error: unknown): unknown {
    if (!(error instanceof ParseError)) return error;
    return new CsvError(
      `${this.#file} line ${this.#line + 1} has a quotation mark that never closes. Close it or take it out, then run this again.`,
      { cause: error },
    );
  }

  /** @throws {CsvError} where there is no first row */
  expectHeader(header: Row | undefined): asserts header is Row {
    if (header) return;
    throw new CsvError(`${this.#file} is empty. Give a CSV file whose first line names its columns.`);
  }
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
