/**
 * What spreadsheet programs do to a CSV file that is opened and saved: they count with 15 digits, show long numbers
 * in E-notation, turn words they know into truth values, and write separators and encodings of their own.
 */
import { parse } from 'csv-parse/sync';

/** One program on one desktop. */
export interface Spreadsheet {
  readonly name: string;
  readonly delimiter: string;
  readonly lineEnd: string;
  /** A number of more than 11 digits as it is shown, and so saved. */
  number(digits: string): string;
  /** What is typed for yes, as it is saved. */
  readonly yes: string;
  readonly no: string;
  encode(text: string): Uint8Array;
}

export const SPREADSHEETS: readonly Spreadsheet[] = [
  {
    name: 'Excel in German, "CSV (Trennzeichen-getrennt)"',
    delimiter: ';',
    lineEnd: '\r\n',
    number: digits => Number(digits).toExponential(5).replace('.', ',').replace('e', 'E'),
    yes: 'WAHR',
    no: 'FALSCH',
    encode: text => Buffer.from(text, 'latin1'),
  },
  {
    name: 'Excel in German, "CSV UTF-8 (durch Trennzeichen getrennt)"',
    delimiter: ';',
    lineEnd: '\r\n',
    number: digits => Number(digits).toExponential(5).replace('.', ',').replace('e', 'E'),
    yes: 'ja',
    no: 'nein',
    encode: text => Buffer.from(`\ufeff${text}`),
  },
  {
    name: 'Excel in English, "CSV UTF-8"',
    delimiter: ',',
    lineEnd: '\r\n',
    number: digits => Number(digits).toExponential(5).replace('e', 'E'),
    yes: 'TRUE',
    no: 'FALSE',
    encode: text => Buffer.from(`\ufeff${text}`),
  },
  {
    name: 'Excel in English, "Unicode Text", ids formatted as numbers',
    delimiter: '\t',
    lineEnd: '\r\n',
    number: digits => digits.slice(0, 15).padEnd(digits.length, '0'),
    yes: 'x',
    no: '',
    encode: text => Buffer.from(`\ufeff${text}`, 'utf16le'),
  },
  {
    name: 'LibreOffice Calc in Italian',
    delimiter: ',',
    lineEnd: '\n',
    number: digits => Number(digits).toExponential(14).replace('e', 'E'),
    yes: 'sì',
    no: 'no',
    encode: text => Buffer.from(text),
  },
];

/**
 * Opens a CSV in the program, answers in the `follow` column, and saves it.
 *
 * @param answers by address; the other rows stay as they are
 */
export function editIn(program: Spreadsheet, csv: string, answers: ReadonlyMap<string, boolean>): Uint8Array {
  const [header = [], ...rows] = parse(csv, { bom: true });
  const address = header.indexOf('address');
  const follow = header.indexOf('follow');
  const edited = rows.map(cells =>
    cells.map((cell, at) => {
      const answer = at === follow ? answers.get(cells[address] ?? '') : undefined;
      if (answer !== undefined) return answer ? program.yes : program.no;
      return /^\d{12,}$/.test(cell) ? program.number(cell) : cell;
    }),
  );
  const needsQuotes = new RegExp(`["\r\n${program.delimiter}]`);
  const quoted = (cell: string) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [header, ...edited].map(cells => cells.map(quoted).join(program.delimiter));
  return program.encode(lines.map(line => line + program.lineEnd).join(''));
}
