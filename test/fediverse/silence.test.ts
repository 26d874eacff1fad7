import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnreachableError } from '../../src/http/errors.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';
import { people, SlowWeb } from './slow-web.ts';

const ALICE = 'alice@social.example';
const OFFLINE = new UnreachableError('offline', 'this machine has no connection to the internet');

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
