import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FixedWindow } from '../../src/http/pacing.ts';
import { type RateLimit, readRateLimit } from '../../src/http/rate-headers.ts';
import type { WindowRule } from '../../src/http/spans.ts';
import { CountingServer, HandClock } from './counting-server.ts';

const NOTHING: RateLimit = { skewMs: null, limit: null, remaining: null, resetAt: null, retryAt: null };
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

function take(window: FixedWindow, times: number): void {
  for (let n = 0; n < times; n++) {
    assert.equal(window.waitMs(), 0, `request ${n}`);
    window.take();
  }
}

describe('a window aligned to the epoch', () => {
  const rule: WindowRule = { limit: 3, windowMs: MINUTE, startsAt: 'epoch' };

  test('is spent, and a new one begins at the next boundary', () => {
    const clock = new HandClock(NOON + 40_000);
    const window = new FixedWindow(rule, clock);
    take(window, 3);
    assert.equal(window.waitMs(), 21_000);
    clock.advance(21_000);
    take(window, 3);
    assert.equal(window.waitMs(), MINUTE);
  });

  test('that is not spent lets a request near its end count in both', () => {
    const clock = new HandClock(NOON + 59_500);
    const window = new FixedWindow(rule, clock);
    take(window, 2);
    clock.advance(1000);
    take(window, 1);
    assert.equal(window.waitMs(), 60_500);
  });

  test('knows of what was taken before the boundary', () => {
    const clock = new HandClock(NOON + 30_000);
    const window = new FixedWindow(rule, clock);
    take(window, 2);
    clock.advance(29_500);
    take(window, 1);
    assert.equal(window.waitMs(), 1500);
  });

  test('that was spent is so too when the clock was set back, for its length and no longer', () => {
    const clock = new HandClock(NOON);
    const window = new FixedWindow(rule, clock);
    take(window, 3);
    clock.advance(-86_400_000);
    assert.equal(window.waitMs(), 61_000);
    clock.advance(61_000);
    take(window, 3);
  });
});

test('what left while our clock was wrong counts where the server says it is', () => {
  const clock = new HandClock(NOON + 5000);
  const window = new FixedWindow({ limit: 3, windowMs: MINUTE, startsAt: 'epoch' }, clock);
  take(window, 1);
  window.setSkew(0);
  clock.advance(-7_200_000);
  take(window, 1);
  window.setSkew(7_200_000);
  assert.deepEqual(window.usage(), { limit: 3, taken: 2, resetsAt: NOON - 7_200_000 + MINUTE });
  take(window, 1);
  assert.equal(window.waitMs(), 56_000);
});

describe('a window that starts with a request', () => {
  const rule: WindowRule = { limit: 3, windowMs: MINUTE, startsAt: 'first-request' };

  test('is spent until it is surely over', () => {
    const clock = new HandClock(NOON + 40_000);
    const window = new FixedWindow(rule, clock);
    take(window, 1);
    clock.advance(10_000);
    take(window, 2);
    assert.equal(window.waitMs(), 51_000);
    clock.advance(51_000);
    take(window, 3);
  });

  test('takes nothing near its end, which would start the next unseen', () => {
    const clock = new HandClock(NOON);
    const window = new FixedWindow(rule, clock);
    take(window, 1);
    clock.advance(59_500);
    assert.equal(window.waitMs(), 1500);
  });
});

describe('a request that never reached the server', () => {
  test('is taken back, as often as it takes', () => {
    for (const startsAt of ['epoch', 'first-request'] as const) {
      const clock = new HandClock(NOON + 10_000);
      const window = new FixedWindow({ limit: 3, windowMs: MINUTE, startsAt }, clock, { pace: 'even' });
      for (let tries = 0; tries < 10; tries++) {
        assert.equal(window.waitMs(), 0);
        window.take()();
        clock.advance(1000);
      }
      assert.equal(window.usage().taken, 0);
      window.take();
      assert.equal(window.usage().resetsAt, startsAt === 'epoch' ? NOON + MINUTE : NOON + 20_000 + MINUTE);
    }
  });

  test('takes nothing back of what the server has counted meanwhile', () => {
    const clock = new HandClock(NOON + 10_000);
    const window = new FixedWindow({ limit: 30, windowMs: MINUTE, startsAt: 'epoch' }, clock);
    take(window, 1);
    const takeBack = window.take();
    window.correct({ ...NOTHING, limit: 30, remaining: 20, resetAt: NOON + MINUTE });
    takeBack();
    assert.equal(window.usage().taken, 10);
  });
});

