import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpAll } from '../../src/fediverse/look-up.ts';
import { GuardError, LimitedError, UnreachableError } from '../../src/http/errors.ts';
import type { Answer, Get, Web } from '../../src/http/types.ts';
import type { Address } from '../../src/people/address.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';

const ALICE = 'alice@social.example';
const OFFLINE = new UnreachableError('offline', 'this machine has no connection to the internet');

/** Answers every request in the same way, after a while, and counts how many run at once. */
class SlowWeb implements Web {
  most = 0;
  readonly perHost = new Map<string, number>();
  readonly order: string[] = [];
  readonly #clock: VirtualClock;
  readonly #answer: (host: string, request: number) => number | Error;
  #running = 0;

  constructor(clock: VirtualClock, answer: (host: string, request: number) => number | Error = () => 410) {
    this.#clock = clock;
    this.#answer = answer;
  }

  origin(host: string): string {
    return `https://${host}`;
  }

  async get({ url, signal }: Get): Promise<Answer> {
    const { host } = new URL(url);
    this.order.push(host);
    const outcome = this.#answer(host, this.order.length);
    const here = (this.perHost.get(host) ?? 0) + 1;
    this.perHost.set(host, here);
    this.#running += 1;
    this.most = Math.max(this.most, this.#running);
    assert.ok(here <= 2, `${here} requests at once to ${host}`);
    try {
      await this.#clock.sleep(1000, signal);
    } finally {
      this.#running -= 1;
      this.perHost.set(host, (this.perHost.get(host) ?? 0) - 1);
    }
    if (outcome instanceof Error) throw outcome;
    return { status: outcome, headers: {}, url, body: new Uint8Array(), cut: false };
  }
}

function people(count: number, host: string): Address[] {
  return Array.from({ length: count }, (_, index): Address => `user${index}@${host}`);
}

test('nothing to ask is nothing to wait for', async () => {
  const { left } = await lookUp(new SampleWeb(), new VirtualClock(), []);
  assert.deepEqual(left, { postponed: [], retryAt: null, offline: false });
});

test('at most two lookups of a host and 32 in all run at once, the longest queue first', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock);
  const small = Array.from({ length: 60 }, (_, index) => people(1, `small${index}.example`)).flat();
  const begin = clock.now();
  const { lookups } = await lookUp(web, clock, [
    ...small,
    ...people(9, 'big.example'),
    ...people(3, 'mid.example'),
  ]);
  assert.equal(lookups.length, 72);
  assert.equal(web.most, 32);
  assert.deepEqual(web.order.slice(0, 3), ['big.example', 'big.example', 'mid.example']);
  assert.equal(clock.now() - begin, 5000, 'nine of one host, two at once, decide');
});

test('a lookup ends after 15 seconds, and what was found by then stays found', async () => {
  const clock = new VirtualClock();
  const silent = new SampleWeb(clock).on(webFingerUrl(ALICE), { status: 410, latency: 15_001 });
  const { lookups } = await lookUp(silent, clock, [ALICE]);
  assert.deepEqual([lookups[0]?.status, lookups[0]?.why], ['unreachable', 'no answer within 15 seconds']);

  const slow = new SampleWeb(clock)
    .on(webFingerUrl(ALICE), { ...jrd(null, 'social.example', 'alice'), latency: 10_000 })
    .on('social.example/.well-known/nodeinfo', { status: 404, latency: 4000 })
    .on('social.example/api/v1/accounts/lookup?acct=alice', { status: 404, latency: 4000 });
  const begin = clock.now();
  const second = await lookUp(slow, clock, [ALICE]);
  assert.equal(clock.now() - begin, 15_000);
  assert.deepEqual([second.lookups[0]?.status, second.lookups[0]?.profile], ['found', null]);
  slow.expectAllAsked();
});

