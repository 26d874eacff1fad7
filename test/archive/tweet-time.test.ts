import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { snowflakeTime, tweetDate } from '../../src/archive/tweet-time.ts';
import { snowflake } from '../support/archive-records.ts';

const DATES: readonly (readonly [string, string])[] = [
  ['Wed Nov 09 10:10:10 +0000 2022', '2022-11-09T10:10:10.000Z'],
  ['Thu Feb 29 23:59:59 +0000 2024', '2024-02-29T23:59:59.000Z'],
  ['2019-02-08 08:38:13 +0000', '2019-02-08T08:38:13.000Z'],
];

for (const [createdAt, iso] of DATES) {
  test(`${createdAt} is ${iso}`, () => assert.equal(tweetDate(createdAt).toISOString(), iso));
}

test('what Twitter never wrote is no date', () => {
  for (const text of [
    '',
    'yesterday',
    'Wed Foo 09 10:10:10 +0000 2022',
    '2019-02-08T08:38:13Z',
    '2019-99-08 08:38:13 +0000',
  ]) {
    assert.equal(tweetDate(text).getTime(), Number.NaN, text);
  }
});

test('the time in an id is exact to the millisecond', () => {
  const at = fc.date({ min: new Date('2010-11-05'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(at, fc.integer({ min: 0, max: 2 ** 22 - 1 }), (date, sequence) => {
      const time = snowflakeTime(snowflake(date, sequence));
      assert.ok(time !== null && Math.abs(time - date.getTime()) <= 1);
    }),
    { seed: 2022 },
  );
  assert.equal(snowflakeTime('29999999999'), null);
});
