import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { decodeChunks, decodeText } from './decode.ts';
import { parserOptions, type Row, Rows } from './rows.ts';

/** A CSV file as it came from a spreadsheet, another tool or somebody's hand. */
export interface Table {
  /** The first row that is not blank, as written. */
  readonly header: Row;
  /** The others without the blank ones. */
  readonly rows: readonly Row[];
}

/** Longer than any line of headings, in characters. */
const BEGINNING = 16 * 1024;

/**
 * Reads CSV whatever wrote it: `,` `;` or tab (by the first line), any encoding `decodeText` knows, CRLF, LF or CR,
 * ragged rows, quoted line breaks.
 *
 * @param input the file's bytes, or its text
 * @param file its name, for messages
 * @throws {CsvError} the file is empty or too large, or a quotation mark never closes
 */
export function readTable(input: Uint8Array | string, file: string): Table {
  const text = typeof input === 'string' ? input : decodeText(input);
  const taken: Rows = new Rows(file, text);
  const found: Row[] = [];
  try {
    parseWhole(text, {
      ...parserOptions(text),
      // What the parser keeps itself of each record takes several times as much memory.
      on_record: (record, info) => {
        const row = taken.take(record, info);
        if (row) found.push(row);
        return null;
      },
    });
  } catch (error) {
    throw taken.explained(error);
  }
  const [header, ...rows] = found;
  taken.expectHeader(header);
  return { header, rows };
}

/**
 * The rows of a table that may be too large to be whole in memory, one after the other, the header first: read as
 * `readTable` reads it. Whoever stops early ends the reading.
 *
 * @param chunks the bytes of the file
 * @param file its name, for messages
 * @throws {CsvError} as `readTable`, but only where it gets to; what the source throws as it is
 */
export async function* readRows(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  const text = decodeChunks(chunks);
  const beginning = await beginningOf(text);
  const taken: Rows = new Rows(file, beginning);
  const parser = parse({
    ...parserOptions(beginning),
    // Its types know only of arrays.
    on_record: (record, info) => taken.take(record, info) as unknown as string[],
  });
  // What ends the reading comes out of the parser.
  const rows: AsyncIterable<Row> = pipeline(continued(beginning, text), parser, () => undefined);
  let header: Row | undefined;
  try {
    for await (const row of rows) {
      header ??= row;
      yield row;
    }
  } catch (error) {
    throw taken.explained(error);
  }
  taken.expectHeader(header);
}

async function beginningOf(text: AsyncIterator<string>): Promise<string> {
  let beginning = '';
  while (beginning.length < BEGINNING) {
    const { value, done } = await text.next();
    if (done) break;
    beginning += value;
  }
  return beginning;
}

async function* continued(beginning: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  yield beginning;
  yield* text;
}

/** The form in which column names are compared: `Twitter ID`, `twitter_id` and `twitterId` are one. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
