import type { FileHandle } from 'node:fs/promises';
import { systemReason } from '../files/reason.ts';
import { JournalError, LockedError } from './errors.ts';
import type { Header } from './json-lines-header.ts';

/**
 * A file of JSON records, one a line, that only ever grows. A record counts once its line is complete: what a
 * crash left half-written is cut off on opening, before anything is appended.
 */
export class JsonLinesFile {
  /** The first line of the file: as it was found, or the one it was created with. */
  readonly header: Header;
  readonly #path: string;
  readonly #handle: FileHandle;
  #end: number;
  #last: Promise<void> = Promise.resolve();

  /** For `openJsonLines`. @param end offset in bytes behind the last complete line */
  constructor(path: string, handle: FileHandle, header: Header, end: number) {
    this.#path = path;
    this.#handle = handle;
    this.header = header;
    this.#end = end;
  }

  /**
   * Adds a record; it is on the disk when this resolves. Records land in the order of the calls.
   * @throws {JournalError} when it cannot be written; the file then ends after the last good record, and takes
   *   no more
   */
  append(record: object): Promise<void> {
    this.#last = this.#last.then(() => this.#write(record));
    return this.#last;
  }

  /** Waits for what is being written, and closes the file. */
  async close(): Promise<void> {
    await this.#last.catch(() => 'whoever appended has been told');
    await this.#handle.close();
  }

  async #write(record: object): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size !== this.#end) {
      throw new LockedError(
        `${this.#path} is in use by another run: wait for its end, then run this one again`,
      );
    }
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      await writeAt(this.#handle, line, this.#end);
      await this.#handle.datasync();
    } catch (cause) {
      await this.#handle.truncate(this.#end).catch(() => 'the next opening cuts the torn line off');
      throw new JournalError(
        `${this.#path} could not be written (${systemReason(cause)}): see to that, then run the same command again`,
        { cause },
      );
    }
    this.#end += line.length;
  }
}

/** `FileHandle.write` may write less than it was given. */
async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
