/**
 * A spreadsheet whose language writes decimals with a comma takes a CSV apart at semicolons. Opened by a double click,
 * a file of ours stands in one column; saved, whole rows are one cell each, and what had a semicolon is cut there.
 */

/** Several names with separators between them, and perhaps behind the last. In a text, a space follows a separator. */
const NAMES = /^[\p{L}_][\p{L}\p{N}_ -]*(?:[,;\t][\p{L}\p{N}_-][\p{L}\p{N}_ -]*)+[,;\t]*$/u;
const SEPARATORS = [/,(?! )/, /;(?! )/, /\t/];

/**
 * A cell in quotation marks, as a whole row in one cell has: a row goes into one only for what needs them, which is a
 * separator, a line end or a quotation mark.
 */
const QUOTED_CELL = /(?:^|[,;\t])"[^"]*(?:[,;\t\r\n]|"")/;

/** Of two, the last may well be a name that ends in a semicolon. */
const FEWEST_NAMES = 3;

/**
 * Whether the names of all columns stand in one cell, or empty columns were added behind them in another way.
 * @param line the same as it stands in the file: with a quotation mark in it, one cell would be in quotation marks whole
 */
export function isSquashedHeader(record: readonly string[], line: string): boolean {
  const names = record.filter(cell => cell.trim() !== '');
  if (names.length === 1) return NAMES.test(names[0] ?? '');
  if (names.length < FEWEST_NAMES || line.includes('"')) return false;
  return NAMES.test(names.join(',')) && /;$/.test(names.at(-1) ?? '');
}

/**
 * Whether a row is one cell, in which the separators of all others are, or was cut at a semicolon of its texts.
 * @param columns how many the first row has
 */
export function isSquashed(record: readonly string[], columns: number): boolean {
  if (record.length < columns && record.some(cell => cell.includes('";"')) && hasHalfPair(record))
    return true;
  const [cell = '', ...others] = record;
  if (columns < 2 || others.some(each => each.trim() !== '') || !QUOTED_CELL.test(cell)) return false;
  return SEPARATORS.some(separator => cell.split(separator).length >= columns);
}

/** A cut leaves half of a pair of quotation marks; a text that only speaks of `";"` has both. */
function hasHalfPair(record: readonly string[]): boolean {
  return record.join('').split('"').length % 2 === 0;
}
