import fc from 'fast-check';

/** The fields of the records of a zip by signature: their places and lengths in bytes (APPNOTE.TXT 4.3). */
const FIELDS: Readonly<Record<string, readonly (readonly [at: number, length: 2 | 4 | 8])[]>> = {
  // Local header: flags, method, CRC, sizes, lengths of name and extra field.
  'PK\x03\x04': [
    [6, 2],
    [8, 2],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ],
  // Directory: flags, method, CRC, sizes, lengths of name, extra field and comment, attributes, offset.
  'PK\x01\x02': [
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [38, 4],
    [42, 4],
  ],
  // End: disks, counts, size and offset of the directory, length of the comment.
  'PK\x05\x06': [
    [4, 2],
    [6, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
  // Zip64 end, its locator, and the extra field that holds wide sizes.
  'PK\x06\x06': [
    [4, 8],
    [24, 8],
    [32, 8],
    [40, 8],
    [48, 8],
  ],
  'PK\x06\x07': [
    [4, 4],
    [8, 8],
    [16, 4],
  ],
  '\x01\x00\x18\x00': [
    [2, 2],
    [4, 8],
    [12, 8],
    [20, 8],
  ],
};
const PLACES = Object.entries(FIELDS).flatMap(([signature, fields]) =>
  fields.map(([at, length]) => ({ signature, at, length })),
);

/** Another value in a field of one of the records. */
export interface FieldChange {
  readonly field: (typeof PLACES)[number];
  /** Which record of that kind, wrapped round their number. */
  readonly which: number;
  readonly value: bigint;
}

const value = fc.oneof(
  fc.constantFrom(0n, 1n, 8n, 0xffffn, 0x7fff_ffffn, 0xffff_ffffn, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n),
  fc.bigInt({ min: 0n, max: 400n }),
);

export const fieldChanges: fc.Arbitrary<readonly FieldChange[]> = fc.array(
  fc.record({ field: fc.constantFrom(...PLACES), which: fc.nat(7), value }),
  { maxLength: 4 },
);

/** A zip whose records say something else, here and there. */
export function damagedZip(sound: Uint8Array, list: readonly FieldChange[]): Buffer {
  const bytes = Buffer.from(sound);
  for (const { field, which, value: written } of list) {
    const records = placesOf(bytes, field.signature);
    const at = (records[which % Math.max(1, records.length)] ?? bytes.length) + field.at;
    if (at + field.length > bytes.length) continue;
    const wide = Buffer.alloc(8);
    wide.writeBigUInt64LE(written);
    wide.copy(bytes, at, 0, field.length);
  }
  return bytes;
}

/** The first records with this signature: what looks like one in the data of a file counts as well. */
function placesOf(bytes: Buffer, signature: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(signature, 0, 'latin1'); at >= 0 && places.length < 8; ) {
    places.push(at);
    at = bytes.indexOf(signature, at + 1, 'latin1');
  }
  return places;
}
