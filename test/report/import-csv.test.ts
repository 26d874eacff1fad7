import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Address } from '../../src/people/address.ts';
import { importCsv, importParts } from '../../src/report/import-csv.ts';

const people = (count: number): Address[] =>
  Array.from({ length: count }, (_, at): Address => `p${at}@b.example`);
const SETTINGS = { reblogs: false, notify: true, hideNotifications: false };

describe('a file for the import page', () => {
  it('has the columns that Mastodon exports itself', () => {
    const text = (operation: 'follow' | 'block' | 'mute') =>
      [...importCsv(operation, ['a@b.example'], SETTINGS)].join('');
    assert.equal(
      text('follow'),
      'Account address,Show boosts,Notify on new posts,Languages\na@b.example,false,true,\n',
    );
    assert.equal(text('block'), 'Account address\na@b.example\n');
    assert.equal(text('mute'), 'Account address,Hide notifications\na@b.example,false\n');
  });

  it('comes in parts that a server takes: 20,000 rows, the first within the follow limit', () => {
    const lengths = (count: number, followed?: number) =>
      importParts(people(count), followed).map(part => part.length);
    assert.deepEqual(lengths(0), []);
    assert.deepEqual(lengths(20_000), [20_000]);
    assert.deepEqual(lengths(45_000), [20_000, 20_000, 5_000]);
    assert.deepEqual(lengths(7_500, 0), [7_500]);
    assert.deepEqual(lengths(9_000, 500), [7_000, 2_000]);
    assert.deepEqual(lengths(30_000, 7_499), [1, 20_000, 9_999]);
    assert.deepEqual(lengths(10, 9_000), [10]);
  });

  it('loses nobody and puts nobody twice, in their order', () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.option(fc.nat(9_000), { nil: undefined }), (count, followed) => {
        const parts = importParts(people(count), followed);
        assert.deepEqual(parts.flat(), people(count));
        assert.ok(parts.every(part => part.length > 0 && part.length <= 20_000));
      }),
      { numRuns: 30 },
    );
  });
});
