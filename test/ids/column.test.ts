import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Column } from '../../src/ids/column.ts';

describe('a column of numbers', () => {
  it('gives back what was set last at each row, near or far, and 0 elsewhere', () => {
    const row = fc.oneof(fc.nat(100_000), fc.constantFrom(0, 16_383, 16_384, 32_767, 32_768));
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.nat(2 ** 32 - 1))), row, (entries, other) => {
        const column = new Column(Uint32Array);
        for (const [at, value] of entries) column.set(at, value);
        const known = new Map(entries);
        for (const [at, value] of known) assert.equal(column.at(at), value);
        assert.equal(column.at(other), known.get(other) ?? 0);
      }),
    );
  });
});
