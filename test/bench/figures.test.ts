import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Figure, isMet, ratioOf, tableLines } from '../../bench/figures.ts';

const time: Figure = {
  what: 'reading',
  value: 2.5,
  unit: 's',
  beside: { what: 'floor', value: 2 },
  target: { ratio: 1.25 },
};
const peak: Figure = { what: 'memory', value: 150.2, unit: 'MB', beside: null, target: { value: 150 } };

test('a target is for the value or for its ratio to what stands beside it, and reached at its very number', () => {
  assert.deepEqual([ratioOf(time), isMet(time)], [1.25, true]);
  assert.equal(isMet({ ...time, value: 2.51 }), false);
  assert.deepEqual([ratioOf(peak), isMet(peak)], [null, false]);
  assert.equal(isMet({ ...peak, value: 150 }), true);
  assert.equal(isMet({ ...time, target: { value: 2.4 } }), false);
});

test('what could not be measured reaches no target', () => {
  assert.equal(isMet({ ...time, value: Number.NaN }), false);
  assert.equal(isMet({ ...time, beside: null }), false);
});

test('the table shows what a target is for, and does not round a miss away', () => {
  assert.deepEqual(tableLines([time, peak]), [
    'figure       value      beside    ratio     target',
    'reading      2.5 s   floor 2 s   1.25 ×   ≤ 1.25 ×   met',
    'memory    150.2 MB                        ≤ 150 MB   MISSED',
  ]);
});
