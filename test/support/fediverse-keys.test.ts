import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

const HOUR = 3_600_000;
const slowly = { method: 'POST', path: /\/statuses$/, kind: 'slow-commit' } as const;
let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
after(() => here.close());

test('Mastodon to 4.5 gives the first post back for an hour, whatever the body', async () => {
  here.settle();
  const first = await here.post('once', {}, 'k');
  const again = await here.post('other', {}, 'k');
  assert.equal(again.body.id, first.body.id);
  assert.deepEqual(here.texts, ['once']);
  here.clock.time += HOUR;
  await here.post('once', {}, 'k');
  assert.deepEqual(here.texts, ['once', 'once']);
});

test('a key is of one account, and one whose post is deleted is answered 404', async () => {
  const [home] = here.settle();
  const { body } = await here.post('mine', {}, 'k');
  await here.ask('DELETE', `/api/v1/statuses/${body.id}`);
  assert.equal((await here.post('mine', {}, 'k')).status, 404);
  here.alice = home.account('bob');
  assert.equal((await here.post('mine too', {}, 'k')).status, 200);
});

test('a slow commit answers 504 and stands there later', async () => {
  const [home] = here.settle();
  home.fault({ ...slowly, afterMs: 30_000 });
  const start = here.clock.now();
  assert.equal((await here.post('slow', {}, 'k')).status, 504);
  assert.equal(home.postsUnderWay, 1);
  assert.equal(home.writes.length, 0);
  here.clock.time += 29_999;
  assert.deepEqual(here.texts, []);
  here.clock.time += 5000;
  assert.deepEqual(
    home.writes.map(({ at, op, post }) => [at - start, op, post?.text, post?.key]),
    [[30_000, 'post', 'slow', 'k']],
  );
  assert.equal((await here.post('slow', {}, 'k')).body.content, '<p>slow</p>');
  assert.deepEqual(here.texts, ['slow']);
});

test('a replay during a slow commit posts twice to 4.5, and is turned away from 4.6 on', async () => {
  for (const [version, during, later, texts] of [
    ['4.5.2', 200, 200, ['twice', 'twice']],
    ['4.6.3', 503, 500, ['twice']],
    ['4.7.1', 503, 500, ['twice']],
    ['4.7.2', 503, 200, ['twice']],
  ] as const) {
    const [home] = here.settle({ version });
    home.fault(slowly);
    await here.post('twice', {}, 'k');
    assert.equal((await here.post('twice', {}, 'k')).status, during, version);
    here.clock.time += 30_000;
    assert.equal((await here.post('twice', {}, 'k')).status, later, version);
    assert.deepEqual(here.texts, texts, version);
  }
});

test('a silent slow commit lets the time pass until nobody waits any more', async () => {
  const [home] = here.settle();
  home.fault({ ...slowly, afterMs: 10_000, silent: true });
  const signal = here.clock.timeout(60_000);
  const expired = new Promise(resolve => signal.addEventListener('abort', resolve));
  const waiting = here.post('unheard').catch(() => 'gone');
  await expired;
  assert.deepEqual(here.texts, ['unheard']);
  here.client.close();
  assert.equal(await waiting, 'gone');
});

test('what is refused is not stored, and is refused as ever', async () => {
  const [home] = here.settle();
  home.fault(slowly);
  assert.equal((await here.post('x'.repeat(501), {}, 'k')).status, 422);
  assert.equal(home.postsUnderWay, 0);
  assert.equal((await here.post('short', {}, 'k')).status, 200);
});

test('Akkoma replays whatever it said to a key, to anybody, for six hours', async () => {
  const [home] = here.settle({ software: 'akkoma' });
  assert.equal((await here.post('', {}, 'k')).status, 422);
  assert.equal((await here.post('better', {}, 'k')).status, 422);
  for (let number = 0; number < 15; number++) await here.post(String(number));
  assert.equal((await here.post('too many', {}, 'l')).status, 429);
  here.clock.time += 60_000;
  assert.equal((await here.post('too many', {}, 'l')).status, 429);
  here.alice = home.account('bob');
  assert.equal((await here.post('bob', {}, 'l')).status, 429);
  here.clock.time += 6 * HOUR;
  assert.equal((await here.post('bob', {}, 'l')).status, 200);
});

test('Hollo keeps keys for an hour, and posts anew what was deleted', async () => {
  here.settle({ software: 'hollo' });
  const { body } = await here.post('one', {}, 'k');
  assert.equal((await here.post('one', {}, 'k')).body.id, body.id);
  await here.ask('DELETE', `/api/v1/statuses/${body.id}`);
  assert.notEqual((await here.post('one', {}, 'k')).body.id, body.id);
});

test('Pixelfed takes a key once, even for what it refused', async () => {
  here.settle({ software: 'gotosocial', posting: { idempotency: 'burnt' } });
  assert.equal((await here.post('', {}, 'k')).status, 400);
  assert.equal((await here.post('better', {}, 'k')).status, 400);
  assert.equal((await here.post('better', {}, 'l')).status, 200);
});

test('GoToSocial, Sharkey and snac2 know no keys', async () => {
  for (const software of ['gotosocial', 'sharkey', 'snac'] as const) {
    here.settle({ software });
    await here.post('one', {}, 'k');
    await here.post('one', {}, 'k');
    assert.deepEqual(here.texts, ['one', 'one'], software);
  }
});

test('a post that is swallowed is answered 200 and does not exist', async () => {
  const [home] = here.settle();
  const bob = home.account('bob');
  home.fault({ method: 'POST', path: /\/statuses$/, kind: 'swallowed' });
  const { status, body } = await here.post(`@${bob.username} buy`);
  assert.equal(status, 200);
  assert.equal((await here.ask('GET', `/api/v1/statuses/${body.id}`)).status, 404);
  assert.deepEqual([here.texts, home.writes, home.pings], [[], [], []]);
});
