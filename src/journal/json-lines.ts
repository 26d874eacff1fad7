import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { JournalError, LockedError } from './errors.ts';
import { readLines } from './lines.ts';
import { isMissing, openOwnFile } from './own-file.ts';

/** What a file is for and who it belongs to; stands in its first line. */
export interface Header {
  /** The kind of file, such as `lookups`. */
  readonly file: string;
  /** The version of its records. Files of a later version are refused. */
  readonly version: number;
  /** Whatever else the first line says. */
  readonly [name: string]: unknown;
}

/** How to read what is already there. */
export interface Reading {
  /** Every record in order, as parsed JSON, with its line (the header is line 1). What it throws refuses the file. */
  onRecord(record: unknown, line: number): void;
  /** A line that is no JSON (the header is line 1). Without this, such a line refuses the whole file. */
  onDamage?(line: number): void;
}

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
        `${this.#path} could not be written: ${messageOf(cause)}. See to the disk, then run the same command again`,
        {
          cause,
        },
      );
    }
    this.#end += line.length;
  }
}

/**
 * Opens a JSON-lines file, or creates it with `header` as its first line, and hands over every record in it.
 * @throws {JournalError} when the file is of another kind or a later version, is damaged (see `onDamage`), is
 *   not the person's own (see `openOwnFile`), or cannot be opened
 */
export async function openJsonLines(path: string, header: Header, reading: Reading): Promise<JsonLinesFile> {
  const handle = await openOwnFile(path, constants.O_RDWR | constants.O_CREAT);
  try {
    const { found, end, size } = await readRecords(path, handle, header, reading);
    if (found === null && size > 0) await expectTornHeader(path, handle, size, header);
    if (end < size) {
      await handle.truncate(end);
      await handle.datasync();
    }
    const file = new JsonLinesFile(path, handle, found ?? header, end);
    if (found === null) await file.append({ type: 'header', ...header });
    return file;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Reads what is complete in a JSON-lines file now, and changes nothing: another run may be writing it.
 * @returns null when there is no such file; `header` is null when its first line is not complete; `torn`: the bytes
 *   behind the last complete line
 * @throws {JournalError} as `openJsonLines` does
 */
export async function readJsonLines(
  path: string,
  header: Header,
  reading: Reading,
): Promise<{ readonly header: Header | null; readonly torn: number } | null> {
  const handle = await openOwnFile(path, constants.O_RDONLY).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { found, end, size } = await readRecords(path, handle, header, reading);
    return { header: found, torn: size - end };
  } finally {
    await handle.close();
  }
}

/** Hands over the complete records; `found` is the first line, null when that is not complete. */
async function readRecords(path: string, handle: FileHandle, header: Header, reading: Reading) {
  const headers: Header[] = [];
  const { end, size } = await readLines(handle, (text, line) => {
    const value = parse(text);
    if (line === 1) headers.push(checkHeader(path, value, header));
    else if (value !== undefined) reading.onRecord(value, line);
    else if (reading.onDamage) reading.onDamage(line);
    else
      throw new JournalError(
        `${path} is damaged in line ${line}: it is not JSON. Put back a copy from before the damage, or move it away`,
      );
  });
  return { found: headers[0] ?? null, end, size };
}

/** @throws {JournalError} unless `value` is the first line of such a file in a version known here */
function checkHeader(path: string, value: unknown, wanted: Header): Header {
  const found = Object(value) as Partial<Header> & { readonly type?: unknown };
  const { type, file, version } = found;
  if (type !== 'header' || file !== wanted.file || typeof version !== 'number') {
    throw new JournalError(`${path} is not a ${wanted.file} file of this tool: move it away and run again`);
  }
  if (version !== wanted.version) {
    throw new JournalError(
      `${path} has version ${version}, and this version of the tool knows ${wanted.version}: update the tool, or move the file away`,
    );
  }
  return { ...found, file, version };
}

/** A crash while the file was created leaves the beginning of its first line; anything else is not ours to cut. */
async function expectTornHeader(
  path: string,
  handle: FileHandle,
  size: number,
  header: Header,
): Promise<void> {
  const whole = Buffer.from(JSON.stringify({ type: 'header', ...header }));
  const there = Buffer.alloc(Math.min(size, whole.length));
  await handle.read(there, 0, there.length, 0);
  if (size > whole.length || !whole.subarray(0, size).equals(there)) checkHeader(path, undefined, header);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `FileHandle.write` may write less than it was given. */
async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
