import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Bucket, NO_MEMORY, Pacer, type PacingMemory } from '../../src/http/pacer.ts';
import type { WindowRule } from '../../src/http/spans.ts';
import { HandClock } from './counting-server.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 11:30 UTC: the windows of 5 minutes, 30 minutes and 3 hours end at different times. */
const START = Date.UTC(2026, 0, 1, 11, 31);
const MIDNIGHT = Date.UTC(2026, 0, 2);

const rule = (limit: number, windowMs: number): WindowRule => ({ limit, windowMs, startsAt: 'epoch' });
const MASTODON: Bucket[] = [
  { name: 'token', rule: rule(300, 5 * MINUTE) },
  { name: 'token', rule: rule(1500, 5 * MINUTE) },
  { name: 'follow', rule: rule(400, DAY) },
  { name: 'media', rule: rule(30, 30 * MINUTE) },
  { name: 'post', rule: rule(300, 3 * HOUR) },
];

type Remembered = Parameters<PacingMemory['remember']>[0];

function pacerAt(
  start = START,
  options: { share?: number; pace?: 'even' | 'burst'; memory?: Partial<PacingMemory> } = {},
) {
  const clock = new HandClock(start);
  const remembered: Remembered[] = [];
  const remember = async (window: Remembered) => void remembered.push(window);
  const { share = 1, pace = 'burst', memory } = options;
  const pacer = new Pacer(MASTODON, { clock, share, pace, memory: { ...NO_MEMORY, remember, ...memory } });
  const take = (names: readonly string[], times: number) => {
    for (let n = 0; n < times; n++) pacer.take(names);
  };
  return { clock, pacer, remembered, take };
}

const headers = (limit: number, remaining: number, resetAt: number) => ({
  'x-ratelimit-limit': `${limit}`,
  'x-ratelimit-remaining': `${remaining}`,
  'x-ratelimit-reset': new Date(resetAt).toISOString(),
});

describe('several windows', () => {
  test('hold a request back until all have room', () => {
    const { clock, pacer, take } = pacerAt();
    assert.equal(pacer.nextFree(['token', 'media']), null);
    take(['token'], 270);
    take(['token', 'media'], 30);
    assert.deepEqual(pacer.nextFree(['token']), { bucket: 'token', at: START + 4 * MINUTE + SECOND });
    assert.deepEqual(pacer.nextFree(['token', 'media']), {
      bucket: 'media',
      at: START + 29 * MINUTE + SECOND,
    });
    assert.equal(pacer.waitMs(['token']), 4 * MINUTE + SECOND);
    assert.equal(pacer.waitMs(['post']), 0);
    clock.advance(29 * MINUTE + SECOND);
    assert.equal(pacer.waitMs(['token', 'media']), 0);
  });

  test('of one name are told by the fullest', () => {
    const { pacer, take } = pacerAt(START, { share: 0.9 });
    take(['token'], 3);
    const resetsAt = START + 4 * MINUTE;
    assert.deepEqual(pacer.usage('token'), { limit: 270, windowMs: 5 * MINUTE, taken: 3, resetsAt });
    assert.equal(pacer.usage('page'), null);
  });

  test('forecast when the slowest is done', () => {
    const { pacer } = pacerAt(START, { share: 0.9 });
    assert.equal(pacer.forecast(['token', 'follow'], 0), START);
    assert.equal(pacer.forecast(['token', 'follow'], 360), START + 4 * MINUTE + SECOND);
    assert.equal(pacer.forecast(['token', 'follow'], 361), MIDNIGHT + SECOND);
    assert.equal(pacer.forecast(['token', 'follow'], 1081), MIDNIGHT + 2 * DAY + SECOND);
  });

  test('are spread over evenly from half an hour on', () => {
    const { pacer } = pacerAt(START, { pace: 'even' });
    pacer.take(['token', 'follow']);
    assert.equal(pacer.waitMs(['token']), 0);
    assert.equal(pacer.waitMs(['token', 'follow']), (MIDNIGHT - START) / 400);
  });

  test('begin as earlier runs left them', () => {
    const takes = new Map([['follow', Array<number>(400).fill(START - HOUR)]]);
    const windows = [{ bucket: 'media', taken: 30, until: START + 29 * MINUTE }];
    const { pacer } = pacerAt(START, { memory: { takes, windows } });
    assert.deepEqual(pacer.nextFree(['token', 'follow']), { bucket: 'follow', at: MIDNIGHT + SECOND });
    assert.deepEqual(pacer.nextFree(['media']), { bucket: 'media', at: START + 29 * MINUTE + SECOND });
  });
});