test('Retry-After pauses the queue of that host alone', async () => {
  const clock = new VirtualClock();
  const web = new SampleWeb(clock)
    .on(webFingerUrl(ALICE), { status: 429, headers: { 'retry-after': '60' } })
    .on(webFingerUrl(ALICE), { status: 503, headers: { 'retry-after': '10' } })
    .on(webFingerUrl(ALICE), { status: 410 })
    .on(webFingerUrl('bob@other.example'), { status: 410, latency: 2000 });
  const waits: [string, number][] = [];
  const ends: [string, number][] = [];
  const begin = clock.now();
  await lookUp(web, clock, [ALICE, 'bob@other.example'], {
    onWait: (host, until) => waits.push([host, until - begin]),
    onLookup: ({ address }) => void ends.push([address, clock.now() - begin]),
  });
  assert.deepEqual(waits, [
    ['social.example', 60_000],
    ['social.example', 70_000],
  ]);
  assert.deepEqual(ends, [
    ['bob@other.example', 2000],
    [ALICE, 70_000],
  ]);
  web.expectAllAsked();
});

/** How long a 429 makes us wait. */
const WAITS: readonly (readonly [Record<string, string>, number])[] = [
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' }, 120_000],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-01-01T00:03:00.000Z' }, 180_000],
  [{ 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '2026-01-01T00:03:00.000Z' }, 300_000],
  [{}, 300_000],
];

for (const [headers, expected] of WAITS) {
  test(`a 429 with ${JSON.stringify(headers)} is waited out for ${expected / 1000} s`, async () => {
    const clock = new VirtualClock();
    const web = new SampleWeb(clock)
      .on(webFingerUrl(ALICE), { status: 429, headers })
      .on(webFingerUrl(ALICE), { status: 410 });
    const begin = clock.now();
    await lookUp(web, clock, [ALICE]);
    assert.equal(clock.now() - begin, expected);
  });
}

test('a limit that the client itself knows of is waited for as well', async () => {
  const clock = new VirtualClock();
  const begin = clock.now();
  const web = new SampleWeb(clock)
    .on(webFingerUrl(ALICE), { error: new LimitedError('wait', begin + 5000) })
    .on(webFingerUrl(ALICE), { status: 410 });
  const { lookups } = await lookUp(web, clock, [ALICE]);
  assert.equal(lookups[0]?.status, 'gone');
  assert.equal(clock.now() - begin, 5000);
});

test('a longer wait than allowed postpones what that host has left', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock, host =>
    host === 'busy.example' ? new LimitedError('wait', clock.now() + 61_000) : 410,
  );
  const begin = clock.now();
  const { lookups, left } = await lookUp(
    web,
    clock,
    [...people(4, 'busy.example'), ...people(4, 'free.example')],
    {
      maxWaitMs: 59_000,
    },
  );
  assert.equal(lookups.length, 4);
  assert.deepEqual(left.postponed.map(({ address }) => address).sort(), people(4, 'busy.example'));
  assert.deepEqual([left.retryAt, left.offline], [begin + 61_000, false]);
});

test('a host that always refuses is given up after three tries', async () => {
  const web = new SampleWeb().on(webFingerUrl(ALICE), {
    status: 429,
    headers: { 'retry-after': '1' },
    times: 3,
  });
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual([lookup?.status, lookup?.why], ['unreachable', 'social.example asks for fewer requests']);
  web.expectAllAsked();
});

test('a host that wants to be left alone for days is not waited for', async () => {
  const web = new SampleWeb().on(webFingerUrl(ALICE), { status: 429, headers: { 'retry-after': '259200' } });
  const [lookup] = await web.lookUp(ALICE);
  assert.equal(lookup?.status, 'unreachable');
});

test('beyond 300 API requests in five minutes the actors are read', async () => {
  const clock = new VirtualClock();
  const web = new SampleWeb(clock).nodeInfo('social.example', 'mastodon');
  for (let index = 0; index < 310; index++) {
    const user = `user${index}`;
    web.on(webFingerUrl(`${user}@social.example`), { ...jrd(null, 'social.example', user), latency: 100 });
    const actor = { type: 'Person', preferredUsername: user };
    if (index < 300) web.api('social.example', user);
    else web.on(`social.example/users/${user}`, { body: actor });
  }
  const { lookups } = await lookUp(web, clock, people(310, 'social.example'));
  assert.ok(lookups.every(({ profile }) => profile !== null));
  web.expectAllAsked();
});

