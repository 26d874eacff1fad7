import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Bucket, NO_MEMORY, Pacer } from '../../src/http/pacer.ts';
import { HandClock } from './counting-server.ts';
import { StrictServer } from './strict-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 0, 1, 12);
const SLACK_MS = 4000;

const bucketsOf = (startsAt: 'epoch' | 'first-request'): Bucket[] => [
  { name: 'token', rule: { limit: 20, windowMs: 5 * MINUTE, startsAt } },
  { name: 'user', rule: { limit: 30, windowMs: 5 * MINUTE, startsAt } },
  { name: 'page', rule: { limit: 20, windowMs: 15 * MINUTE, startsAt } },
  { name: 'post', rule: { limit: 20, windowMs: 3 * HOUR, startsAt } },
  { name: 'follow', rule: { limit: 8, windowMs: DAY, startsAt } },
];

const KINDS = [
  ['token', 'user'],
  ['token', 'user', 'page'],
  ['token', 'user', 'post'],
  ['token', 'user', 'follow'],
];

/** A client whose clock may be set wrong while the true time goes on. */
class Client {
  readonly time: HandClock;
  readonly clock: { now(): number };
  readonly server: StrictServer;
  readonly pacer: Pacer;
  wrongMs = 0;
  longestWaitMs = 0;

  constructor(
    start: number,
    startsAt: 'epoch' | 'first-request',
    options: Omit<ConstructorParameters<typeof StrictServer>[0], 'buckets'>,
    pacing: { share: number; pace: 'even' | 'burst' },
  ) {
    this.time = new HandClock(start);
    this.clock = { now: () => this.time.now() + this.wrongMs };
    this.server = new StrictServer({ buckets: bucketsOf(startsAt), ...options }, this.time);
    this.pacer = new Pacer(bucketsOf(startsAt), { clock: this.clock, memory: NO_MEMORY, ...pacing });
  }

  /** One request, sent when it may and again when it was refused. */
  async send(names: readonly string[], thereMs: number, backMs: number): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      for (let rounds = 0; ; rounds++) {
        assert.ok(rounds < 20, 'it waits for ever');
        const waitMs = this.pacer.waitMs(names);
        if (waitMs <= 0) break;
        this.longestWaitMs = Math.max(this.longestWaitMs, waitMs);
        this.time.advance(waitMs);
      }
      this.pacer.take(names);
      this.time.advance(thereMs);
      const { status, headers } = this.server.receive(names);
      this.time.advance(backMs);
      if (status === 200) return await this.pacer.correct(names, headers);
      await this.pacer.refused(names, headers);
    }
    assert.fail('it is refused for ever');
  }
}

const kind = fc.constantFrom(...KINDS);
const step = fc.record({
  names: kind,
  gapMs: fc.oneof({ weight: 6, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(HOUR) }),
  thereMs: fc.nat(240),
  backMs: fc.nat(240),
});
const run = fc.record({
  phase: fc.oneof(fc.nat(DAY), fc.constantFrom(0, DAY - 500, 5 * MINUTE - 1, 3 * HOUR - 800)),
  aheadMs: fc.oneof(fc.constant(0), fc.integer({ min: -1e8, max: 1e8 })),
  resets: fc.constantFrom('iso' as const, 'epoch' as const, 'seconds' as const, 'none' as const),
  share: fc.constantFrom(0.5, 0.9, 1),
  pace: fc.constantFrom('even' as const, 'burst' as const),
  steps: fc.array(step, { minLength: 40, maxLength: 150 }),
});

for (const startsAt of ['epoch', 'first-request'] as const) {
  describe(`a strict server with windows from ${startsAt}`, () => {
    test('refuses nothing, whatever its clock says', async () => {
      await fc.assert(
        fc.asyncProperty(run, async ({ phase, aheadMs, resets, share, pace, steps }) => {
          const client = new Client(NOON + phase, startsAt, { aheadMs, resets }, { share, pace });
          for (const { names, gapMs, thereMs, backMs } of steps) {
            client.time.advance(gapMs);
            await client.send(names, thereMs, backMs);
          }
          assert.equal(client.server.refusals, 0);
          assert.equal(client.server.accepted, steps.length);
          assert.ok(client.longestWaitMs <= DAY + SLACK_MS, `a wait of ${client.longestWaitMs} ms`);
        }),
        { seed: 1, numRuns: 300 },
      );
    });

    test('refuses one request at most each time our clock is set forward, and nobody waits for ever', async () => {
      const jump = fc.record({
        at: fc.nat(100),
        ms: fc.oneof(fc.integer({ min: -12 * HOUR, max: 0 }), fc.integer({ min: 0, max: 9 * DAY })),
      });
      await fc.assert(
        fc.asyncProperty(run, fc.array(jump, { minLength: 1, maxLength: 3 }), async (each, jumps) => {
          const { phase, aheadMs, resets, share, pace, steps } = each;
          const client = new Client(NOON + phase, startsAt, { aheadMs, resets }, { share, pace });
          for (const [n, { names, gapMs, thereMs, backMs }] of steps.entries()) {
            for (const { at, ms } of jumps) if (at === n) client.wrongMs += ms;
            client.time.advance(gapMs);
            await client.send(names, thereMs, backMs);
          }
          const forwards = jumps.filter(({ at, ms }) => at < steps.length && ms > 0).length;
          assert.ok(client.server.refusals <= forwards, `${client.server.refusals} refusals`);
          // Nobody can know how late it is before somebody answers.
          const backMs = jumps.reduce((sum, { ms }) => sum - Math.min(0, ms), 0);
          const longestMs = DAY + backMs + SLACK_MS;
          assert.ok(client.longestWaitMs <= longestMs, `a wait of ${client.longestWaitMs} ms`);
        }),
        { seed: 1, numRuns: 300 },
      );
    });
  });
}
