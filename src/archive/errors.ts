/** The archive as a whole cannot be used. The message is the sentence for the user: what, why, what next. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/**
 * One file of the archive is damaged; the rest can still be read. The message is a sentence fragment that follows the
 * file's name: "is cut off after 1,024 bytes".
 */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}
