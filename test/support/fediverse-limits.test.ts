import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Account } from './fediverse/account.ts';
import { Client } from './fediverse/client.ts';
import type { MastodonHost } from './fediverse/mastodon-host.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { SteppingClock } from './stepping-clock.ts';

const HOUR = 3_600_000;
const clock = new SteppingClock();
let world: World;
let client: Client;
let home: MastodonHost;
let alice: Account;
let count = 0;

before(async () => {
  world = await startFediverse({ clock });
  client = new Client(world);
});
beforeEach(() => {
  clock.time = Date.UTC(2026, 0, 1, 12, 1, 0, 250);
  home = world.mastodon(`home${++count}.example`);
  alice = home.account('alice');
});
after(async () => {
  client.close();
  await world.close();
});

const read = (path: string, token = home.token(alice), host = home) =>
  client.read(`https://${host.name}${path}`, { authorization: `Bearer ${token}` });
const follow = (id: string, host = home, token = host.token(alice)) =>
  client.send(
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
  home.limits.change('token', { requests: 3 });
  home.limits.change('user', { requests: 6 });
  await read(ME);
  assert.equal((await read(ME)).status, 200);
  const refused = await read(ME);
  assert.deepEqual([refused.status, refused.body], [429, { error: 'Too many requests' }]);
  assert.deepEqual(left(refused), ['3', '0', '2026-01-01T12:05:00.250000Z']);
  assert.equal(refused.headers['retry-after'], undefined);
  const other = home.token(alice, 'read');
  assert.equal((await read(ME, other)).status, 200);
  assert.deepEqual(left(await read(ME, other)).slice(0, 2), ['6', '0']);
  assert.equal((await read(ME, other)).status, 429);
  assert.deepEqual(
    [...home.limits.refusedBy],
    [
      ['token', 1],
      ['user', 1],
    ],
  );
  clock.time = Date.UTC(2026, 0, 1, 12, 4, 59, 999);
  assert.equal((await read(ME)).status, 429);
  clock.time = Date.UTC(2026, 0, 1, 12, 5);
  assert.equal((await read(ME)).status, 200);
});

test('pages have a window of their own, and it speaks when it is the nearest', async () => {
  const path = `/api/v1/accounts/${alice.id}/following?max_id=5`;
  assert.deepEqual(left(await read(path)).slice(0, 2), ['300', '299']);
  home.limits.change('page', { requests: 2 });
  assert.deepEqual(left(await read(path)), ['2', '0', '2026-01-01T12:15:00.250000Z']);
  assert.equal((await read(path)).status, 429);
  assert.equal((await read(path.split('?')[0] ?? '')).status, 200);
});

test('400 follows a day, until midnight; what is followed already counts nothing', async () => {
  const id = (name: string) => home.account(name).id;
  home.limits.change('follow', { requests: 2 });
  const bob = id('bob');
  assert.deepEqual(left(await follow(bob)), ['2', '1', '2026-01-02T00:00:00.250000Z']);
  await follow(bob);
  await follow(id('carol'));
  assert.equal((await follow(bob)).status, 200);
  const refused = await follow(id('dave'));
  assert.equal(refused.status, 429);
  assert.deepEqual(left(refused), ['2', '0', '2026-01-02T00:00:00.250000Z']);
  assert.equal(home.limits.refused, 1);
  assert.equal(home.following(alice).length, 2);
  clock.time = Date.UTC(2026, 0, 2);
  assert.equal((await follow(home.instance.idOf(home.account('erin')))).status, 200);
});

test('400 is the number', async () => {
  home.limits.change('token', { requests: 1000 });
  const ids = Array.from({ length: 401 }, (_, index) => home.account(`p${index}`).id);
  const statuses = [];
  for (const id of ids) statuses.push((await follow(id)).status);
  assert.deepEqual([statuses.indexOf(429), home.writes.length], [400, 400]);
});

test('GoToSocial counts an address, from its first request', async () => {
  const host = world.mastodon(`gts${count}.example`, { software: 'gotosocial' });
  const token = host.token(host.account('alice'));
  host.limits.change('ip', { requests: 2 });
  assert.deepEqual(left(await read(ME, token, host)), ['2', '1', '2026-01-01T12:06:01.000Z']);
  clock.time += 4 * 60_000;
  await read(ME, token, host);
  assert.equal((await read(ME, token, host)).status, 429);
  clock.time += 61_000;
  assert.equal((await read(ME, token, host)).status, 200);
});

test('Akkoma says nothing of its limits', async () => {
  const host = world.mastodon(`akkoma${count}.example`, { software: 'akkoma' });
  const token = host.token(host.account('alice'));
  const statuses = [];
  for (let index = 0; index < 11; index++) {
    const reply = await follow(host.account(`p${index}`).id, host, token);
    statuses.push(reply.status);
    assert.deepEqual(left(reply), [undefined, undefined, undefined]);
  }
  assert.deepEqual([statuses[9], statuses[10]], [200, 429]);
  clock.time += 10_000;
  assert.equal((await follow(host.account('late').id, host, token)).status, 200);
});

test('limits can be lifted, and none are invented', async () => {
  home.limits.enforced = false;
  assert.deepEqual(left(await read(ME)), [undefined, undefined, undefined]);
  assert.throws(
    () => home.limits.change('sleep', { requests: HOUR }),
    /no limit sleep; there are user, token/,
  );
});
