import type { Bytes } from './zip-bytes.ts';
import { type DirectoryPlace, RECORD_SIGNATURE, SEE_ZIP64 } from './zip-end.ts';
import type { ZipEntry } from './zip-entry.ts';

const WRAP = 2 ** 32;
/** More than the largest record of the directory can have (46 + 3 × 65,535 bytes). */
const SLICE_BYTES = 256 * 1024;
const RECORD_BYTES = 46;
/** The part of a record's extra field that holds what does not fit into its fields of 32 bits. */
const ZIP64_EXTRA = 1;

/**
 * Reads a zip's central directory (APPNOTE.TXT 4.3.12), a slice at a time.
 * @returns names as they stand in the zip, taken as UTF-8, each with its entry; folders too
 * @throws {RangeError} when the directory is damaged
 */
export async function* readDirectory(
  bytes: Bytes,
  { offset, size, shift }: DirectoryPlace,
): AsyncGenerator<readonly [name: string, entry: ZipEntry]> {
  const placed = placing(shift);
  const end = offset + size;
  for (let at = offset; at < end; ) {
    const slice = await bytes.read(at, Math.min(SLICE_BYTES, end - at));
    let length = 0;
    for (let record = firstRecord(slice); record; record = firstRecord(slice.subarray(length))) {
      yield [nameOf(record), placed(entryOf(record))];
      length += record.length;
    }
    if (length === 0) throw new RangeError(`no record of the zip's directory at ${at}`);
    at += length;
  }
}

/** The bytes of the record that these begin with; `null` when they begin with none that is whole. */
function firstRecord(bytes: Buffer): Buffer | null {
  if (bytes.length < RECORD_BYTES || bytes.readUInt32LE(0) !== RECORD_SIGNATURE) return null;
  const length = extraOffset(bytes) + bytes.readUInt16LE(30) + bytes.readUInt16LE(32);
  return length <= bytes.length ? bytes.subarray(0, length) : null;
}

function nameOf(record: Buffer): string {
  return record.toString('utf8', RECORD_BYTES, extraOffset(record));
}

function extraOffset(record: Buffer): number {
  return RECORD_BYTES + record.readUInt16LE(28);
}

function entryOf(record: Buffer): ZipEntry {
  const wide = zip64Fields(record);
  const stated = (narrow: number) => (narrow === SEE_ZIP64 ? (wide.shift() ?? narrow) : narrow);
  // In the order in which a Zip64 part holds those of them that it holds (4.5.3).
  const size = stated(record.readUInt32LE(24));
  const packedSize = stated(record.readUInt32LE(20));
  const offset = stated(record.readUInt32LE(42));
  return {
    offset,
    packedSize,
    size,
    crc: record.readUInt32LE(16),
    method: record.readUInt16LE(10),
    encrypted: (record.readUInt16LE(8) & 1) !== 0,
  };
}

/**
 * The 64-bit fields of a record's Zip64 part. None where it is missing or damaged, and none that no file can have: the
 * narrow field, false, costs no more than its file.
 */
function zip64Fields(record: Buffer): number[] {
  const start = extraOffset(record);
  const extra = record.subarray(start, start + record.readUInt16LE(30));
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    const part = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    const fields = Array.from({ length: part.length >> 3 }, (_, i) => Number(part.readBigUInt64LE(8 * i)));
    return fields.map(field => (Number.isSafeInteger(field) ? field : SEE_ZIP64));
  }
  return [];
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
