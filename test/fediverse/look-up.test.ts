import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpAll } from '../../src/fediverse/look-up.ts';
import { GuardError } from '../../src/http/errors.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';
import { people, SlowWeb } from './slow-web.ts';

const ALICE = 'alice@social.example';

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

test('moves count within the 15 seconds', async () => {
  const clock = new VirtualClock();
  const web = new SampleWeb(clock)
    .mastodon(ALICE, { moved: { acct: 'alice@new.example' } })
    .on(webFingerUrl('alice@new.example'), { status: 410, latency: 15_001 });
  const begin = clock.now();
  const { lookups } = await lookUp(web, clock, [ALICE]);
  assert.equal(clock.now() - begin, 15_000);
  assert.deepEqual(
    [lookups[0]?.status, lookups[0]?.why],
    ['unreachable', 'it moved to alice@new.example, but no answer within 15 seconds'],
  );
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

test('the guard is a result, and other errors are not swallowed', async () => {
  const clock = new VirtualClock();
  const guarded = await lookUp(new SlowWeb(clock, () => new GuardError('10.0.0.1')), clock, [ALICE]);
  assert.equal(guarded.lookups[0]?.status, 'refused');
  await assert.rejects(lookUp(new SlowWeb(clock, () => new TypeError('a bug')), clock, [ALICE]), /a bug/);
});
