import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { IdSet } from '../../src/archive/id-set.ts';

const id = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const smallId = fc.integer({ min: 1, max: 50 }).map(String);
/** Ids that differ only above or only below the last nine digits. */
const twinId = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([a, b]) => `${a}00000000${b}`);

test('a set of ids knows exactly the ids that were added', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(id, smallId, twinId), { maxLength: 3000 }), id, (ids, other) => {
      const set = new IdSet();
      const known = new Set<string>();
      for (const each of ids) {
        assert.equal(set.add(each), !known.has(each));
        known.add(each);
      }
      for (const each of ids) assert.equal(set.has(each), true);
      assert.equal(set.has(other), known.has(other));
    }),
    { seed: 2022, numRuns: 50 },
  );
});
