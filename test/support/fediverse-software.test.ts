import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './fediverse/client.ts';
import type { SoftwareName } from './fediverse/software.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { SteppingClock } from './stepping-clock.ts';

const clock = new SteppingClock();
let world: World;
let client: Client;

before(async () => {
  world = await startFediverse({ clock });
  client = new Client(world);
});
after(async () => {
  client.close();
  await world.close();
});

function settle(software: SoftwareName) {
  const home = world.mastodon(`${software}.example`, { software });
  const alice = home.account('alice');
  const ask = (method: string, path: string, token = home.token(alice)) =>
    method === 'GET'
      ? client.read(`https://${home.name}${path}`, { authorization: `Bearer ${token}` })
      : client.send(method, `https://${home.name}${path}`, {}, { authorization: `Bearer ${token}` });
  const follow = (id: string) => ask('POST', `/api/v1/accounts/${id}/follow`);
  return { home, alice, ask, follow };
}

const ME = '/api/v1/accounts/verify_credentials';

test('snac2 answers as a running 2.96 did', async () => {
  const { home, alice, ask, follow } = settle('snac');
  assert.equal((await ask('GET', '/api/v2/instance')).status, 404);
  const instance = await ask('GET', '/api/v1/instance');
  assert.match(instance.body.version, /really snac\/2\.96/);
  assert.equal((await ask('GET', ME, 'wrong')).status, 422);
  const refused = await ask('POST', '/api/v1/accounts/1/follow', 'wrong');
  assert.deepEqual([refused.status, refused.headers['content-type']], [401, 'text/html; charset=utf-8']);
  assert.deepEqual([instance.headers.date, refused.headers.date], [undefined, undefined]);
  const shy = world.mastodon('shy.example').account('shy', { locked: true });
  assert.deepEqual((await ask('GET', '/api/v2/search?q=sh&type=accounts')).body.accounts, []);
  const { body } = await ask('GET', '/api/v2/search?q=shy@shy.example&resolve=true');
  const [{ id }] = body.accounts;
  const relationship = async () => (await ask('GET', `/api/v1/accounts/relationships?id[]=${id}`)).body[0];
  assert.equal((await relationship()).following, false);
  assert.equal((await follow(id)).body.following, true);
  assert.deepEqual([(await relationship()).following, (await relationship()).requested], [true, false]);
  const two = await ask('GET', `/api/v1/accounts/relationships?id[]=${id}&id[]=${alice.id}`);
  assert.deepEqual(
    two.body.map((each: { id: string }) => each.id),
    [id],
  );
  assert.deepEqual(home.following(alice), []);
  assert.ok(home.tie(alice, shy).requested);
  assert.deepEqual((await ask('GET', `/api/v1/accounts/${alice.id}/following`)).body, []);
  assert.equal((await ask('GET', `/api/v1/accounts/${id}/following`)).status, 404);
  assert.equal((await ask('POST', `/api/v1/accounts/${id}/mute`)).status, 404);
  assert.equal((await ask('POST', `/api/v1/accounts/${id}/block`)).body.blocking, true);
  assert.deepEqual((await ask('GET', '/api/v1/blocks')).body, []);
  assert.equal((await ask('GET', '/.well-known/oauth-authorization-server')).status, 404);
});

test('GoToSocial locks accounts and finds following oneself not acceptable', async () => {
  const { home, alice, ask, follow } = settle('gotosocial');
  const bob = home.account('bob');
  assert.equal((await follow(bob.id)).body.requested, true);
  assert.equal((await follow(alice.id)).status, 406);
  const lookup = '/api/v1/accounts/lookup?acct=bob';
  assert.deepEqual(
    [(await ask('GET', lookup)).status, (await ask('GET', lookup, 'wrong')).status],
    [200, 401],
  );
  assert.match(alice.id, /^01[0-9A-Z]{24}$/);
  assert.equal((await ask('GET', '/api/v2/instance')).body.api_versions, undefined);
});

test('Hollo has UUIDs, refuses a second follow, and fails without a word', async () => {
  const { home, follow } = settle('hollo');
  const bob = home.account('bob');
  assert.match(bob.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal((await follow(bob.id)).status, 200);
  assert.equal((await follow(bob.id)).status, 403);
  const missing = await follow('1');
  assert.deepEqual([missing.status, missing.body], [500, '']);
  home.rules.maxFollows = 0;
  const full = await follow(home.account('carol').id);
  assert.deepEqual([full.status, typeof full.body.error], [400, 'object']);
});

test('Akkoma has the old instance alone and no headers for limits', async () => {
  const { ask } = settle('akkoma');
  assert.equal((await ask('GET', '/api/v2/instance')).status, 404);
  const { body, headers } = await ask('GET', '/api/v1/instance');
  assert.match(body.version, /compatible; Akkoma/);
  assert.equal(headers['x-ratelimit-limit'], undefined);
});

test('Sharkey calls nearly every failure 401 and counts seconds', async () => {
  const { home, alice, ask, follow } = settle('sharkey');
  assert.equal((await follow('1')).status, 401);
  home.limits.change('follow', { requests: 1 });
  const first = await follow(home.account('bob').id);
  assert.deepEqual([first.status, first.headers['x-ratelimit-reset']], [200, '3600']);
  const refused = await follow(home.account('carol').id);
  assert.deepEqual([refused.status, refused.headers['x-ratelimit-remaining']], [401, '0']);
  assert.equal((await ask('GET', ME)).body.id, alice.id);
});

test('whoever cannot be asked is nobody, but for Mastodon', async () => {
  world.mastodon('away.example').account('dave');
  world.dead('away.example');
  for (const [software, status] of [
    ['mastodon', 503],
    ['akkoma', 200],
  ] as const) {
    const home = world.mastodon(`other-${software}.example`, { software });
    const headers = { authorization: `Bearer ${home.token(home.account('alice'))}` };
    const search = `https://${home.name}/api/v2/search?q=dave@away.example&resolve=true`;
    assert.equal((await client.read(search, headers)).status, status);
  }
});
