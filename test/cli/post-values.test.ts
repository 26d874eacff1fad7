import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { ExitError } from '../../src/cli/errors.ts';
import {
  momentBound,
  parseCount,
  parseLanguages,
  parseLocale,
  parseMoment,
  parseQuietHours,
  parseText,
  parseTimeZone,
  parseTweetId,
  parseWarningRule,
} from '../../src/cli/post-values.ts';

const utc = (text: string, bound: 'from' | 'to', timeZone = 'UTC') =>
  new Date(momentBound(parseMoment(text), bound, timeZone)).toISOString();

describe('a date on the command line', () => {
  it('is a day, a month or a year, each to its end', () => {
    assert.equal(utc('2019-05-31', 'from'), '2019-05-31T00:00:00.000Z');
    assert.equal(utc('2019-05-31', 'to'), '2019-06-01T00:00:00.000Z');
    assert.equal(utc('2019-12', 'from'), '2019-12-01T00:00:00.000Z');
    assert.equal(utc('2019-12', 'to'), '2020-01-01T00:00:00.000Z');
    assert.equal(utc('2019', 'from'), '2019-01-01T00:00:00.000Z');
    assert.equal(utc(' 2019 ', 'to'), '2020-01-01T00:00:00.000Z');
  });

  it('is one of the calendar of its time zone, also when clocks are changed', () => {
    assert.equal(utc('2019-01-01', 'from', 'Europe/Berlin'), '2018-12-31T23:00:00.000Z');
    assert.equal(utc('2019-07-01', 'from', 'Europe/Berlin'), '2019-06-30T22:00:00.000Z');
    assert.equal(utc('2019-03-31', 'to', 'Europe/Berlin'), '2019-03-31T22:00:00.000Z');
    assert.equal(utc('2019-07-01', 'from', 'America/New_York'), '2019-07-01T04:00:00.000Z');
    assert.equal(utc('2019-07-01', 'from', 'Asia/Kathmandu'), '2019-06-30T18:15:00.000Z');
  });

  it('is an exact time with its zone', () => {
    assert.equal(utc('2019-05-31T18:30+02:00', 'from', 'Asia/Tokyo'), '2019-05-31T16:30:00.000Z');
    assert.equal(utc('2019-05-31T18:30:05Z', 'to', 'Asia/Tokyo'), '2019-05-31T18:30:05.000Z');
  });

  for (const text of [
    '',
    '31.5.2019',
    '2019-13',
    '2019-02-29',
    '2019-00-01',
    '2019-05-31T18:30',
    '19',
    '-1',
  ]) {
    it(`is not "${text}"`, () => {
      assert.throws(() => parseMoment(text), /is no date: write it like 2019-05-31/);
    });
  }

  it('begins where that day begins, in whatever zone', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'Pacific/Kiritimati'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2006-03-21'), max: new Date('2026-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, timeZone) => {
          const day = date.toISOString().slice(0, 10);
          const from = momentBound(parseMoment(day), 'from', timeZone);
          const shown = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms);
          assert.equal(shown(from), day);
          assert.notEqual(shown(from - 1), day);
        },
      ),
    );
  });
});

it('quiet hours may go over midnight, but leave some time', () => {
  assert.deepEqual(parseQuietHours('22:00-07:30'), { from: 1320, to: 450 });
  assert.deepEqual(parseQuietHours('0:00 – 06:00'), { from: 0, to: 360 });
  for (const wrong of ['22-7', '25:00-07:00', '22:00-07:60', '', '22:00'])
    assert.throws(() => parseQuietHours(wrong), /are no hours: write them like 22:00-07:00/);
  for (const whole of ['07:00-07:00', '00:00-24:00'])
    assert.throws(() => parseQuietHours(whole), /leaves no hour to post in/);
});

it('a tweet is its number or its address', () => {
  assert.equal(parseTweetId(' 1590000000000000000 '), '1590000000000000000');
  assert.equal(parseTweetId('https://twitter.com/heron/status/20?s=20'), '20');
  assert.equal(parseTweetId('https://x.com/heron/status/20'), '20');
  assert.equal(parseTweetId('https://mobile.twitter.com/heron/statuses/20/photo/1'), '20');
  for (const wrong of ['heron', 'https://evil.example/heron/status/20', 'https://x.com/heron', '1.5e18'])
    assert.throws(() => parseTweetId(wrong), /is no tweet/);
});

it('a rule for warnings is a pattern, =, and a text', () => {
  const rule = parseWarningRule('a=b|gore=Violence ');
  assert.equal(rule.warning, 'Violence');
  assert.ok(rule.pattern.test('much GORE') && rule.pattern.test('a=b') && !rule.pattern.test('a'));
  assert.throws(() => parseWarningRule('=text'), /is no rule/);
  assert.throws(() => parseWarningRule('pattern='), /is no rule/);
  assert.throws(() => parseWarningRule('(=text'), /the pattern in "\(=text" is not understood/);
});

it('languages, zones, counts and texts are checked, each with a sentence of its own', () => {
  assert.deepEqual(parseLanguages('EN, zh-tw'), ['en', 'zh-tw']);
  assert.throws(() => parseLanguages('english'), /"english" is no language: write codes like en,de/);
  assert.equal(parseTimeZone('europe/berlin'), 'Europe/Berlin');
  assert.throws(() => parseTimeZone('Berlin'), /"Berlin" is no time zone: write it like Europe\/Berlin/);
  assert.equal(parseLocale('de'), 'de');
  assert.equal(parseLocale('pt_BR.UTF-8'), 'pt-BR');
  assert.throws(() => parseLocale('german language'), /is no language/);
  assert.throws(() => parseLocale('tlh'), /cannot be written in "tlh" here/);
  assert.equal(parseCount('3'), 3);
  for (const wrong of ['0', '-1', '1.5', 'x'])
    assert.throws(() => parseCount(wrong), /not a whole number above 0/);
  assert.throws(
    () => parseText('  '),
    (error: unknown) => error instanceof ExitError && error.code === 2,
  );
});
