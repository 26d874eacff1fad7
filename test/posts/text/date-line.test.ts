import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateLine } from '../../../src/posts/text/date-line.ts';

const AT = Date.UTC(2022, 10, 9, 10, 5, 7);

function line(format: string | null, locale = 'en-GB', timeZone = 'UTC'): string {
  return dateLine(AT, { format, locale, timeZone });
}

describe('dateLine', () => {
  it('is short and in the language by default', () => {
    assert.equal(line(null), '(9 Nov 2022, 10:05)');
    assert.equal(line(null, 'en-US'), '(Nov 9, 2022, 10:05 AM)');
    assert.equal(line(null, 'de'), '(09.11.2022, 10:05)');
    assert.equal(line(null, 'ja'), '(2022/11/09 10:05)');
  });

  it('is in the time zone', () => {
    assert.equal(line(null, 'de', 'Asia/Tokyo'), '(09.11.2022, 19:05)');
    assert.equal(line('YYYY-MM-DD HH:mm', 'en', 'Pacific/Auckland'), '2022-11-09 23:05');
    assert.equal(line('YYYY-MM-DD', 'en', 'Pacific/Kiritimati'), '2022-11-10');
  });

  it('writes the parts that a format names', () => {
    assert.equal(line('YYYY-MM-DD HH:mm:ss'), '2022-11-09 10:05:07');
    assert.equal(line('D.M.YY H:mm'), '9.11.22 10:05');
    assert.equal(line('dddd, D MMMM YYYY'), 'Wednesday, 9 November 2022');
    assert.equal(line('ddd D MMM'), 'Wed 9 Nov');
    assert.equal(line('hh:mm A | h', 'en-US', 'America/Los_Angeles'), '02:05 AM | 2');
    assert.equal(line('HH:mm z'), '10:05 UTC');
  });

  it('calls midnight 00 and noon 12', () => {
    const at = (hour: number, format: string) =>
      dateLine(Date.UTC(2020, 0, 1, hour), { format, locale: 'en-US', timeZone: 'UTC' });
    assert.equal(at(0, 'HH H hh h A'), '00 0 12 12 AM');
    assert.equal(at(12, 'HH hh A'), '12 12 PM');
  });

  it('names months as they stand beside a day', () => {
    assert.equal(line('D MMMM', 'ru'), '9 ноября');
    assert.equal(line('MMMM', 'ru'), 'ноябрь');
  });

  it('leaves what is in square brackets', () => {
    assert.equal(line('[Tweeted on] D MMM YYYY'), 'Tweeted on 9 Nov 2022');
    assert.equal(line('[YYYY]'), 'YYYY');
  });

  it('writes the Gregorian year in Latin digits, whatever the language', () => {
    assert.equal(line('YYYY-MM-DD', 'fa'), '2022-11-09');
    assert.equal(line('YYYY-MM-DD', 'th'), '2022-11-09');
  });

  it('has only spaces that all versions of ICU agree on', () => {
    for (const locale of ['en-US', 'fr', 'de', 'ru']) {
      assert.doesNotMatch(line(null, locale) + line('h A', locale), /[\u00a0\u202f]/);
    }
  });

  it('refuses what Intl does not know', () => {
    assert.throws(() => line(null, 'en', 'Mars/Olympus'), RangeError);
    assert.throws(() => line(null, 'not a language'), RangeError);
    assert.throws(() => dateLine(Number.NaN, { format: null, locale: 'en', timeZone: 'UTC' }), RangeError);
  });
});
