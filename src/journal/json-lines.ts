import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { JsonLinesFile } from './json-lines-file.ts';
import { checkHeader, expectTornHeader, type Header } from './json-lines-header.ts';
import { readLines } from './lines.ts';
import { isMissing, openOwnFile } from './own-file.ts';

/** How to read what is already there. */
export interface Reading {
  /** Every record in order, as parsed JSON, with its line (the header is line 1). What it throws refuses the file. */
  onRecord(record: unknown, line: number): void;
  /** A line that is no JSON (the header is line 1). What it throws refuses the file. */
  onDamage(line: number): void;
}

/**
 * Opens a JSON-lines file, or creates it with `header` as its first line, and hands over every record in it.
 * @throws {JournalError} when the file is of another kind or a later version, is not the person's own (see
 *   `openOwnFile`), or cannot be opened
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
    else reading.onDamage(line);
  });
  return { found: headers[0] ?? null, end, size };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
