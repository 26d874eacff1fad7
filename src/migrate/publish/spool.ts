import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemReason } from '../../files/reason.ts';

/** Where a record lies in the spool: `[start, end)` in bytes. */
export interface SpoolSpan {
  readonly start: number;
  readonly end: number;
}

const WRITE_BYTES = 512 * 2 ** 10;
/** A UTF-16 unit takes no more in UTF-8. */
const BYTES_A_UNIT = 3;
/** Records that lie closer together than this are read as one stretch. */
const GAP_BYTES = 32 * 2 ** 10;
const READ_BYTES = 2 ** 20;

const EMPTY = Buffer.alloc(0);

const SPOOL_FILE = /^\.tweets-[0-9a-f-]{36}\.spool$/;

/**
 * Texts on disk for as long as a run goes on, where memory is too small for them. Only its owner can read the file; its
 * name is gone from the folder as soon as it is open, or, where a file system does not allow that, at the end.
 */
export class Spool {
  readonly #handle: FileHandle;
  readonly #path: string;
  /** Written anew from its start each time: texts in a list would outlive a collection of garbage, and be copied. */
  #unwritten = Buffer.allocUnsafe(2 * WRITE_BYTES);
  #unwrittenBytes = 0;
  #writtenBytes = 0;

  private constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /**
   * Begins an empty spool. What a run that died has left in the folder is removed.
   * @throws {Error} with a sentence for the user when the folder cannot be written
   */
  static async open(folder: string): Promise<Spool> {
    try {
      await removeLeftovers(folder);
      const path = join(folder, `.tweets-${randomUUID()}.spool`);
      const spool = new Spool(await open(path, 'wx+', 0o600), path);
      await spool.#removeName();
      return spool;
    } catch (error) {
      throw failure(`No temporary file can be made in ${folder}`, error);
    }
  }

  /** Where the next record will begin. */
  get end(): number {
    return this.#writtenBytes + this.#unwrittenBytes;
  }

  /** Takes in a well-formed text; it is written by the `flush` that comes next. Not while one is under way. */
  add(text: string): void {
    const most = this.#unwrittenBytes + text.length * BYTES_A_UNIT;
    if (most > this.#unwritten.length) {
      const roomier = Buffer.allocUnsafe(most * 2);
      this.#unwritten.copy(roomier, 0, 0, this.#unwrittenBytes);
      this.#unwritten = roomier;
    }
    this.#unwrittenBytes += this.#unwritten.write(text, this.#unwrittenBytes);
  }

  /** Writes what has gathered, if that is worth a write. @throws {Error} with a sentence for the user on a full disk */
  async flush(least = WRITE_BYTES): Promise<void> {
    if (this.#unwrittenBytes < least || this.#unwrittenBytes === 0) return;
    const bytes = this.#unwritten.subarray(0, this.#unwrittenBytes);
    try {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await this.#handle.write(
          bytes,
          done,
          bytes.length - done,
          this.#writtenBytes + done,
        );
        done += bytesWritten;
      }
    } catch (error) {
      throw failure(`The temporary file ${this.#path} cannot be written`, error);
    }
    this.#writtenBytes += bytes.length;
    this.#unwrittenBytes = 0;
  }

  /** The UTF-8 of the texts at these places, in the order asked for; those near each other are read at once. */
  async read(spans: readonly SpoolSpan[]): Promise<Buffer[]> {
    await this.flush(0);
    this.#unwritten = EMPTY;
    const texts: Buffer[] = new Array(spans.length).fill(EMPTY);
    const byPlace = spans
      .map(({ start, end }, at) => ({ start, end, at }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    for (const stretch of stretches(byPlace)) {
      const start = stretch[0]?.start ?? 0;
      const bytes = await this.#bytes(start, stretch.at(-1)?.end ?? start);
      // A part of the stretch would keep the whole of it in memory, for hours where somebody waits at a record.
      for (const span of stretch)
        texts[span.at] = Buffer.from(bytes.subarray(span.start - start, span.end - start));
    }
    return texts;
  }

  /** Ends the spool; nothing of it stays. */
  async close(): Promise<void> {
    await this.#handle.close();
    await rm(this.#path, { force: true });
  }

  async #bytes(start: number, end: number): Promise<Buffer> {
    const bytes = Buffer.alloc(end - start);
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, read, bytes.length - read, start + read);
      if (bytesRead === 0) {
        throw new Error(`The temporary file ${this.#path} was changed by another program. Run this again.`);
      }
      read += bytesRead;
    }
    return bytes;
  }

  async #removeName(): Promise<void> {
    try {
      await rm(this.#path);
    } catch (error) {
      // Where an open file cannot be removed, `close` does it.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

/** Neighbours that are read at once. @param spans by their start, then by their end; none reaches into another */
function* stretches<T extends SpoolSpan>(spans: readonly T[]): Generator<readonly T[]> {
  let stretch: T[] = [];
  for (const span of spans) {
    const [first] = stretch;
    const last = stretch.at(-1);
    if (first && last && (span.start - last.end > GAP_BYTES || span.end - first.start > READ_BYTES)) {
      yield stretch;
      stretch = [];
    }
    stretch.push(span);
  }
  if (stretch.length > 0) yield stretch;
}

/** A spool in use has no name any more, or the system keeps it from being removed. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!SPOOL_FILE.test(name)) continue;
    try {
      await rm(join(folder, name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

function failure(what: string, error: unknown): Error {
  return new Error(`${what}: ${systemReason(error)}. Make room, or choose another folder with --dir.`, {
    cause: error,
  });
}
