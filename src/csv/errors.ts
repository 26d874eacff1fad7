/** A CSV file cannot be used as it is. The message is the sentence for the user: which file and line, why, what next. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}
