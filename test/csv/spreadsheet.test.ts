import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exactId, guardFormula, unguardFormula } from '../../src/csv/spreadsheet.ts';

describe('the formula guard', () => {
  for (const formula of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "'=1",
    "''=1",
    '＝1',
    '＋1',
    '－1',
    '＠1',
    '\n=1',
  ]) {
    it(`guards ${JSON.stringify(formula)}`, () => assert.equal(guardFormula(formula), `'${formula}`));
  }
  for (const text of ['', 'a=1', "'quoted'", "it's", ' =1']) {
    it(`leaves ${JSON.stringify(text)} alone`, () => {
      assert.equal(guardFormula(text), text);
      assert.equal(unguardFormula(text), text);
    });
  }

  it('comes off exactly', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠', 'a', '"'),
    });
    fc.assert(
      fc.property(nasty, text => {
        assert.equal(unguardFormula(guardFormula(text)), text);
        assert.doesNotMatch(guardFormula(text), /^[=+\-@\t\r\n＝＋－＠]/);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('exactId', () => {
  const cases: [string, string | null][] = [
    ['1278450123456789012', '1278450123456789012'],
    [' 12 ', '12'],
    ['100', '100'],
    ['="1278450123456789012"', '1278450123456789012'],
    ["'1278450123456789012", '1278450123456789012'],
    ['1.27845E+18', null],
    ['1,27845E+18', null],
    ['1.27845012345678E+18', null],
    ['1278450123456780000', null],
    ['127845012345678000', null],
    ['-5', null],
    ['0', null],
    ['0012', null],
    ['123456789012345678901', null],
    ['id', null],
    ['', null],
  ];
  for (const [cell, id] of cases) it(`${cell} is ${id}`, () => assert.equal(exactId(cell), id));
});
