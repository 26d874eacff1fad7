import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_MEMORY, type WindowMemory } from '../../src/http/pacer.ts';
import { TemporaryError } from '../../src/mastodon/errors.ts';
import { json } from '../support/fediverse/exchange.ts';
import { atHome, type Home, type OpenOptions } from './home.ts';

const MINUTE = 60_000;
const PLAIN = { reblogs: true, notify: false };

/** An account, and the ids of people it may follow. */
async function withPeople(home: Home, count: number, options: OpenOptions = {}) {
  const people = Array.from({ length: count }, (_, index) => home.away.account(`bob${index}`));
  return { account: await home.open(options), ids: people.map(each => home.home.instance.idOf(each)) };
}

describe('requests of an account', () => {
  test('keep within the limit of the token, wait for its next window, and say so once', async context => {
    const home = await atHome(context);
    const { account } = await withPeople(home, 0);
    for (let count = 0; count < 620; count++) await account.relationships(['0']);
    assert.equal(home.home.limits.refused, 0);
    assert.deepEqual(
      home.events.map(event => event.type === 'waiting' && [event.bucket, event.limit]),
      [
        ['token', '300 requests in 5 minutes'],
        ['token', '300 requests in 5 minutes'],
      ],
    );
    assert.ok(Math.max(...home.clock.slept) <= 4 * MINUTE, 'a closed laptop is noticed soon');
  });

  test('keep within what the server says of its limits', async context => {
    const home = await atHome(context);
    home.home.limits.change('token', { requests: 50 });
    const { account } = await withPeople(home, 0);
    for (let count = 0; count < 120; count++) await account.relationships(['0']);
    assert.equal(home.home.limits.refused, 0);
    assert.equal(home.events.length, 2);
  });

  test('keep within the follows of a day', async context => {
    const home = await atHome(context);
    home.home.limits.change('token', { requests: 10_000 });
    const { account, ids } = await withPeople(home, 402);
    for (const id of ids) await account.follow(id, PLAIN);
    assert.equal(home.home.limits.refused, 0);
    assert.equal(home.home.writes.length, 402);
    const day = (index: number) => new Date(home.home.writes[index]?.at ?? 0).getUTCDate();
    assert.deepEqual([day(0), day(399), day(400)], [1, 1, 2]);
    const last = home.events.at(-1);
    assert.equal(last?.type === 'waiting' && last.limit, '400 follows a day');
  });

  test('keep within what GoToSocial, Akkoma and Sharkey allow', async context => {
    for (const software of ['gotosocial', 'akkoma', 'sharkey'] as const) {
      const home = await atHome(context, { software });
      const { account, ids } = await withPeople(home, 25);
      for (const id of ids) await account.follow(id, PLAIN);
      for (let count = 0; count < 600; count++) await account.relationships(['0']);
      assert.equal(home.home.limits.refused, 0, software);
      assert.equal(home.home.writes.length, 25);
    }
  });

  test('wait no longer than the person allows, and say when to come back', async context => {
    const home = await atHome(context);
    const { account } = await withPeople(home, 0, { maxWaitMs: 0 });
    const many = async () => {
      for (;;) await account.relationships(['0']);
    };
    const began = home.clock.now();
    await assert.rejects(many(), (error: Error) => {
      assert.ok(error instanceof TemporaryError && error.retryAt !== null);
      assert.match(error.message, /home\.example.*300 requests in 5 minutes/);
      const next = Math.ceil((began + 1) / (5 * MINUTE)) * 5 * MINUTE;
      assert.ok(error.retryAt >= next && error.retryAt <= next + 2000, String(error.retryAt - next));
      return true;
    });
    assert.equal(home.world.requests.to('home.example', '/api/v1/accounts/relationships').length, 300);
  });

  test('take nothing of a limit while there is no network', async context => {
    const home = await atHome(context);
    home.home.limits.change('follow', { requests: 3 });
    const line = home.breakable();
    const { account, ids } = await withPeople(home, 3, {
      api: line.api,
      maxWaitMs: 0,
      giveUpAfterMs: Number.POSITIVE_INFINITY,
    });
    line.breakFor(30, 'POST');
    for (const id of ids) await account.follow(id, PLAIN);
    assert.equal(home.home.writes.length, 3);
  });

  test('can wait for their turn before anything is noted, and take nothing by it', async context => {
    const home = await atHome(context);
    home.home.limits.change('follow', { requests: 2 });
    const { account, ids } = await withPeople(home, 3, { maxWaitMs: 0 });
    for (const id of ids.slice(0, 2)) {
      for (let count = 0; count < 5; count++) await account.turn('follow');
      await account.follow(id, PLAIN);
    }
    const sent = home.world.requests.to('home.example').length;
    await assert.rejects(account.turn('follow'), { name: 'TemporaryError' });
    await account.turn('mute');
    assert.equal(home.world.requests.to('home.example').length, sent);
  });

  test('a moment is always waited: one search a second is no reason to end', async context => {
    const home = await atHome(context);
    const { account } = await withPeople(home, 3, { maxWaitMs: 0 });
    for (const name of ['bob0', 'bob1', 'bob2'] as const) {
      assert.equal((await account.resolve(`${name}@away.example`)).status, 'found');
    }
    const times = home.world.requests.to('home.example', '/api/v2/search').map(({ at }) => at);
    assert.ok(times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= 1000));
    assert.deepEqual(home.events, []);
  });

  test('that are refused all the same are sent again when the server allows, and remembered', async context => {
    const home = await atHome(context);
    const remembered: (WindowMemory & { refused: boolean })[] = [];
    const memory = {
      ...NO_MEMORY,
      remember: async (window: WindowMemory & { refused: boolean }) => void remembered.push(window),
    };
    const { account, ids } = await withPeople(home, 1, { memory });
    const [id = ''] = ids;
    const headers = { 'retry-after': '30' };
    home.home.fault({ kind: '429', headers, method: 'POST', path: /follow$/, times: 2 });
    const began = home.clock.now();
    assert.equal((await account.follow(id, PLAIN)).following, true);
    assert.ok(home.clock.now() - began >= 60_000);
    assert.equal(home.home.writes.length, 1);
    assert.deepEqual(remembered.filter(({ refused }) => refused).map(({ bucket }) => bucket).length, 2);
  });

  test('that Sharkey refuses for coming too soon are no refusals of the token', async context => {
    const home = await atHome(context);
    home.home.on('/nodeinfo/2.0', json({ software: { name: 'sharkey', version: '2025.3' } }));
    const { account, ids } = await withPeople(home, 1);
    const headers = { 'retry-after': '40', 'x-ratelimit-remaining': '0' };
    home.home.fault({ kind: 'status', status: 401, headers, method: 'POST', path: /follow$/ });
    const began = home.clock.now();
    assert.equal((await account.follow(ids[0] ?? '', PLAIN)).following, true);
    assert.ok(home.clock.now() - began >= 39_000);
    assert.deepEqual(home.world.requests.to('home.example', '/api/v1/accounts/verify_credentials'), []);
  });

  test('that a server refuses without end are given up', async context => {
    const home = await atHome(context);
    const { account } = await withPeople(home, 0);
    home.home.fault({ kind: '429', path: /relationships/, times: Number.POSITIVE_INFINITY });
    await assert.rejects(account.relationships(['0']), (error: Error) => {
      assert.ok(
        error instanceof TemporaryError && error.retryAt !== null && error.retryAt > home.clock.now(),
      );
      return true;
    });
    assert.equal(home.world.requests.to('home.example', '/api/v1/accounts/relationships').length, 5);
  });

  test('that waited in a closed laptop leave soon after it is opened', async context => {
    const home = await atHome(context);
    home.home.limits.change('follow', { requests: 1 });
    let hours = 20;
    const { account, ids } = await withPeople(home, 2, {
      clock: {
        now: () => home.clock.now(),
        timeout: ms => home.clock.timeout(ms),
        sleep: async (ms, signal) => {
          await home.clock.sleep(ms, signal);
          home.clock.time += hours * 60 * MINUTE;
          hours = 0;
        },
      },
    });
    for (const id of ids) await account.follow(id, PLAIN);
    assert.equal(home.home.limits.refused, 0);
    assert.equal(home.home.writes.length, 2);
    assert.deepEqual(home.clock.slept, [4 * MINUTE]);
  });

  test('that wait end at once when the person stops', async context => {
    const home = await atHome(context);
    const stop = new AbortController();
    const { account } = await withPeople(home, 0, {
      signal: stop.signal,
      onEvent: () => stop.abort(new Error('stopped')),
    });
    const many = async () => {
      for (;;) await account.relationships(['0']);
    };
    await assert.rejects(many(), /stopped/);
    assert.deepEqual(home.clock.slept, []);
  });
});

describe('forecast', () => {
  test('tells the slowest limit, and when it will have let so many through', async context => {
    const home = await atHome(context);
    const account = await home.open();
    const day = 24 * 60 * MINUTE;
    const follows = account.forecast('follow', 1000);
    assert.ok(follows);
    assert.deepEqual([follows.perWindow, follows.windowMs], [400, day]);
    assert.equal(new Date(follows.finishAt).getUTCDate(), 3);
    const mutes = account.forecast('mute', 150);
    assert.ok(mutes);
    assert.deepEqual([mutes.perWindow, mutes.windowMs], [150, 5 * MINUTE]);
    assert.ok(mutes.finishAt < home.clock.now() + 5 * MINUTE);
  });
});
