import assert from 'node:assert/strict';
import { it } from 'node:test';
import { byteSize, counted, grouped } from '../../src/report/numbers.ts';

it('groups thousands', () => assert.equal(grouped(1_234_567), '1,234,567'));

it('counts things', () => {
  assert.equal(counted(1, 'file'), '1 file');
  assert.equal(counted(2000, 'person', 'people'), '2,000 people');
});

it('shows sizes', () => {
  assert.deepEqual([0, 1, 999, 1000, 15_940_000, 11.3e9, 2e15].map(byteSize), [
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '15.9 MB',
    '11.3 GB',
    '2000.0 TB',
  ]);
});
