import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IdSet } from '../../src/ids/id-set.ts';
import { IdTable } from '../../src/ids/id-table.ts';

test('an id set holds what was added of the ids of its table', () => {
  const anId = fc.bigInt({ min: 1n, max: 10n ** 20n - 1n }).map(String);
  fc.assert(
    fc.property(fc.uniqueArray(anId, { maxLength: 100 }), fc.array(fc.nat()), (ids, picks) => {
      const table = new IdTable();
      for (const id of ids) table.add(id);
      const set = new IdSet(table);
      const added = new Set<string>();
      for (const pick of picks) {
        const id = ids[pick % ids.length];
        if (id === undefined) continue;
        set.add(id);
        added.add(id);
      }
      assert.equal(set.size, added.size);
      for (const id of ids) assert.equal(set.has(id), added.has(id));
    }),
  );
});

test('an id that the table does not have is in no set of it', () => {
  const table = new IdTable();
  table.add('1');
  const set = new IdSet(table);
  assert.equal(set.has('2'), false);
  assert.throws(() => set.add('2'), RangeError);
});
