import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { IdTable } from '../../src/ids/id-table.ts';

const anId = fc.oneof(
  fc.bigInt({ min: 1n, max: 99_999_999_999_999_999_999n }),
  fc.bigInt({ min: 1n, max: 50n }),
  // Ids that differ only above or only below the last nine digits.
  fc.bigInt({ min: 0n, max: 50n }).map(low => 7_000_000_000n + low),
  fc
    .tuple(fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: 0n, max: 9n }))
    .map(([a, b]) => a * 10n ** 9n + b),
);

describe('the table of ids', () => {
  it('numbers ids as they come, each once, and finds them again', () => {
    fc.assert(
      fc.property(fc.array(anId.map(String), { maxLength: 3000, size: 'max' }), ids => {
        const table = new IdTable();
        const known = new Map<string, number>();
        for (const id of ids) {
          const row = table.add(id);
          assert.equal(row, known.has(id) ? null : known.size);
          if (row !== null) known.set(id, row);
        }
        assert.equal(table.size, known.size);
        assert.deepEqual(
          Array.from(known.keys(), (_, row) => table.idOf(row)),
          [...known.keys()],
        );
        for (const [id, row] of known) {
          assert.equal(table.rowOf(id), row);
          assert.equal(table.idOf(row), id);
          assert.equal(table.ensure(id), row);
          assert.ok(table.has(id));
        }
        assert.equal(table.rowOf('123456789'), known.get('123456789') ?? -1);
        assert.equal(table.has('123456789'), known.has('123456789'));
      }),
      { numRuns: 20 },
    );
  });

  it('orders ids as numbers', () => {
    fc.assert(
      fc.property(anId, anId, (a, b) => {
        const table = new IdTable();
        const order = Math.sign(table.compareIds(table.ensure(String(a)), table.ensure(String(b))));
        assert.equal(order, a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });
});
