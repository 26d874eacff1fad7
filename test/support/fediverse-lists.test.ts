import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Account } from './fediverse/account.ts';
import { Client } from './fediverse/client.ts';
import type { MastodonHost } from './fediverse/mastodon-host.ts';
import type { SoftwareName } from './fediverse/software.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { SteppingClock } from './stepping-clock.ts';

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
beforeEach(() => settle());
after(async () => {
  client.close();
  await world.close();
});

function settle(software: SoftwareName = 'mastodon'): void {
  home = world.mastodon(`home${++count}.example`, { software });
  alice = home.account('alice');
}

const ask = (method: string, path: string, body: object = {}) =>
  client.send(method, `https://${home.name}${path}`, body, { authorization: `Bearer ${home.token(alice)}` });
const ops = () => home.writes.map(({ op, target }) => `${op} ${target}`);

test('a list takes people who are followed, all or none', async () => {
  const [bob, carol, eve] = [home.account('bob'), home.account('carol'), home.account('eve')];
  home.arrange(alice, bob, { following: true });
  home.arrange(alice, carol, { requested: true });
  const { body: list } = await ask('POST', '/api/v1/lists', { title: 'Twitter' });
  const members = `/api/v1/lists/${list.id}/accounts`;
  const add = async (...ids: string[]) => (await ask('POST', members, { account_ids: ids })).status;
  assert.equal(await add(bob.id, eve.id), 422);
  assert.deepEqual(home.lists(alice), new Map([['Twitter', []]]));
  assert.equal(await add(bob.id, carol.id), 200);
  assert.equal(await add(bob.id), 422);
  assert.equal(await add('1'), 404);
  assert.equal((await ask('GET', members)).body.length, 2);
  await ask('DELETE', members, { account_ids: [bob.id] });
  await ask('POST', `/api/v1/accounts/${carol.id}/unfollow`);
  assert.deepEqual((await ask('GET', members)).body, []);
  await ask('DELETE', `/api/v1/lists/${list.id}`);
  assert.deepEqual((await ask('GET', '/api/v1/lists')).body, []);
  assert.deepEqual(ops(), [
    'list-create Twitter',
    `list-add Twitter: ${bob.address}`,
    `list-add Twitter: ${carol.address}`,
    `list-remove Twitter: ${bob.address}`,
    `unfollow ${carol.address}`,
    'list-delete Twitter',
  ]);
});

test('there are 50 lists at most, and each has a title', async () => {
  for (let made = 0; made < 50; made++) await ask('POST', '/api/v1/lists', { title: `List ${made}` });
  assert.equal((await ask('POST', '/api/v1/lists', { title: 'One more' })).status, 422);
  assert.equal(home.lists(alice).size, 50);
  assert.equal((await ask('POST', '/api/v1/lists', { title: '' })).status, 422);
});

test('GoToSocial imports a file', async () => {
  settle('gotosocial');
  const bob = home.account('bob', { locked: false });
  const form = new FormData();
  form.set('type', 'following');
  form.set('mode', 'merge');
  form.set(
    'data',
    new Blob([`Account address,Show boosts\n${bob.address},false\nx@nowhere.example,true\n`]),
    'f.csv',
  );
  assert.equal((await ask('POST', '/api/v1/import', form)).status, 202);
  assert.deepEqual(home.following(alice), [bob]);
  assert.equal(home.tie(alice, bob).reblogs, false);
  assert.equal((await ask('POST', '/api/v1/import', { type: 'following', data: '' })).status, 400);
});

test('Akkoma imports a list', async () => {
  settle('akkoma');
  const [bob, eve] = [home.account('bob'), home.account('eve')];
  await ask('POST', '/api/pleroma/follow_import', { list: `Account address\n${bob.address}` });
  await ask('POST', '/api/pleroma/blocks_import', { list: eve.address });
  await ask('POST', '/api/pleroma/mutes_import', { list: `${eve.address} ${bob.address}` });
  assert.deepEqual(home.following(alice), [bob]);
  assert.deepEqual([home.tie(alice, eve).blocking, home.tie(alice, bob).muting], [true, true]);
  assert.equal((await ask('POST', '/api/v1/import', {})).status, 404);
});

test('a request takes time on the clock when it is to', async () => {
  const before = clock.now();
  home.rules.latencyMs = 150;
  await ask('GET', '/api/v1/lists');
  await ask('GET', '/api/v1/lists');
  assert.equal(clock.now() - before, 300);
});
