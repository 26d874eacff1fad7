import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

const HOUR = 3_600_000;
let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.clock.time = Date.UTC(2026, 0, 1, 12, 1, 0, 250);
  here.settle();
});
after(() => here.close());

const read = (path: string, token = here.home.token(here.alice), host = here.home) =>
  here.client.read(`https://${host.name}${path}`, { authorization: `Bearer ${token}` });
const follow = (id: string, host = here.home, token = host.token(here.alice)) =>
  here.client.send(
    'POST',
    `https://${host.name}/api/v1/accounts/${id}/follow`,
    {},
    { authorization: `Bearer ${token}` },
  );
const left = ({ headers }: Awaited<ReturnType<typeof read>>) =>
  ['limit', 'remaining', 'reset'].map(name => headers[`x-ratelimit-${name}`]);
const ME = '/api/v1/accounts/verify_credentials';

test('a token has 300 requests in five minutes from the hour on, its user 1,500', async () => {
  assert.deepEqual(left(await read(ME)), ['300', '299', '2026-01-01T12:05:00.250000Z']);
  here.home.limits.change('token', { requests: 3 });
  here.home.limits.change('user', { requests: 6 });
  await read(ME);
  assert.equal((await read(ME)).status, 200);
  const refused = await read(ME);
  assert.deepEqual([refused.status, refused.body], [429, { error: 'Too many requests' }]);
  assert.deepEqual(left(refused), ['3', '0', '2026-01-01T12:05:00.250000Z']);
  assert.equal(refused.headers['retry-after'], undefined);
  const other = here.home.token(here.alice, 'read');
  assert.equal((await read(ME, other)).status, 200);
  assert.deepEqual(left(await read(ME, other)).slice(0, 2), ['6', '0']);
  assert.equal((await read(ME, other)).status, 429);
  assert.deepEqual(
    [...here.home.limits.refusedBy],
    [
      ['token', 1],
      ['user', 1],
    ],
  );
  here.clock.time = Date.UTC(2026, 0, 1, 12, 4, 59, 999);
  assert.equal((await read(ME)).status, 429);
  here.clock.time = Date.UTC(2026, 0, 1, 12, 5);
  assert.equal((await read(ME)).status, 200);
});

test('pages have a window of their own, and it speaks when it is the nearest', async () => {
  const path = `/api/v1/accounts/${here.alice.id}/following?max_id=5`;
  assert.deepEqual(left(await read(path)).slice(0, 2), ['300', '299']);
  here.home.limits.change('page', { requests: 2 });
  assert.deepEqual(left(await read(path)), ['2', '0', '2026-01-01T12:15:00.250000Z']);
  assert.equal((await read(path)).status, 429);
  assert.equal((await read(path.split('?')[0] ?? '')).status, 200);
});

test('400 follows a day, until midnight; what is followed already counts nothing', async () => {
  const id = (name: string) => here.home.account(name).id;
  here.home.limits.change('follow', { requests: 2 });
  const bob = id('bob');
  assert.deepEqual(left(await follow(bob)), ['2', '1', '2026-01-02T00:00:00.250000Z']);
  await follow(bob);
  await follow(id('carol'));
  assert.equal((await follow(bob)).status, 200);
  const refused = await follow(id('dave'));
  assert.equal(refused.status, 429);
  assert.deepEqual(left(refused), ['2', '0', '2026-01-02T00:00:00.250000Z']);
  assert.equal(here.home.limits.refused, 1);
  assert.equal(here.home.following(here.alice).length, 2);
  here.clock.time = Date.UTC(2026, 0, 2);
  assert.equal((await follow(here.home.instance.idOf(here.home.account('erin')))).status, 200);
});

test('400 is the number', async () => {
  here.home.limits.change('token', { requests: 1000 });
  const ids = Array.from({ length: 401 }, (_, index) => here.home.account(`p${index}`).id);
  const statuses = [];
  for (const id of ids) statuses.push((await follow(id)).status);
  assert.deepEqual([statuses.indexOf(429), here.home.writes.length], [400, 400]);
});

test('GoToSocial counts an address, from its first request', async () => {
  const host = here.world.mastodon(`gts-${here.home.name}`, { software: 'gotosocial' });
  const token = host.token(host.account('alice'));
  host.limits.change('ip', { requests: 2 });
  assert.deepEqual(left(await read(ME, token, host)), ['2', '1', '2026-01-01T12:06:01.000Z']);
  here.clock.time += 4 * 60_000;
  await read(ME, token, host);
  assert.equal((await read(ME, token, host)).status, 429);
  here.clock.time += 61_000;
  assert.equal((await read(ME, token, host)).status, 200);
});

test('Akkoma says nothing of its limits', async () => {
  const host = here.world.mastodon(`akkoma-${here.home.name}`, { software: 'akkoma' });
  const token = host.token(host.account('alice'));
  const statuses = [];
  for (let index = 0; index < 11; index++) {
    const reply = await follow(host.account(`p${index}`).id, host, token);
    statuses.push(reply.status);
    assert.deepEqual(left(reply), [undefined, undefined, undefined]);
  }
  assert.deepEqual([statuses[9], statuses[10]], [200, 429]);
  here.clock.time += 10_000;
  assert.equal((await follow(host.account('late').id, host, token)).status, 200);
});

test('limits can be lifted, and none are invented', async () => {
  here.home.limits.enforced = false;
  assert.deepEqual(left(await read(ME)), [undefined, undefined, undefined]);
  assert.throws(
    () => here.home.limits.change('sleep', { requests: HOUR }),
    /no limit sleep; there are user, token/,
  );
});
