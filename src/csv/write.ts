import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './spreadsheet.ts';

const ROWS_A_CHUNK = 500;

/**
 * A table for a spreadsheet: UTF-8 with BOM (Excel guesses the encoding without it), CRLF, and no cell that could
 * become a formula. Comes in chunks of some hundred rows, so that a long table is never one string.
 */
export function* spreadsheetCsv(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  yield '\ufeff';
  yield* chunks(guarded(header, rows), '\r\n');
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

function* chunks(rows: Iterable<readonly string[]>, lineEnd: string): Generator<string> {
  const text = (batch: (readonly string[])[]) =>
    stringify(batch, { record_delimiter: lineEnd, quote_record_delimiter: true });
  let batch: (readonly string[])[] = [];
  for (const row of rows) {
    if (batch.push(row) === ROWS_A_CHUNK) {
      yield text(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield text(batch);
}
