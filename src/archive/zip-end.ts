import type { Bytes } from './zip-bytes.ts';

/** Where a zip's central directory lies, in bytes. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  /** How far behind the place that the zip states. */
  readonly shift: number;
}

/** What the end of a zip says. */
interface End {
  readonly offset: number;
  readonly size: number;
  /** Where the records of the end begin, and so the directory ends. */
  readonly at: number;
}

/** What a record of the directory begins with. */
export const RECORD_SIGNATURE = 0x02014b50;
const END_SIGNATURE = Buffer.from('PK\x05\x06');
/** Of the record that ends a zip, without its comment. */
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
/** What a field of 32 bits holds when its value stands in a Zip64 record. */
export const SEE_ZIP64 = 0xffff_ffff;

/**
 * Reads the records that end a zip (APPNOTE.TXT 4.3.14 to 4.3.16). The last one that says where a directory lies
 * counts: comments, and stored zips inside this one, hold the same signature, and bytes may stand behind the end.
 * A directory that lies right before the last end counts too, wherever it is said to lie: bytes may stand before the
 * zip, and until 10.15 the Archive Utility of macOS wrote no Zip64 records but offsets modulo 2^32.
 * @returns `null` when the bytes do not end as a zip does; a place where nothing lies when the zip is damaged
 */
export async function findDirectory(bytes: Bytes): Promise<DirectoryPlace | null> {
  const tail = await bytes.read(
    Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES),
    END_BYTES + MAX_COMMENT_BYTES,
  );
  let last: DirectoryPlace | null = null;
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    at = tail.lastIndexOf(END_SIGNATURE, at);
    if (at < 0) break;
    const end = await endOf(bytes, tail.subarray(at), bytes.length - tail.length + at);
    if (!end) continue;
    if (await liesThere(bytes, end)) return { ...end, shift: 0 };
    if (at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) last ??= await shifted(bytes, end);
  }
  return last;
}

async function endOf(bytes: Bytes, record: Buffer, at: number): Promise<End | null> {
  const end = { size: record.readUInt32LE(12), offset: record.readUInt32LE(16), at };
  if (end.size !== SEE_ZIP64 && end.offset !== SEE_ZIP64) return end;
  return zip64End(bytes, at - ZIP64_LOCATOR_BYTES);
}

async function shifted(bytes: Bytes, end: End): Promise<DirectoryPlace> {
  const there = { ...end, offset: end.at - end.size };
  const isThere = end.size > 0 && there.offset >= 0 && (await liesThere(bytes, there));
  return isThere ? { ...there, shift: there.offset - end.offset } : { ...end, shift: 0 };
}

async function liesThere(bytes: Bytes, { offset, size, at }: End): Promise<boolean> {
  if (size === 0) return offset === at;
  if (offset + size > at) return false;
  const beginning = await bytes.read(offset, 4);
  return beginning.length === 4 && beginning.readUInt32LE() === RECORD_SIGNATURE;
}

async function zip64End(bytes: Bytes, locatorAt: number): Promise<End | null> {
  const locator = await bytes.read(locatorAt, ZIP64_LOCATOR_BYTES);
  if (locator.length < ZIP64_LOCATOR_BYTES || locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE)
    return null;
  for (const at of [Number(locator.readBigUInt64LE(8)), locatorAt - ZIP64_END_BYTES]) {
    const end = await bytes.read(at, ZIP64_END_BYTES);
    if (end.length < ZIP64_END_BYTES || end.readUInt32LE(0) !== ZIP64_END_SIGNATURE) continue;
    return { size: Number(end.readBigUInt64LE(40)), offset: Number(end.readBigUInt64LE(48)), at };
  }
  return null;
}
