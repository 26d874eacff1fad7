import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FixedWindow, type WindowOptions, type WindowState } from '../../src/http/pacing.ts';
import type { WindowRule } from '../../src/http/spans.ts';
import { HandClock } from './counting-server.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2026, 0, 1);
const FOLLOWS: WindowRule = { limit: 400, windowMs: DAY, startsAt: 'epoch' };

/** When each of `count` requests leaves, in milliseconds since the beginning, if each leaves as soon as it may. */
function leaving(window: FixedWindow, clock: HandClock, count: number): number[] {
  const start = clock.now();
  return Array.from({ length: count }, () => {
    clock.advance(window.waitMs());
    assert.equal(window.waitMs(), 0);
    window.take();
    return clock.now() - start;
  });
}

function windowAt(start: number, options: WindowOptions, rule = FOLLOWS) {
  const clock = new HandClock(start);
  return { clock, window: new FixedWindow(rule, clock, options) };
}

describe('a share', () => {
  const used = (limit: number, share: number) =>
    windowAt(MIDNIGHT, { share }, { ...FOLLOWS, limit }).window.usage().limit;

  test('of a limit is rounded down, and at least one', () => {
    assert.deepEqual([used(400, 0.9), used(30, 0.9), used(5, 0.9), used(1, 0.9)], [360, 27, 4, 1]);
    assert.deepEqual([used(100, 0.29), used(400, 1), used(400, 0.001)], [29, 400, 1]);
  });

  test('is all that leaves, others included', () => {
    const { clock, window } = windowAt(MIDNIGHT + HOUR, { share: 0.9 });
    leaving(window, clock, 10);
    const rate = { skewMs: null, retryAt: null, limit: 400, resetAt: MIDNIGHT + DAY };
    assert.equal(window.correct({ ...rate, remaining: 390 }), 0);
    assert.equal(window.correct({ ...rate, remaining: 41 }), 349);
    assert.equal(leaving(window, clock, 2)[1], 23 * HOUR + SECOND);
  });
});

describe('an even pace', () => {
  const pace = 'even';

  test('sends 360 of a day one each 4 minutes', () => {
    const { clock, window } = windowAt(MIDNIGHT + SECOND, { pace, share: 0.9 });
    const times = leaving(window, clock, 361);
    const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
    for (const gap of gaps) assert.ok(Math.abs(gap - 4 * MINUTE) <= SECOND, `${gap}`);
    assert.equal(times[360], DAY);
  });

  test('spreads what is left over what is left', () => {
    const { clock, window } = windowAt(MIDNIGHT + 12 * HOUR, { pace });
    assert.deepEqual(leaving(window, clock, 3), [0, 108 * SECOND, 216 * SECOND]);
    clock.advance(6 * HOUR);
    const [now = 0, next = 0] = leaving(window, clock, 2);
    assert.equal(now, 0);
    assert.ok(Math.abs(next - (DAY - (18 * HOUR + 216 * SECOND)) / 397) < 2, `${next}`);
  });

  test('holds where a window begins at its first request', () => {
    const rule: WindowRule = { limit: 10, windowMs: HOUR, startsAt: 'first-request' };
    const { clock, window } = windowAt(MIDNIGHT + 1234, { pace }, rule);
    const times = leaving(window, clock, 11);
    assert.deepEqual(times.slice(0, 3), [0, 6 * MINUTE, 12 * MINUTE]);
    assert.equal(times[10], HOUR + SECOND);
  });
});

describe('what earlier runs left', () => {
  const restored = (takes: number[], windows: WindowState[], rule = FOLLOWS) => {
    const { clock, window } = windowAt(MIDNIGHT + 12 * HOUR, {}, rule);
    window.restore(takes, windows);
    return { clock, window };
  };
  const until = MIDNIGHT + DAY;

  test('counts, as far as it lies in this window', () => {
    const takes = [MIDNIGHT - HOUR, MIDNIGHT + HOUR, MIDNIGHT + 3 * HOUR, MIDNIGHT + 13 * HOUR];
    assert.equal(restored(takes, []).window.usage().taken, 3);
    const { window, clock } = restored(Array<number>(400).fill(MIDNIGHT + HOUR), []);
    assert.equal(window.waitMs(), 12 * HOUR + SECOND);
    clock.advance(12 * HOUR + SECOND);
    assert.equal(window.waitMs(), 0);
  });

  test('tells where a window began that begins at a request', () => {
    const rule: WindowRule = { limit: 2, windowMs: HOUR, startsAt: 'first-request' };
    const noon = MIDNIGHT + 12 * HOUR;
    const takes = [noon - 90 * MINUTE, noon - 20 * MINUTE, noon - 40 * MINUTE, noon - 10 * MINUTE];
    assert.equal(restored(takes, [], rule).window.waitMs(), 40 * MINUTE + SECOND);
  });

  test('that the server said counts, with what left after it', () => {
    const takes = [MIDNIGHT + HOUR, MIDNIGHT + 2 * HOUR, MIDNIGHT + 4 * HOUR];
    const at = MIDNIGHT + 3 * HOUR;
    assert.equal(restored(takes, [{ taken: 150, until, at }]).window.usage().taken, 151);
    assert.equal(restored(takes, [{ taken: 150, until }]).window.usage().taken, 150);
    assert.equal(restored(takes, [{ taken: 150, until: MIDNIGHT }]).window.usage().taken, 3);
  });

  test('holds back until the time that a server named, however far', () => {
    const rule: WindowRule = { limit: 300, windowMs: 5 * MINUTE, startsAt: 'epoch' };
    const { window } = restored([], [{ taken: 300, until: MIDNIGHT + 13 * HOUR }], rule);
    assert.equal(window.waitMs(), HOUR + SECOND);
  });

  test('lies elsewhere when the server turns out to have another time', () => {
    const { window } = restored(Array<number>(400).fill(MIDNIGHT - HOUR), []);
    assert.equal(window.waitMs(), 0);
    window.take();
    window.setSkew(2 * HOUR);
    assert.equal(window.usage().taken, 401);
    assert.equal(window.waitMs(), 10 * HOUR + SECOND);
  });
});

test('a forecast is what then happens', () => {
  const runs = fc.record({
    rule: fc.record({
      limit: fc.integer({ min: 1, max: 12 }),
      windowMs: fc.constantFrom(5 * MINUTE, DAY),
      startsAt: fc.constantFrom('epoch' as const, 'first-request' as const),
    }),
    phase: fc.nat(DAY),
    before: fc.nat(12),
    pauseMs: fc.nat(10 * MINUTE),
    count: fc.integer({ min: 1, max: 40 }),
    share: fc.constantFrom(0.5, 0.9, 1),
    pace: fc.constantFrom('even' as const, 'burst' as const),
  });
  fc.assert(
    fc.property(runs, ({ rule, phase, before, pauseMs, count, share, pace }) => {
      const { clock, window } = windowAt(MIDNIGHT + phase, { share, pace }, rule);
      leaving(window, clock, before);
      clock.advance(pauseMs);
      const forecast = window.forecast(count);
      leaving(window, clock, count);
      assert.ok(forecast <= clock.now() + SECOND * count, `${forecast - clock.now()} ms late`);
      // At an even pace a few may leave so near a boundary that they count in two windows.
      const early = pace === 'even' ? rule.windowMs : 0;
      assert.ok(forecast >= clock.now() - early - SECOND * count, `${clock.now() - forecast} ms early`);
    }),
    { seed: 1, numRuns: 500 },
  );
});
