import type { FileHandle } from 'node:fs/promises';
import { JournalError } from './errors.ts';

/** What a file is for and who it belongs to; stands in its first line. */
export interface Header {
  /** The kind of file, such as `lookups`. */
  readonly file: string;
  /** The version of its records. Files of a later version are refused. */
  readonly version: number;
  /** Whatever else the first line says. */
  readonly [name: string]: unknown;
}

/** @throws {JournalError} unless `value` is the first line of such a file in a version known here */
export function checkHeader(path: string, value: unknown, wanted: Header): Header {
  const found = Object(value) as Partial<Header> & { readonly type?: unknown };
  const { type, file, version } = found;
  if (type !== 'header' || file !== wanted.file || typeof version !== 'number') {
    throw new JournalError(
      `${path} is not a ${wanted.file} file of oxpecker: move it away and run the same command again`,
    );
  }
  if (version !== wanted.version) {
    throw new JournalError(
      `${path} was written by another version of oxpecker (its format is ${version}, this one knows ${wanted.version}): run the newest with npx oxpecker@latest, or move the file away`,
    );
  }
  return { ...found, file, version };
}

/**
 * A crash while the file was created leaves the beginning of its first line; anything else is not ours to cut.
 * @param size of the file, in bytes
 * @throws {JournalError} when something else stands there
 */
export async function expectTornHeader(
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
