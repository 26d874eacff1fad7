import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Account } from './fediverse/account.ts';
import { Client } from './fediverse/client.ts';
import type { MastodonHost } from './fediverse/mastodon-host.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { SteppingClock } from './stepping-clock.ts';

const HOME = 'https://home.example';
const clock = new SteppingClock();
let world: World;
let client: Client;
let home: MastodonHost;
let away: MastodonHost;
let alice: Account;
let token: string;

before(async () => {
  world = await startFediverse({ clock });
  client = new Client(world);
  home = world.mastodon('home.example');
  away = world.mastodon('away.example');
  alice = home.account('alice');
  token = home.token(alice);
});
after(async () => {
  client.close();
  await world.close();
});

const read = (path: string) => client.read(HOME + path, { authorization: `Bearer ${token}` });
const post = (path: string, body: object = {}) =>
  client.send('POST', HOME + path, body, { authorization: `Bearer ${token}` });
const ops = () => home.writes.map(({ op, target, isNew }) => `${op} ${target} ${isNew}`);

async function find(address: string): Promise<string> {
  const { body } = await read(`/api/v2/search?q=${address}&type=accounts&resolve=true&limit=1`);
  assert.equal(body.accounts[0]?.acct, address);
  return body.accounts[0].id;
}

test('a follow is answered with hope, waits for the other server, and counts once', async () => {
  const bob = away.account('bob');
  const id = await find('bob@away.example');
  assert.equal((await post(`/api/v1/accounts/${id}/follow`, { reblogs: false })).body.following, true);
  const before = (await read(`/api/v1/accounts/relationships?id[]=${id}`)).body[0];
  assert.deepEqual([before.following, before.requested, before.showing_reblogs], [false, true, false]);
  assert.deepEqual(home.following(alice), []);
  await clock.sleep(2000);
  const after = (await read(`/api/v1/accounts/relationships?id[]=${id}`)).body[0];
  assert.deepEqual([after.following, after.requested], [true, false]);
  assert.deepEqual(home.following(alice), [bob]);
  await post(`/api/v1/accounts/${id}/follow`, { notify: true });
  assert.deepEqual(ops(), ['follow bob@away.example true', 'follow bob@away.example false']);
});

test('locked accounts approve, or not; others refuse later; dead servers never answer', async () => {
  away.account('shy', { locked: true });
  away.account('slow', { locked: true, approvesAfterMs: 60_000 });
  away.account('snob', { refusesFollows: true });
  const [shy, slow, snob] = [
    await find('shy@away.example'),
    await find('slow@away.example'),
    await find('snob@away.example'),
  ];
  for (const id of [shy, slow, snob]) await post(`/api/v1/accounts/${id}/follow`);
  await clock.sleep(60_000);
  const { body } = await read(`/api/v1/accounts/relationships?id[]=${shy}&id[]=${slow}&id[]=${snob}`);
  assert.deepEqual(
    body.map(({ following, requested }: Record<string, boolean>) => [following, requested]),
    [
      [false, true],
      [true, false],
      [false, false],
    ],
  );
});

test('search finds the wrong people when it does not find the right one, and 503 when it cannot ask', async () => {
  home.account('carol_two');
  const wrong = await read('/api/v2/search?q=carol@away.example&type=accounts&resolve=true&limit=1');
  assert.deepEqual(
    wrong.body.accounts.map(({ acct }: { acct: string }) => acct),
    ['carol_two'],
  );
  const none = await read('/api/v2/search?q=nobodyatall@away.example&type=accounts&resolve=true&limit=1');
  assert.deepEqual(none.body.accounts, []);
  world.mastodon('down.example').account('dave');
  world.dead('down.example');
  const search = '/api/v2/search?q=dave@down.example&type=accounts&resolve=true';
  assert.equal((await read(search)).status, 503);
  world.revive('down.example');
  assert.equal((await read(search)).body.accounts[0].acct, 'dave@down.example');
});

test('follows are refused for their own reasons', async () => {
  const [foe, gone, old] = [away.account('foe'), away.account('gone'), away.account('old')];
  away.account('hidden', { suspended: true });
  old.moveTo(away.account('fresh'));
  home.arrange(foe, alice, { blocking: true });
  const status = async (id: string) => (await post(`/api/v1/accounts/${id}/follow`)).status;
  assert.equal(await status(await find('foe@away.example')), 403);
  assert.equal(await status(await find('old@away.example')), 403);
  assert.equal(await status(await find('hidden@away.example')), 404);
  assert.equal(await status('1'), 404);
  assert.equal(await status(home.instance.idOf(alice)), 404);
  assert.ok(gone);
  home.rules.maxFollows = home.following(alice).length;
  assert.equal(await status(await find('fresh@away.example')), 422);
  home.rules.maxFollows = 7500;
  const { body } = await read('/api/v2/search?q=old@away.example&resolve=true');
  assert.equal(body.accounts[0].moved.acct, 'fresh@away.example');
});

