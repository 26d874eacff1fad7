/**
 * A spreadsheet whose language writes decimals with a comma takes a CSV apart at semicolons. Opened by a double click,
 * a file of ours stands in one column; saved, whole rows are one cell each, and what had a semicolon is cut there.
 */

/** Several names with separators between them, and perhaps behind the last. */
const NAMES = /^[\p{L}_][\p{L}\p{N}_ -]*(?:[,;\t][\p{L}\p{N}_ -]+)+[,;\t]*$/u;

/** In a text, a space follows. */
const SEPARATORS = [/,(?! )/, /;(?! )/, /\t/];
const SURE_COLUMNS = 4;

/** Whether the names of all columns stand in one cell, or empty columns were added behind them in another way. */
export function isSquashedHeader(record: readonly string[]): boolean {
  const [name = '', ...others] = record.filter(cell => cell.trim() !== '');
  if (others.length === 0) return NAMES.test(name);
  return /[^;];+$/.test(others.at(-1) ?? '');
}

/**
 * Whether a row is one cell, in which the separators of all others are, or was cut at a semicolon of its texts.
 * @param columns how many the first row has
 */
export function isSquashed(record: readonly string[], columns: number): boolean {
  if (record.length < columns && record.some(cell => cell.includes('";"'))) return true;
  const [cell = '', ...others] = record;
  if (columns < 2 || others.some(each => each.trim() !== '')) return false;
  // Few columns make few separators, which a name may have too; rows with quotation marks are what is put into a cell.
  if (columns < SURE_COLUMNS && !cell.includes('"')) return false;
  return SEPARATORS.some(separator => cell.split(separator).length >= columns);
}
