import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexOf } from './choosing.ts';

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
