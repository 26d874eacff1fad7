/** A journal cannot be read or written. The message is the sentence for the user: which file, why, what next. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** Another run is using the file. */
export class LockedError extends JournalError {}

/** A list of people that may belong to a journal elsewhere. A whole sentence. */
export class WhoseJournalError extends Error {
  override readonly name = 'WhoseJournalError';
}
