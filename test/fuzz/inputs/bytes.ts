import fc from 'fast-check';

/** One thing done to some bytes. Places are wrapped round their length. */
export type Change =
  | { readonly kind: 'set' | 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'remove' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'cut'; readonly at: number };

const at = fc.nat();
const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.nat(5000));
const INTERESTING = [
  '00',
  'ff',
  '7f',
  'ffff',
  'ffffffff',
  '00000000',
  'ffffffffffffffff',
  'ffffffffffffff7f',
];
const bytes = fc.oneof(
  fc.constantFrom(...INTERESTING).map(hex => new Uint8Array(Buffer.from(hex, 'hex'))),
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
);

/** Damage as disks, networks, editors and attackers do it; the earlier changes are done first. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), at, bytes }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), at, bytes }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'repeat' as const), at, length }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at }) },
  ),
  { maxLength: 4 },
);

/** The bytes with all of it done. */
export function changed(sound: Uint8Array, list: readonly Change[]): Buffer {
  return list.reduce<Buffer>((now, change) => changedOnce(now, change), Buffer.from(sound));
}

function changedOnce(now: Buffer, change: Change): Buffer {
  const place = change.at % (now.length + 1);
  const before = now.subarray(0, place);
  switch (change.kind) {
    case 'set':
      return Buffer.concat([before, change.bytes, now.subarray(place + change.bytes.length)]);
    case 'insert':
      return Buffer.concat([before, change.bytes, now.subarray(place)]);
    case 'remove':
      return Buffer.concat([before, now.subarray(place + change.length)]);
    case 'repeat':
      return Buffer.concat([before, now.subarray(place, place + change.length), now.subarray(place)]);
    case 'cut':
      return Buffer.from(before);
  }
}
