import { type File, Open } from 'unzipper';
import type { Bytes } from './zip-bytes.ts';
import { type DirectoryPlace, END_BYTES, END_SIGNATURE, RECORD_SIGNATURE, SEE_ZIP64 } from './zip-end.ts';
import type { ZipEntry } from './zip-entry.ts';

const WRAP = 2 ** 32;
/** More than the largest record of the directory can have (46 + 3 × 65,535 bytes). */
const SLICE_BYTES = 256 * 1024;
const RECORD_BYTES = 46;

/**
 * Reads a zip's central directory. unzipper parses the records, but keeps 1.3 kB of objects an entry (100,000
 * entries: 183 MB), so it is handed a slice of the directory at a time, as a small zip of its own.
 * @returns names as they stand in the zip, each with its entry; folders too
 * @throws {RangeError} when the directory is damaged
 */
export async function* readDirectory(
  bytes: Bytes,
  { offset, size, shift }: DirectoryPlace,
): AsyncGenerator<readonly [name: string, entry: ZipEntry]> {
  const placed = placing(shift);
  let at = offset;
  while (at < offset + size) {
    const slice = await bytes.read(at, Math.min(SLICE_BYTES, offset + size - at));
    const { count, length } = wholeRecords(slice);
    if (count === 0) throw new RangeError(`no record of the zip's directory at ${at}`);
    const directory = Buffer.concat([slice.subarray(0, length), endRecord(count, length)]);
    const { files } = await Open.buffer(directory);
    for (const file of files) yield [file.path, placed(entryOf(file))];
    at += length;
  }
}

function entryOf(file: File): ZipEntry {
  return {
    offset: stated(file.offsetToLocalFileHeader),
    packedSize: stated(file.compressedSize),
    size: stated(file.uncompressedSize),
    crc: file.crc32,
    method: file.compressionMethod,
    encrypted: (file.flags & 1) !== 0,
  };
}

/**
 * Puts entries, in their order, where they really lie in a zip whose directory is shifted. Where it is by multiples of
 * 2^32, offsets have lost what does not fit into 32 bits: each that is smaller than the one before has lost once more.
 */
function placing(shift: number): (entry: ZipEntry) => ZipEntry {
  if (shift === 0) return entry => entry;
  if (shift % WRAP !== 0) return entry => ({ ...entry, offset: entry.offset + shift });
  let lost = 0;
  let last = 0;
  return entry => {
    if (entry.offset < last) lost += WRAP;
    last = entry.offset;
    return { ...entry, offset: entry.offset + lost };
  };
}

/** unzipper gives `undefined` where a Zip64 record is missing; the narrow field, false, costs no more than its file. */
function stated(value: number | undefined): number {
  return Number.isSafeInteger(value) ? Number(value) : SEE_ZIP64;
}

/** How many records lie whole in the slice, and how many bytes they take. */
function wholeRecords(slice: Buffer): { count: number; length: number } {
  let count = 0;
  let length = 0;
  while (length + RECORD_BYTES <= slice.length && slice.readUInt32LE(length) === RECORD_SIGNATURE) {
    const name = slice.readUInt16LE(length + 28);
    const extra = slice.readUInt16LE(length + 30);
    const comment = slice.readUInt16LE(length + 32);
    const next = length + RECORD_BYTES + name + extra + comment;
    if (next > slice.length) break;
    length = next;
    count++;
  }
  return { count, length };
}

/** Ends a zip that is nothing but a directory. */
function endRecord(count: number, size: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  END_SIGNATURE.copy(end);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  return end;
}