test('an abort stops at once, and what was under way is not recorded', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const begin = clock.now();
  const lookups: string[] = [];
  const work = () =>
    lookUpAll(
      people(5, 'a.example').map(address => ({ address, bare: false })),
      {
        web: new SlowWeb(clock),
        clock,
        maxWaitMs: 0,
        signal: stop.signal,
        onLookup: ({ address }) => {
          lookups.push(address);
          if (lookups.length === 3) stop.abort(new Error('Ctrl-C'));
        },
      },
    );
  await assert.rejects(clock.run(work), /Ctrl-C/);
  assert.deepEqual(lookups.length, 3);
  assert.equal(clock.now() - begin, 2000);
  await assert.rejects(clock.run(work), /Ctrl-C/, 'and before it began');
  assert.equal(lookups.length, 3);
});

test('an abort ends a wait for a limit', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const web = new SampleWeb(clock).on(webFingerUrl(ALICE), { status: 429 });
  const work = lookUp(web, clock, [ALICE], {
    signal: stop.signal,
    onWait: () => stop.abort(new Error('Ctrl-C')),
  });
  await assert.rejects(work, /Ctrl-C/);
});

test('what a lookup cannot be recorded for stops the run', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock);
  const work = lookUp(web, clock, people(9, 'a.example'), {
    onLookup: () => Promise.reject(new Error('the disk is full')),
  });
  await assert.rejects(work, /the disk is full/);
  assert.equal(web.order.length <= 4, true);
});

test('the next lookup of a host waits until the last is recorded', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock);
  const begin = clock.now();
  await lookUp(web, clock, people(4, 'a.example'), { onLookup: () => clock.sleep(10_000) });
  assert.equal(clock.now() - begin, 22_000);
});

test('without a network the run stops early and records nothing', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock, () => OFFLINE);
  const addresses = Array.from({ length: 100 }, (_, index) => people(3, `host${index}.example`)).flat();
  const { lookups, left } = await lookUp(web, clock, addresses);
  assert.deepEqual([lookups.length, left.postponed.length, left.offline, left.retryAt], [0, 300, true, null]);
  assert.ok(web.order.length <= 64, `${web.order.length} requests`);
});

test('one host alone without a network is no result either', async () => {
  const clock = new VirtualClock();
  const { lookups, left } = await lookUp(new SlowWeb(clock, () => OFFLINE), clock, [ALICE]);
  assert.deepEqual([lookups.length, left.postponed.length, left.offline], [0, 1, true]);
});

test('a host that alone seems to be without a network is unreachable', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock, host => (host === 'lame.example' ? OFFLINE : 410));
  const { lookups, left } = await lookUp(web, clock, [
    ...people(2, 'lame.example'),
    ...people(30, 'a.example'),
  ]);
  const lame = lookups.filter(({ address }) => address.endsWith('@lame.example'));
  assert.deepEqual(
    lame.map(({ status }) => status),
    ['unreachable', 'unreachable'],
  );
  assert.deepEqual(left, { postponed: [], retryAt: null, offline: false });
});

test('a network that comes back is used', async () => {
  const clock = new VirtualClock();
  const web = new SlowWeb(clock, (_, request) => (request <= 2 ? OFFLINE : 410));
  const { lookups, left } = await lookUp(web, clock, people(4, 'a.example'));
  assert.deepEqual([lookups.length, left.offline], [4, false]);
});

test('a network that goes away in the middle of a lookup leaves it unrecorded', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl(ALICE), { ...jrd(null, 'social.example', 'alice'), times: 3 })
    .on('social.example/.well-known/nodeinfo', { error: OFFLINE, times: 3 });
  const { lookups, left } = await lookUp(web, web.clock, [ALICE]);
  assert.deepEqual([lookups.length, left.offline], [0, true]);
});

test('the guard is a result, and other errors are not swallowed', async () => {
  const clock = new VirtualClock();
  const guarded = await lookUp(new SlowWeb(clock, () => new GuardError('10.0.0.1')), clock, [ALICE]);
  assert.equal(guarded.lookups[0]?.status, 'refused');
  await assert.rejects(lookUp(new SlowWeb(clock, () => new TypeError('a bug')), clock, [ALICE]), /a bug/);
});