describe('the headers of an answer', () => {
  const ALL = ['token', 'follow', 'media', 'post'];
  const taken = (pacer: Pacer) => Object.fromEntries(ALL.map(name => [name, pacer.usage(name)?.taken]));
  const NONE = { token: 0, follow: 0, media: 0, post: 0 };
  const after = async (limit: number, remaining: number, resetAt: number, names: readonly string[] = ALL) => {
    const { pacer, remembered } = pacerAt();
    await pacer.correct(names, headers(limit, remaining, resetAt));
    return { taken: taken(pacer), pacer, remembered };
  };

  test('are about the window whose limit and end they name', async () => {
    assert.deepEqual((await after(300, 200, START + 4 * MINUTE + 700)).taken, { ...NONE, token: 100 });
    assert.deepEqual((await after(300, 200, START + 29 * MINUTE)).taken, { ...NONE, post: 100 });
    assert.deepEqual((await after(400, 399, MIDNIGHT)).taken, { ...NONE, follow: 1 });
    assert.deepEqual((await after(30, 0, START + 29 * MINUTE)).taken, { ...NONE, media: 30 });
  });

  test('are kept where the server counted what we did not, in the long windows', async () => {
    const until = MIDNIGHT;
    const told = await after(400, 250, until);
    assert.deepEqual(told.remembered, [{ bucket: 'follow', refused: false, taken: 150, until, at: START }]);
    await told.pacer.correct(ALL, headers(400, 250, until));
    assert.equal(told.remembered.length, 1);
    assert.deepEqual((await after(300, 200, START + 4 * MINUTE)).remembered, []);
  });

  test('of a server with lower limits lower ours', async () => {
    const { pacer } = await after(100, 99, START + 4 * MINUTE, ['token']);
    assert.equal(pacer.usage('token')?.limit, 100);
    assert.deepEqual(taken(pacer), { ...NONE, token: 1 });
  });

  test('about a limit that nobody knows hold everything of its kind back once it is spent', async () => {
    const resetAt = START + 2 * MINUTE;
    assert.equal((await after(77, 1, resetAt)).pacer.nextFree(ALL), null);
    const { pacer } = await after(77, 0, resetAt, ['media']);
    assert.deepEqual([pacer.nextFree(['media'])?.at, pacer.nextFree(['post'])], [resetAt, null]);
  });

  test('that make no sense change nothing', async () => {
    for (const resetAt of [START - MINUTE, START, START + 9 * DAY]) {
      const { pacer, taken } = await after(400, 0, resetAt);
      assert.deepEqual([taken, pacer.nextFree(ALL)], [NONE, null]);
    }
  });

  test('with Retry-After hold everything of its kind back', async () => {
    const { pacer } = pacerAt();
    await pacer.correct(['token', 'post'], { 'retry-after': '90' });
    assert.equal(pacer.waitMs(['token', 'follow']), 90 * SECOND);
    assert.equal(pacer.waitMs(['follow']), 0);
  });
});

describe('a refusal', () => {
  const NAMES = ['token', 'follow'];

  test('is waited out by Retry-After, else by the end that it names', async () => {
    const { pacer, remembered } = pacerAt();
    pacer.take(NAMES);
    const until = START + 90 * SECOND;
    const both = { ...headers(400, 0, MIDNIGHT), 'retry-after': '90' };
    const byServer = await pacerAt().pacer.refused(NAMES, both);
    assert.deepEqual(byServer, { bucket: 'follow', retryAt: MIDNIGHT + SECOND });
    assert.deepEqual(await pacer.refused(NAMES, { 'retry-after': '90' }), {
      bucket: 'token',
      retryAt: until,
    });
    assert.equal(pacer.waitMs(NAMES), 90 * SECOND);
    assert.deepEqual(remembered, [{ bucket: 'token', refused: true, taken: 300, until, at: START }]);
    const byReset = pacerAt();
    assert.equal((await byReset.pacer.refused(NAMES, headers(400, 0, MIDNIGHT))).retryAt, MIDNIGHT + SECOND);
    assert.equal(byReset.pacer.waitMs(['token']), 0);
  });

  test('that lasts longer than a window is not about that window', async () => {
    const { pacer, take } = pacerAt();
    take(NAMES, 1);
    const retryAt = START + 3 * 24 * 60 * MINUTE;
    const wait = { 'retry-after': String((retryAt - START) / SECOND) };
    assert.equal((await pacer.refused(NAMES, wait)).bucket, 'follow');
    assert.deepEqual([pacer.waitMs(NAMES), pacer.waitMs(['token'])], [retryAt - START, 0]);
  });

  test('that says nothing ends with the fullest window, else after a minute', async () => {
    const { pacer, take } = pacerAt();
    assert.equal((await pacer.refused(NAMES, {})).retryAt, START + MINUTE);
    const { pacer: used, take: takeMore } = pacerAt();
    take(NAMES, 1);
    takeMore(NAMES, 200);
    const { bucket, retryAt } = await used.refused(NAMES, {});
    assert.equal(bucket, 'token');
    assert.ok(retryAt >= START + 4 * MINUTE + SECOND && retryAt <= START + 4 * MINUTE + 5 * SECOND);
    assert.equal(used.waitMs(NAMES), retryAt - START);
  });

  test('that says "now" is asked again more and more slowly', async () => {
    const { clock, pacer } = pacerAt();
    const waits: number[] = [];
    for (let n = 0; n < 8; n++) {
      const { retryAt } = await pacer.refused(NAMES, { 'retry-after': '0' });
      waits.push((retryAt - clock.now()) / SECOND);
      clock.advance(retryAt - clock.now());
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
    await pacer.correct(NAMES, {});
    assert.equal((await pacer.refused(NAMES, { 'retry-after': '0' })).retryAt, clock.now() + SECOND);
  });

  test('that cannot be kept is an error', async () => {
    const full = new Error('the disk is full');
    const { pacer } = pacerAt(START, { memory: { remember: () => Promise.reject(full) } });
    await assert.rejects(pacer.refused(NAMES, {}), full);
    await assert.rejects(pacer.correct(NAMES, headers(400, 100, MIDNIGHT)), full);
  });
});
