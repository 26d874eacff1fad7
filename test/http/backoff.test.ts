import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backoffMs } from '../../src/http/backoff.ts';

test('the longest wait doubles with each failure up to a minute', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 2000].map(failures => backoffMs(failures, () => 1 - 2 ** -53));
  assert.deepEqual(longest, [1999, 3999, 7999, 15_999, 31_999, 59_999, 59_999, 59_999]);
});

test('all between nothing and that can happen', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
      const longest = backoffMs(failures, () => 0.999);
      const waitMs = backoffMs(failures, () => chance);
      assert.ok(Number.isInteger(waitMs) && waitMs >= 0 && waitMs <= longest);
      assert.ok(Math.abs(waitMs - (longest * chance) / 0.999) <= 2);
    }),
    { seed: 1 },
  );
});
