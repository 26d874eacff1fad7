/** A journal cannot be read or written. The message is the sentence for the user: which file, why, what next. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** Another run is using the file. */
export class LockedError extends JournalError {}