test('a block ends a follow, a mute does not; both are listed', async () => {
  const eve = away.account('eve');
  home.arrange(alice, eve, { following: true });
  const id = home.instance.idOf(eve);
  const muted = await post(`/api/v1/accounts/${id}/mute`, new URLSearchParams({ notifications: 'false' }));
  assert.deepEqual(
    [muted.body.muting, muted.body.muting_notifications, muted.body.following],
    [true, false, true],
  );
  const blocked = await post(`/api/v1/accounts/${id}/block`);
  assert.deepEqual([blocked.body.blocking, blocked.body.following], [true, false]);
  assert.equal((await read('/api/v1/blocks')).body[0].id, id);
  assert.equal((await read('/api/v1/mutes')).body[0].id, id);
});

test('following comes in pages, by the links alone', async () => {
  const many = home.account('many');
  for (let count = 1; count <= 100; count++)
    home.arrange(many, away.account(`f${count}`), { following: true });
  const found: string[] = [];
  let url: string | undefined = `${HOME}/api/v1/accounts/${many.id}/following?limit=80`;
  let pages = 0;
  while (url) {
    const { body, headers } = await client.read(url, { authorization: `Bearer ${token}` });
    found.push(...body.map(({ acct }: { acct: string }) => acct));
    url = /<([^>]+)>; rel="next"/.exec(String(headers['link']))?.[1];
    pages++;
  }
  assert.equal(new Set(found).size, 100);
  assert.equal(pages, 2);
});

test('a token is needed, valid, and good for what is asked', async () => {
  const { id } = alice;
  const weak = home.token(alice, 'read:accounts write:mutes');
  const ask = (method: string, path: string, bearer: string) =>
    client.send(method, HOME + path, {}, { authorization: `Bearer ${bearer}` });
  assert.equal((await client.read(`${HOME}/api/v1/blocks`)).status, 401);
  assert.equal((await ask('POST', `/api/v1/accounts/${id}/follow`, 'nonsense')).status, 401);
  const refused = await ask('POST', `/api/v1/accounts/${id}/follow`, weak);
  assert.deepEqual(
    [refused.status, refused.body],
    [403, { error: 'This action is outside the authorized scopes' }],
  );
  const me = await client.read(`${HOME}/api/v1/accounts/verify_credentials`, {
    authorization: `Bearer ${weak}`,
  });
  assert.equal(me.body.acct, 'alice');
  home.revoke(weak);
  const revoked = await client.read(`${HOME}/api/v1/accounts/verify_credentials`, {
    authorization: `Bearer ${weak}`,
  });
  assert.deepEqual([revoked.status, revoked.body.error], [401, 'The access token was revoked']);
});

test('a body may be JSON, a form or multipart', async () => {
  const id = await find('bob@away.example');
  const form = new FormData();
  form.set('notifications', '0');
  for (const body of [{ notifications: false }, new URLSearchParams({ notifications: 'false' }), form]) {
    await post(`/api/v1/accounts/${id}/mute`);
    assert.equal((await post(`/api/v1/accounts/${id}/mute`, body)).body.muting_notifications, false);
  }
});

test('pages stay in order while follows end', async () => {
  const restless = home.account('restless');
  for (let count = 1; count <= 6; count++)
    home.arrange(restless, away.account(`r${count}`), { following: true });
  const page = async (query: string) => {
    const url = `/api/v1/accounts/${restless.id}/following?limit=2${query}`;
    const { body, headers } = await read(url);
    const next = /max_id=(\d+)/.exec(String(headers['link']))?.[1];
    return { names: body.map(({ username }: { username: string }) => username), next };
  };
  const first = await page('');
  assert.deepEqual(first.names, ['r6', 'r5']);
  for (const name of ['r6', 'r5']) {
    const account = away.instance.named(name);
    if (account) home.arrange(restless, account, { following: false });
  }
  assert.deepEqual((await page(`&max_id=${first.next}`)).names, ['r4', 'r3']);
});

test('relationships come in the order asked for, at most 40, without the suspended', async () => {
  const ids = Array.from({ length: 41 }, (_, index) => home.account(`one${index}`).id);
  const hidden = home.account('veiled', { suspended: true });
  const ask = (asked: string[]) =>
    read(`/api/v1/accounts/relationships?${asked.map(id => `id[]=${id}`).join('&')}`);
  assert.equal((await ask(ids)).status, 422);
  const { body } = await ask([ids[3], hidden.id, ids[1], '1'].map(String));
  assert.deepEqual(
    body.map(({ id }: { id: string }) => id),
    [ids[3], ids[1]],
  );
});

test('whoever names another as subject is resolved to that one', async () => {
  away.account('victim');
  world.mastodon('impostor.example').account('eve', { subject: 'acct:victim@away.example' });
  const { body } = await read('/api/v2/search?q=eve@impostor.example&resolve=true&limit=1');
  assert.equal(body.accounts[0].acct, 'victim@away.example');
});