describe('a correction', () => {
  const rule: WindowRule = { limit: 300, windowMs: MINUTE, startsAt: 'epoch' };
  const at = (rate: Partial<RateLimit>): { clock: HandClock; window: FixedWindow } => {
    const clock = new HandClock(NOON + 20_000);
    const window = new FixedWindow(rule, clock);
    take(window, 1);
    window.correct({ ...NOTHING, ...rate });
    return { clock, window };
  };

  test('lowers what is left, and never raises it', () => {
    const { window } = at({ limit: 300, remaining: 1, resetAt: NOON + MINUTE });
    take(window, 1);
    assert.equal(window.waitMs(), 41_000);
    window.correct({ ...NOTHING, limit: 300, remaining: 200, resetAt: NOON + MINUTE });
    assert.equal(window.waitMs(), 41_000);
  });

  test('lowers the limit for good', () => {
    const { clock, window } = at({ limit: 2, remaining: 1, resetAt: NOON + MINUTE });
    take(window, 1);
    clock.advance(window.waitMs());
    take(window, 2);
    assert.notEqual(window.waitMs(), 0);
  });

  test('moves the boundary', () => {
    assert.equal(at({ remaining: 0, resetAt: NOON + 30_000 }).window.waitMs(), 11_000);
  });

  test('about another window is left aside', () => {
    for (const resetAt of [NOON, NOON + 20_000, NOON + 3_600_000]) {
      assert.equal(at({ remaining: 0, resetAt }).window.waitMs(), 0);
    }
  });

  test('by Retry-After holds everything back', () => {
    const { clock, window } = at({ retryAt: NOON + 25_000 });
    assert.equal(window.waitMs(), 5000);
    clock.advance(5000);
    assert.equal(window.waitMs(), 0);
  });

  test('of the clock moves the boundary', () => {
    const { window } = at({ skewMs: 30_000, remaining: 0, resetAt: NOON + 30_000 });
    assert.equal(window.waitMs(), 11_000);
  });
});

describe('no window of the server gets more than its limit', () => {
  const step = fc.record({
    gapMs: fc.oneof(fc.constant(0), fc.nat(300), fc.nat(12_000)),
    thereMs: fc.nat(240),
    backMs: fc.nat(240),
    isLost: fc.boolean(),
  });
  for (const startsAt of ['epoch', 'first-request'] as const) {
    test(`(${startsAt}), whatever its clock says and however long answers take`, () => {
      const rule: WindowRule = { limit: 4, windowMs: 10_000, startsAt };
      fc.assert(
        fc.property(
          fc.integer({ min: -1e8, max: 1e8 }),
          fc.nat(1e6),
          fc.array(step, { minLength: 20, maxLength: 80 }),
          (aheadMs, start, steps) => {
            const clock = new HandClock(NOON + start);
            const server = new CountingServer(rule, clock, aheadMs);
            const window = new FixedWindow(rule, clock);
            for (const [n, { gapMs, thereMs, backMs, isLost }] of steps.entries()) {
              clock.advance(gapMs);
              for (let waitMs = window.waitMs(); waitMs > 0; waitMs = window.waitMs()) {
                assert.ok(waitMs <= rule.windowMs + 4000, `a wait of ${waitMs} ms`);
                clock.advance(waitMs);
              }
              const takeBack = window.take();
              clock.at(clock.now() + thereMs, () => {
                if (isLost) return takeBack();
                const headers = server.receive();
                clock.at(clock.now() + backMs, () => window.correct(readRateLimit(headers, clock.now())));
              });
              // The first answer tells how far the clocks are apart.
              if (n === 0) clock.advance(480);
            }
            clock.advance(480);
            for (const count of server.counts.values()) assert.ok(count <= rule.limit, `${count} requests`);
          },
        ),
        { seed: 1, numRuns: 300 },
      );
    });
  }
});
