import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RowTable } from '../../src/posts/row-table.ts';
import { indexOf } from './choosing.ts';

const anId = fc.oneof(
  fc.bigInt({ min: 1n, max: 99_999_999_999_999_999_999n }),
  fc.bigInt({ min: 1n, max: 50n }),
  fc.bigInt({ min: 0n, max: 50n }).map(low => 7_000_000_000n + low),
);

describe('the table of rows', () => {
  it('numbers ids as they come, each once, and finds them again', () => {
    fc.assert(
      fc.property(fc.array(anId.map(String), { maxLength: 3000, size: 'max' }), ids => {
        const table = new RowTable();
        const known = new Map<string, number>();
        for (const id of ids) {
          const row = table.add(id);
          assert.equal(row, known.has(id) ? null : known.size);
          if (row !== null) known.set(id, row);
        }
        assert.equal(table.size, known.size);
        assert.deepEqual([...table], [...known.keys()]);
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
        const table = new RowTable();
        const order = Math.sign(table.compareIds(table.ensure(String(a)), table.ensure(String(b))));
        assert.equal(order, a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });
});

describe('the index of tweets', () => {
  it('keeps what is said of many tweets', () => {
    const count = 5000;
    const index = indexOf(
      Array.from({ length: count }, (_, i) => ({
        id: String(i + 1),
        at: i,
        parentId: i % 3 === 0 && i > 0 ? String(i) : null,
        isNamed: i % 5 === 0,
        reason: i % 7 === 0 ? ('reply' as const) : null,
      })),
    );
    assert.equal(index.size, count);
    for (let row = 0; row < count; row += 1) {
      assert.equal(index.parentIdOf(row), row % 3 === 0 && row > 0 ? String(row) : null);
      assert.equal(index.isNamed(row), row % 5 === 0);
      assert.equal(index.reasonOf(row), row % 7 === 0 ? 'reply' : null);
      assert.equal(index.timeOf(row), row * 1000);
    }
  });

  it('keeps to what it was told of an id first', () => {
    const index = indexOf([
      { id: '5', at: 1, reason: 'circle' },
      { id: '5', at: 2 },
    ]);
    assert.equal(index.size, 1);
    assert.equal(index.reasonOf(0), 'circle');
  });

  it('has no time for a tweet without a date', () => {
    const index = indexOf([{ id: '5', at: Number.NaN, reason: 'undated' }]);
    assert.equal(index.timeOf(0), null);
  });
});
