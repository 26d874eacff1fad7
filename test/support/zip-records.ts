/** The fixed-size records of a zip (APPNOTE.TXT 4.3), as bytes. */

const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;
const UTF8_NAMES = 0x0800;
const SIZES_FOLLOW = 0x0008;
const ENCRYPTED = 0x0001;
/** 2020-07-01 12:00:00, so that a zip made twice is the same. */
const DOS_TIME = 12 << 11;
const DOS_DATE = ((2020 - 1980) << 9) | (7 << 5) | 1;

/** One entry as its headers state it, true or not. */
export interface EntryHeader {
  readonly name: Buffer;
  readonly method: number;
  readonly encrypted: boolean;
  /** Size and CRC stand behind the data, not before it. */
  readonly descriptor: boolean;
  /** Sizes and offset stand in a Zip64 extra field. */
  readonly zip64: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** What stands before an entry's data. */
export function localHeader(entry: EntryHeader): Buffer {
  const known = entry.descriptor ? { ...entry, crc: 0, packedSize: 0, size: 0 } : entry;
  const wide = entry.zip64 && !entry.descriptor;
  const extra = wide ? zip64Extra(known.size, known.packedSize) : Buffer.alloc(0);
  return Buffer.concat([
    fields([0x04034b50, 4], [wide ? 45 : 20, 2], ...shared(known, wide), [extra.length, 2]),
    entry.name,
    extra,
  ]);
}

/** What stands behind the data of an entry with `descriptor`. */
export function dataDescriptor(entry: EntryHeader): Buffer {
  const width = entry.zip64 ? 8 : 4;
  return fields([0x08074b50, 4], [entry.crc, 4], [entry.packedSize, width], [entry.size, width]);
}

/** An entry's line in the central directory. */
export function centralHeader(entry: EntryHeader): Buffer {
  const wide = entry.zip64 || entry.offset > MAX_32;
  const extra = wide ? zip64Extra(entry.size, entry.packedSize, entry.offset) : Buffer.alloc(0);
  const versions = wide ? 45 : 20;
  return Buffer.concat([
    fields([0x02014b50, 4], [versions, 2], [versions, 2], ...shared(entry, wide), [extra.length, 2]),
    // Comment length, disk, internal and external attributes.
    fields([0, 2], [0, 2], [0, 2], [0, 4], [wide ? MAX_32 : entry.offset, 4]),
    entry.name,
    extra,
  ]);
}

/** What ends a zip. `zip64` writes the Zip64 records too, needed or not, as Twitter does. */
export function endRecords(
  directory: { readonly count: number; readonly size: number; readonly offset: number },
  comment: Buffer,
  zip64: boolean,
): Buffer {
  const { count, size, offset } = directory;
  const wide = zip64 || count >= MAX_16 || offset >= MAX_32;
  const zip64End = [
    fields([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8]),
    fields([size, 8], [offset, 8]),
    fields([0x07064b50, 4], [0, 4], [offset + size, 8], [1, 4]),
  ];
  const narrowCount = wide ? MAX_16 : count;
  return Buffer.concat([
    ...(wide ? zip64End : []),
    fields([0x06054b50, 4], [0, 2], [0, 2], [narrowCount, 2], [narrowCount, 2]),
    fields([wide ? MAX_32 : size, 4], [wide ? MAX_32 : offset, 4], [comment.length, 2]),
    comment,
  ]);
}

type Field = readonly [value: number, bytes: 2 | 4 | 8];

/** The fields that local and central headers have in common, from the flags to the length of the name. */
function shared(entry: EntryHeader, wide: boolean): Field[] {
  const flags = UTF8_NAMES | (entry.descriptor ? SIZES_FOLLOW : 0) | (entry.encrypted ? ENCRYPTED : 0);
  return [
    [flags, 2],
    [entry.method, 2],
    [DOS_TIME, 2],
    [DOS_DATE, 2],
    [entry.crc, 4],
    [wide ? MAX_32 : entry.packedSize, 4],
    [wide ? MAX_32 : entry.size, 4],
    [entry.name.length, 2],
  ];
}

function zip64Extra(...values: number[]): Buffer {
  return fields([0x0001, 2], [values.length * 8, 2], ...values.map((value): Field => [value, 8]));
}

function fields(...list: Field[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of list) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}
