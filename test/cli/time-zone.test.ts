import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { quietUntil } from '../../src/cli/time-zone.ts';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const NOON = { from: 12 * 60, to: 13 * 60 + 30 };
const until = (hours: typeof NIGHT, zone: string, text: string) => {
  const end = quietUntil(hours, zone, Date.parse(text));
  return end && new Date(end).toISOString();
};

it('quiet hours end on the clock of their time zone', () => {
  assert.equal(until(NIGHT, 'UTC', '2026-01-01T21:59:59.999Z'), null);
  assert.equal(until(NIGHT, 'UTC', '2026-01-01T22:00:00Z'), '2026-01-02T07:00:00.000Z');
  assert.equal(until(NIGHT, 'UTC', '2026-01-02T06:59:59Z'), '2026-01-02T07:00:00.000Z');
  assert.equal(until(NIGHT, 'UTC', '2026-01-02T07:00:00Z'), null);
  assert.equal(until(NIGHT, 'Europe/Berlin', '2026-01-01T21:00:00Z'), '2026-01-02T06:00:00.000Z');
  assert.equal(until(NIGHT, 'America/New_York', '2026-07-02T02:00:00Z'), '2026-07-02T11:00:00.000Z');
  assert.equal(until(NOON, 'UTC', '2026-01-01T12:10:00Z'), '2026-01-01T13:30:00.000Z');
  assert.equal(until(NOON, 'UTC', '2026-01-01T13:30:00Z'), null);
});

it('quiet hours end right in a night in which the clocks are changed', () => {
  assert.equal(until(NIGHT, 'Europe/Berlin', '2026-03-28T22:00:00Z'), '2026-03-29T05:00:00.000Z');
  assert.equal(until(NIGHT, 'Europe/Berlin', '2026-10-24T21:00:00Z'), '2026-10-25T06:00:00.000Z');
});

it('the end of quiet hours lies ahead, within a day, and is quiet no more', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
  const times = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(minutes, minutes, zones, times, (from, to, zone, time) => {
      fc.pre(from !== to);
      let at = time;
      for (let round = 0; round < 3; round++) {
        const end = quietUntil({ from, to }, zone, at);
        if (end === null) return;
        assert.ok(end > at && end - at <= 26 * 3_600_000);
        at = end;
      }
      assert.equal(quietUntil({ from, to }, zone, at), null);
    }),
  );
});
