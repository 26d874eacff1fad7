import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backoffMs } from '../../src/http/backoff.ts';
import { ApiError, UnclearError } from '../../src/mastodon/errors.ts';
import { atHome, type Home } from './home.ts';

const PLAIN = { reblogs: true, notify: false };

async function withBob(home: Home) {
  const bob = home.away.account('bob');
  return { bob, id: home.home.instance.idOf(bob), account: await home.open() };
}

describe('a write', () => {
  test('follows, unfollows, blocks, unblocks, mutes and unmutes', async context => {
    const home = await atHome(context);
    const { bob, id, account } = await withBob(home);
    assert.equal((await account.follow(id, { reblogs: false, notify: true })).following, true);
    const { reblogs, notify } = home.home.tie(home.alice, bob);
    assert.deepEqual({ reblogs, notify }, { reblogs: false, notify: true });
    assert.equal((await account.unfollow(id)).following, false);
    assert.equal((await account.block(id)).blocking, true);
    assert.equal((await account.unblock(id)).blocking, false);
    assert.equal((await account.mute(id, false)).muting, true);
    assert.equal(home.home.tie(home.alice, bob).mutingNotifications, false);
    assert.equal((await account.unmute(id)).muting, false);
    assert.deepEqual(
      home.home.writes.map(({ op }) => op),
      ['follow', 'unfollow', 'block', 'unblock', 'mute', 'unmute'],
    );
  });

  test('mutes on snac2, which has no mute, by its block', async context => {
    const home = await atHome(context, { software: 'snac' });
    const { id, account } = await withBob(home);
    assert.equal((await account.mute(id, true)).blocking, true);
    assert.equal((await account.unmute(id)).blocking, false);
  });

  test('is unclear, and sent once, when nobody knows whether the server did it', async context => {
    const home = await atHome(context);
    const { id, account } = await withBob(home);
    for (const fault of [
      { kind: 'timeout-before' },
      { kind: 'timeout-after' },
      { kind: 'reset-before' },
      { kind: 'reset-after' },
      { kind: 'torn' },
      { kind: 'slow-body' },
      { kind: 'html' },
      { kind: 'html', status: 502 },
      { kind: 'status', status: 500 },
      { kind: 'status', status: 502, committed: true },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 504 },
      { kind: 'status', status: 408 },
    ] as const) {
      const asked = home.world.requests.to('home.example', `/api/v1/accounts/${id}/follow`).length;
      home.home.fault({ ...fault, method: 'POST', path: /follow$/ });
      await assert.rejects(account.follow(id, PLAIN), UnclearError, JSON.stringify(fault));
      const now = home.world.requests.to('home.example', `/api/v1/accounts/${id}/follow`).length;
      assert.equal(now - asked, 1, JSON.stringify(fault));
    }
    assert.equal(home.home.writes.filter(({ isNew }) => isNew).length, 1);
  });

  test('is refused with the status and the words of the server', async context => {
    const home = await atHome(context);
    const { bob, id, account } = await withBob(home);
    home.home.arrange(bob, home.alice, { blocking: true });
    await assert.rejects(account.follow(id, PLAIN), (error: Error) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.status, error.message], [403, '"This action is not allowed" (403)']);
      return true;
    });
    await assert.rejects(account.follow('0', PLAIN), { name: 'ApiError', status: 404 });
    home.home.rules.maxFollows = 0;
    const carol = home.home.instance.idOf(home.away.account('carol'));
    await assert.rejects(account.follow(carol, PLAIN), { name: 'ApiError', status: 422 });
    assert.deepEqual(home.home.writes, []);
    await assert.rejects(account.follow('a/b?c', PLAIN), { name: 'ApiError', status: 404 });
    assert.ok(home.world.requests.all.at(-1)?.path.endsWith('/accounts/a%2Fb%3Fc/follow'));
  });

  test('is sent again when the server was never reached, until that took too long', async context => {
    const home = await atHome(context);
    const id = home.home.instance.idOf(home.away.account('bob'));
    const line = home.breakable();
    const account = await home.open({ api: line.api });
    line.breakFor(6, 'POST');
    const began = home.clock.now();
    assert.equal((await account.follow(id, PLAIN)).following, true);
    const pauses = [0, 1, 2, 3, 4, 5].map(failures => backoffMs(failures, () => 0.5));
    assert.deepEqual(home.clock.slept, pauses);
    // Of what takes no more than a moment nobody is told.
    const told = home.events.map(event => event.type === 'retrying' && [event.type, event.until, event.why]);
    const ends = pauses.map(
      (_, index) => began + pauses.slice(0, index + 1).reduce((sum, ms) => sum + ms, 0),
    );
    assert.deepEqual(
      told,
      ends
        .filter((_, index) => (pauses[index] ?? 0) > 5000)
        .map(until => ['retrying', until, 'the connection was refused']),
    );
    line.breakFor(Number.POSITIVE_INFINITY, 'POST');
    const later = home.clock.now();
    await assert.rejects(account.unfollow(id), { name: 'TemporaryError', retryAt: null });
    const took = home.clock.now() - later;
    assert.ok(took > 13 * 60_000 && took <= 15 * 60_000, String(took));
    assert.equal(home.home.writes.length, 1);
  });

  test('that has left is finished when the person stops, which is told, and none leaves afterwards', async context => {
    const home = await atHome(context);
    const bob = home.away.account('bob');
    const id = home.home.instance.idOf(bob);
    const stop = new AbortController();
    const account = await home.open({ signal: stop.signal });
    const gate = home.home.hold('/api/v1/accounts');
    const following = account.follow(id, PLAIN);
    await gate.arrivals(1);
    assert.deepEqual(home.events, []);
    stop.abort(new Error('stopped'));
    assert.deepEqual(home.events, [{ type: 'finishing' }]);
    gate.open();
    assert.equal((await following).following, true);
    await assert.rejects(account.unfollow(id), /stopped/);
    await assert.rejects(account.relationships([id]), /stopped/);
    assert.equal(home.events.length, 1);
    assert.deepEqual(
      home.home.writes.map(({ op }) => op),
      ['follow'],
    );
  });
});
