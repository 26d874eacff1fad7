import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LimitedError } from '../../src/fediverse/errors.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';
import { people, SlowWeb } from './slow-web.ts';

const ALICE = 'alice@social.example';

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

test('a host with hundreds of thousands of addresses is put off as any other', async () => {
  const clock = new VirtualClock();
  const addresses = people(200_000, 'social.example');
  const { left } = await lookUp(new SlowWeb(clock, () => 429), clock, addresses, { maxWaitMs: 0 });
  assert.equal(left.postponed.length, 200_000);
});

test('without a network hundreds of thousands of addresses are put off', async () => {
  const clock = new VirtualClock();
  const addresses = [1, 2, 3, 4].flatMap(n => people(60_000, `host${n}.example`));
  const web = new SlowWeb(clock, () => new UnreachableError('offline', 'no network'));
  const { left } = await lookUp(web, clock, addresses);
  assert.deepEqual([left.postponed.length, left.offline], [240_000, true]);
});
