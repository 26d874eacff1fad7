import assert from 'node:assert/strict';
import test from 'node:test';
import { idOf, numberOf } from '../../src/archive/fields.ts';

const IDS: readonly (readonly [unknown, string | null])[] = [
  ['1588000000000000001', '1588000000000000001'],
  ['18446744073709551615', '18446744073709551615'],
  [12, '12'],
  ['1.01456537218219622E18', null],
  [1.5e18, null],
  ['-1', null],
  [-1, null],
  ['0', null],
  [0, null],
  ['', null],
  ['12 ', null],
  ['184467440737095516150', null],
  [null, null],
  [{}, null],
];

for (const [value, id] of IDS) {
  test(`the id in ${JSON.stringify(value)} is ${id}`, () => assert.equal(idOf(value), id));
}

const NUMBERS: readonly (readonly [unknown, number])[] = [
  ['12', 12],
  ['0.0', 0],
  [7, 7],
  ['', Number.NaN],
  ['x', Number.NaN],
  [null, Number.NaN],
  [[3], Number.NaN],
];

for (const [value, number] of NUMBERS) {
  test(`the number in ${JSON.stringify(value)} is ${number}`, () => assert.equal(numberOf(value), number));
}
