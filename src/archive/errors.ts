/** The archive as a whole cannot be used. The message is the sentence for the user: what, why, what next. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** One file of the archive is damaged; the rest can still be read. The message says what is wrong with it. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
  readonly file: string;

  /** @param what a sentence fragment such as "is cut off after 1,024 bytes" */
  constructor(file: string, what: string, options?: ErrorOptions) {
    super(what, options);
    this.file = file;
  }
}
