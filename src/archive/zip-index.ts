import { ArchiveError } from './errors.ts';
import { innerName, topFolder } from './top-folder.ts';
import type { Bytes } from './zip-bytes.ts';
import { readDirectory } from './zip-directory.ts';
import { findDirectory } from './zip-end.ts';
import type { ZipEntry } from './zip-entry.ts';

/**
 * The files of a zip by their names inside the archive.
 * @param path what the user named
 * @throws {ArchiveError} when it is no zip, cut off, damaged or encrypted
 */
export async function indexZip(path: string, bytes: Bytes): Promise<Map<string, ZipEntry>> {
  if (bytes.length === 0) throw new ArchiveError(`${path} is empty (0 bytes): download it again.`);
  const entries = await readEntries(path, bytes);
  if (entries.length > 0 && entries.every(([, entry]) => entry.encrypted)) {
    throw new ArchiveError(`${path} is encrypted: unpack it with its password and name the folder.`);
  }
  const names = entries.map(([name]) => name);
  const top = topFolder(path, names);
  if (top === '') return new Map(entries);
  const inside = entries.filter(([name]) => name.startsWith(top));
  return new Map(inside.map(([name, entry]) => [name.slice(top.length), entry]));
}

async function readEntries(path: string, bytes: Bytes): Promise<[name: string, entry: ZipEntry][]> {
  const place = await findDirectory(bytes);
  if (!place) throw await noDirectory(path, bytes);
  const entries: [name: string, entry: ZipEntry][] = [];
  try {
    for await (const [raw, entry] of readDirectory(bytes, place)) {
      const name = innerName(raw);
      if (name !== null) entries.push([name, entry]);
    }
  } catch (cause) {
    bytes.throwIfAborted();
    throw new ArchiveError(`${path} is damaged, its list of files cannot be read: download it again.`, {
      cause,
    });
  }
  if (shareTheirBytes(entries, bytes.length)) {
    throw new ArchiveError(
      `${path} is a zip bomb, whose files share their bytes: name the zip that Twitter gave you.`,
    );
  }
  return entries;
}

/** Whether files take up far more of a zip than it has; not if merely a few state a false size. */
function shareTheirBytes(entries: readonly (readonly [string, ZipEntry])[], length: number): boolean {
  const packed = entries.reduce(
    (sum, [, entry]) => sum + Math.max(0, Math.min(entry.packedSize, length - entry.offset)),
    0,
  );
  return packed > 8 * length;
}

async function noDirectory(path: string, bytes: Bytes): Promise<ArchiveError> {
  const beginning = (await bytes.read(0, Math.min(bytes.length, 512))).toString('latin1');
  if (beginning.startsWith('PK\x03\x04'))
    return new ArchiveError(`${path} is cut off, as by a download that stopped: download it again.`);
  // What a browser saves in place of the archive where nobody is logged in.
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b/i.test(beginning)) {
    return new ArchiveError(
      `${path} is a web page, not a zip: log in to x.com in your browser, download the archive there again, and name that zip.`,
    );
  }
  return new ArchiveError(
    `${path} is not a zip: name the zip that Twitter gave you, or its unpacked folder.`,
  );
}
