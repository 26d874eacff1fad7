import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.settle();
});
after(() => here.close());

const ops = () => here.home.writes.map(({ op, target }) => `${op} ${target}`);

test('a list takes people who are followed, all or none', async () => {
  const [bob, carol, eve] = [here.home.account('bob'), here.home.account('carol'), here.home.account('eve')];
  here.home.arrange(here.alice, bob, { following: true });
  here.home.arrange(here.alice, carol, { requested: true });
  const { body: list } = await here.ask('POST', '/api/v1/lists', { title: 'Twitter' });
  const members = `/api/v1/lists/${list.id}/accounts`;
  const add = async (...ids: string[]) => (await here.ask('POST', members, { account_ids: ids })).status;
  assert.equal(await add(bob.id, eve.id), 422);
  assert.deepEqual(here.home.lists(here.alice), new Map([['Twitter', []]]));
  assert.equal(await add(bob.id, carol.id), 200);
  assert.equal(await add(bob.id), 422);
  assert.equal(await add('1'), 404);
  assert.equal((await here.ask('GET', members)).body.length, 2);
  await here.ask('DELETE', members, { account_ids: [bob.id] });
  await here.ask('POST', `/api/v1/accounts/${carol.id}/unfollow`);
  assert.deepEqual((await here.ask('GET', members)).body, []);
  await here.ask('DELETE', `/api/v1/lists/${list.id}`);
  assert.deepEqual((await here.ask('GET', '/api/v1/lists')).body, []);
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
  for (let made = 0; made < 50; made++) await here.ask('POST', '/api/v1/lists', { title: `List ${made}` });
  assert.equal((await here.ask('POST', '/api/v1/lists', { title: 'One more' })).status, 422);
  assert.equal(here.home.lists(here.alice).size, 50);
  assert.equal((await here.ask('POST', '/api/v1/lists', { title: '' })).status, 422);
});

test('GoToSocial imports a file', async () => {
  here.settle({ software: 'gotosocial' });
  const bob = here.home.account('bob', { locked: false });
  const form = new FormData();
  form.set('type', 'following');
  form.set('mode', 'merge');
  form.set(
    'data',
    new Blob([`Account address,Show boosts\n${bob.address},false\nx@nowhere.example,true\n`]),
    'f.csv',
  );
  assert.equal((await here.ask('POST', '/api/v1/import', form)).status, 202);
  assert.deepEqual(here.home.following(here.alice), [bob]);
  assert.equal(here.home.tie(here.alice, bob).reblogs, false);
  assert.equal((await here.ask('POST', '/api/v1/import', { type: 'following', data: '' })).status, 400);
});

test('Akkoma imports a list', async () => {
  here.settle({ software: 'akkoma' });
  const [bob, eve] = [here.home.account('bob'), here.home.account('eve')];
  await here.ask('POST', '/api/pleroma/follow_import', { list: `Account address\n${bob.address}` });
  await here.ask('POST', '/api/pleroma/blocks_import', { list: eve.address });
  await here.ask('POST', '/api/pleroma/mutes_import', { list: `${eve.address} ${bob.address}` });
  assert.deepEqual(here.home.following(here.alice), [bob]);
  assert.deepEqual(
    [here.home.tie(here.alice, eve).blocking, here.home.tie(here.alice, bob).muting],
    [true, true],
  );
  assert.equal((await here.ask('POST', '/api/v1/import', {})).status, 404);
});

test('a request takes time on the clock when it is to', async () => {
  const before = here.clock.now();
  here.home.rules.latencyMs = 150;
  await here.ask('GET', '/api/v1/lists');
  await here.ask('GET', '/api/v1/lists');
  assert.equal(here.clock.now() - before, 300);
});
