import type { Bytes } from './zip-bytes.ts';

/** Where a zip's central directory lies, in bytes. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
}

/** What a record of the directory begins with. */
export const RECORD = 0x02014b50;
const END = Buffer.from('PK\x05\x06');
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END = 0x06064b50;
const ZIP64_END_BYTES = 56;
/** A field that says: my value stands in the Zip64 record. */
const SEE_ZIP64 = 0xffff_ffff;

/**
 * Reads the records that end a zip (APPNOTE.TXT 4.3.14 to 4.3.16). The last one that says where a directory lies
 * counts: comments, and stored zips inside this one, hold the same signature, and bytes may stand behind the end.
 * @returns `null` when the bytes do not end as a zip does; a place where nothing lies when the zip is damaged
 */
export async function findDirectory(bytes: Bytes): Promise<DirectoryPlace | null> {
  const tail = await bytes.read(
    Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES),
    END_BYTES + MAX_COMMENT_BYTES,
  );
  let stated: DirectoryPlace | null = null;
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    at = tail.lastIndexOf(END, at);
    if (at < 0) break;
    const endAt = bytes.length - tail.length + at;
    const place = await placeOf(bytes, tail.subarray(at), endAt);
    if (place && (await liesThere(bytes, place, endAt))) return place;
    if (at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) stated ??= place;
  }
  return stated;
}

async function placeOf(bytes: Bytes, end: Buffer, endAt: number): Promise<DirectoryPlace | null> {
  const place = { size: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
  if (place.size !== SEE_ZIP64 && place.offset !== SEE_ZIP64) return place;
  return zip64Directory(bytes, endAt - ZIP64_LOCATOR_BYTES);
}

async function liesThere(bytes: Bytes, { offset, size }: DirectoryPlace, endAt: number): Promise<boolean> {
  if (size === 0) return offset === endAt;
  if (offset + size > endAt) return false;
  const beginning = await bytes.read(offset, 4);
  return beginning.length === 4 && beginning.readUInt32LE() === RECORD;
}

async function zip64Directory(bytes: Bytes, locatorAt: number): Promise<DirectoryPlace | null> {
  const locator = await bytes.read(locatorAt, ZIP64_LOCATOR_BYTES);
  if (locator.length < ZIP64_LOCATOR_BYTES || locator.readUInt32LE(0) !== ZIP64_LOCATOR) return null;
  const end = await bytes.read(Number(locator.readBigUInt64LE(8)), ZIP64_END_BYTES);
  if (end.length < ZIP64_END_BYTES || end.readUInt32LE(0) !== ZIP64_END) return null;
  return { size: Number(end.readBigUInt64LE(40)), offset: Number(end.readBigUInt64LE(48)) };
}
