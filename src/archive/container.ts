/**
 * Where an archive's bytes lie: a zip, an unpacked folder, or several zips side by side. The rest of the room
 * only knows this port.
 */
export interface Container {
  /** What the user named, for error sentences. */
  readonly path: string;
  /**
   * Every file inside, `/`-separated, in one flat namespace: a top folder is taken off, `__MACOSX/`,
   * `.DS_Store` and names that would leave the archive (`../`, absolute) are not there.
   */
  names(): Iterable<string>;
  /**
   * Uncompressed size in bytes as the directory states it; `undefined` when there is no such file.
   * @throws {ArchiveError} when the system does not tell
   */
  size(name: string): number | undefined;
  /**
   * A file's bytes, in chunks.
   * @throws {DamagedFileError} when the bytes cannot be had or differ from the stated size or CRC-32; what stands
   *   before the damage has been yielded, but for up to a chunk where packed bytes are broken
   * @throws the reason of the signal with which the container was opened, when it is aborted
   */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
