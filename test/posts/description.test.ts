import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describe } from '../../src/posts/description.ts';

test('a description that fits stays', () => {
  assert.deepEqual(describe(' A bird\n', 6), { description: 'A bird', isCut: false });
  assert.deepEqual(describe('👩‍👩', 3), { description: '👩‍👩', isCut: false });
  assert.deepEqual(describe(null, 9), { description: null, isCut: false });
  assert.deepEqual(describe(' ', 9), { description: null, isCut: false });
});

test('one that is too long is cut at a word near the limit, else anywhere', () => {
  assert.equal(describe('one two three', 8).description, 'one two…');
  assert.equal(describe('one two three', 9).description, 'one two…');
  assert.equal(describe('one abcdefghijkl', 10).description, 'one abcde…');
  assert.equal(describe('abcdefghijkl', 5).description, 'abcd…');
  assert.deepEqual(describe('ab', 1), { description: '…', isCut: true });
  assert.deepEqual(describe('ab', 0), { description: null, isCut: true });
});

test('none is longer than the limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, max) => {
      const { description, isCut } = describe(text, max);
      assert.ok(Array.from(description ?? '').length <= max);
      if (!isCut) assert.equal(description, text.trim() || null);
    }),
  );
});
