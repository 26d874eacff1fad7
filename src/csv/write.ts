import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './spreadsheet.ts';

/** More of them live so long that V8 takes 16 MB more for what is young. */
const ROWS_A_CHUNK = 64;
const SPREADSHEET_LINE_END = '\r\n';
/** LibreOffice takes commas, semicolons and tabs for separators at once unless the person says otherwise. */
const OTHER_SEPARATORS = /[;\t]/;

/**
 * A table for a spreadsheet: UTF-8 with BOM (Excel guesses the encoding without it), CRLF, and no cell that could
 * become a formula. Comes in chunks of some dozen rows, so that a long table is never one string.
 */
export function* spreadsheetCsv(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  yield '\ufeff';
  yield* chunks(guarded(header, rows), SPREADSHEET_LINE_END);
}

/** The same of rows that come one after the other: `spreadsheetCsv` of a table that is never whole in memory. */
export async function* spreadsheetCsvOf(
  header: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield* spreadsheetCsv(header, []);
  let batch: (readonly string[])[] = [];
  for await (const row of rows) {
    if (batch.push(row.map(guardFormula)) < ROWS_A_CHUNK) continue;
    yield text(batch, SPREADSHEET_LINE_END);
    batch = [];
  }
  if (batch.length > 0) yield text(batch, SPREADSHEET_LINE_END);
}

/** A table for a program that reads it as it stands: no BOM, LF, cells untouched. */
export function* plainCsv(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield* chunks(withHeader(header, rows), '\n');
}

function* withHeader(header: readonly string[], rows: Iterable<readonly string[]>) {
  yield header;
  yield* rows;
}

function* guarded(header: readonly string[], rows: Iterable<readonly string[]>) {
  for (const row of withHeader(header, rows)) yield row.map(guardFormula);
}

function text(batch: (readonly string[])[], lineEnd: string): string {
  return stringify(batch, {
    record_delimiter: lineEnd,
    quote_record_delimiter: true,
    quoted_match: OTHER_SEPARATORS,
  });
}

function* chunks(rows: Iterable<readonly string[]>, lineEnd: string): Generator<string> {
  let batch: (readonly string[])[] = [];
  for (const row of rows) {
    if (batch.push(row) === ROWS_A_CHUNK) {
      yield text(batch, lineEnd);
      batch = [];
    }
  }
  if (batch.length > 0) yield text(batch, lineEnd);
}
