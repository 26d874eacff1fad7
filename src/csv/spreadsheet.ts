/**
 * What a spreadsheet takes for a formula (OWASP, "CSV Injection"; in full width too, where one writes so), after any
 * number of guards, so that a text which itself begins with `'=` survives the round trip.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The cell with a leading `'` where a spreadsheet would otherwise run it as a formula. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return GUARDED_FORMULA.test(cell) ? cell.slice(1) : cell;
}

/**
 * A Twitter id from a cell, also as `="123"` or `'123`, or `null` where a spreadsheet has spoilt it: E-notation
 * (`1.27845E+18`), or rounded to the 15 digits a spreadsheet counts with. One genuine long id in a thousand looks
 * rounded too; its row is then known by handle or address.
 */
export function exactId(cell: string): string | null {
  const digits = /^(?:="|')?([1-9]\d{0,19})"?$/.exec(cell.trim())?.[1];
  return digits === undefined || /^\d{15}0+$/.test(digits) ? null : digits;
}
