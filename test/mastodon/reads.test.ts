import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LoginError, TemporaryError } from '../../src/mastodon/errors.ts';
import { json, page, redirect } from '../support/fediverse/exchange.ts';
import { atHome } from './home.ts';

const RELATIONSHIPS = '/api/v1/accounts/relationships';

describe('relationships', () => {
  test('are asked for one by one where a server answers for the first id alone', async context => {
    const home = await atHome(context, { software: 'snac' });
    const people = ['bob', 'carol'].map(name => home.away.account(name));
    for (const person of people) home.home.arrange(home.alice, person, { following: true });
    const ids = people.map(person => home.home.instance.idOf(person));
    const account = await home.open();
    assert.deepEqual(
      (await account.relationships(ids)).map(({ id, following }) => [id, following]),
      ids.map(id => [id, true]),
    );
  });

  test('come in the order asked for, without those the server leaves out', async context => {
    const home = await atHome(context);
    const [bob, carol, dave] = ['bob', 'carol', 'dave'].map(name => home.away.account(name));
    assert.ok(bob && carol && dave);
    home.home.arrange(home.alice, bob, { following: true });
    home.home.arrange(home.alice, dave, { requested: true, muting: true });
    home.home.arrange(carol, home.alice, { blocking: true });
    const [bobId, carolId, daveId] = [bob, carol, dave].map(each => home.home.instance.idOf(each));
    assert.ok(bobId && carolId && daveId);
    const account = await home.open();
    const none = { following: false, requested: false, blocking: false, muting: false, blockedBy: false };
    assert.deepEqual(await account.relationships([daveId, 'nobody', bobId, carolId]), [
      { ...none, id: daveId, requested: true, muting: true },
      { ...none, id: bobId, following: true },
      { ...none, id: carolId, blockedBy: true },
    ]);
    assert.deepEqual(await account.relationships([]), []);
    assert.equal(home.world.requests.to('home.example', RELATIONSHIPS).length, 1);
    home.home.on(RELATIONSHIPS, json(['1', '2', '3'].map(id => ({ id, following: false }))));
    assert.deepEqual(
      (await account.relationships(['3', '1'])).map(({ id }) => id),
      ['3', '1'],
    );
    await assert.rejects(account.relationships(Array.from({ length: 41 }, String)), RangeError);
  });

  test('ids are opaque, and escaped', async context => {
    const home = await atHome(context);
    const id = 'a/b?c&id[]=d é';
    home.home.on(RELATIONSHIPS, asked => json([{ id: asked.url.searchParams.get('id[]'), following: true }]));
    const account = await home.open();
    assert.deepEqual(
      (await account.relationships([id])).map(each => each.id),
      [id],
    );
  });

  test('that are none, are an error', async context => {
    const home = await atHome(context);
    const account = await home.open();
    for (const reply of [json({}), json([{ id: 7, following: true }]), json([{ id: '7' }]), page('hello')]) {
      home.home.on(RELATIONSHIPS, reply);
      await assert.rejects(account.relationships(['7']), { name: 'ApiError', status: 200 });
    }
  });
});

describe('a read', () => {
  test('is repeated while the server or the way there is away', async context => {
    const home = await atHome(context);
    const account = await home.open();
    for (const fault of [
      { kind: 'timeout-before' },
      { kind: 'reset-before' },
      { kind: 'torn' },
      { kind: 'slow-body' },
      { kind: 'status', status: 502 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 504 },
      { kind: 'html', status: 530 },
    ] as const) {
      const { hits } = home.home.fault({ ...fault, path: /relationships/, times: 3 });
      assert.equal(hits, 0);
      assert.deepEqual(await account.relationships(['0']), [], JSON.stringify(fault));
    }
    assert.equal(home.world.requests.to('home.example', RELATIONSHIPS).length, 8 * 4);
  });

  test('is given up after the time that was given, in which a closed laptop does not count', async context => {
    const home = await atHome(context);
    const account = await home.open({ giveUpAfterMs: 60_000 });
    home.home.fault({ kind: 'status', status: 503, path: /relationships/, times: Number.POSITIVE_INFINITY });
    const began = home.clock.now();
    await assert.rejects(account.relationships(['0']), TemporaryError);
    assert.ok(home.clock.now() - began <= 60_000);

    const asleep = await atHome(context);
    const woken = await asleep.open({ giveUpAfterMs: 60_000 });
    asleep.home.on(RELATIONSHIPS, () => {
      asleep.clock.time += 8 * 3_600_000;
      return asleep.world.requests.to('home.example', RELATIONSHIPS).length < 3 ? page('', 502) : json([]);
    });
    assert.deepEqual(await woken.relationships(['0']), []);
  });

  test('keeps to what the server says of when to come back', async context => {
    const home = await atHome(context);
    const account = await home.open();
    const headers = { 'retry-after': '120' };
    home.home.fault({ kind: 'status', status: 503, headers, path: /relationships/ });
    const began = home.clock.now();
    await account.relationships(['0']);
    assert.ok(home.clock.now() - began >= 119_000);
    home.home.fault({
      kind: 'status',
      status: 503,
      headers: { 'retry-after': '3600' },
      path: /relationships/,
    });
    await assert.rejects(account.relationships(['0']), (error: Error) => {
      assert.ok(error instanceof TemporaryError && error.retryAt !== null);
      assert.ok(Math.abs(error.retryAt - home.clock.now() - 3_600_000) <= 1000);
      return true;
    });
  });

  test('that makes the server fail every time is no outage', async context => {
    const home = await atHome(context);
    const account = await home.open();
    home.home.fault({ kind: 'status', path: /relationships/, times: Number.POSITIVE_INFINITY });
    await assert.rejects(account.relationships(['0']), { name: 'ApiError', status: 500 });
    assert.equal(home.world.requests.to('home.example', RELATIONSHIPS).length, 3);
  });

  test('is repeated after a fault of a server that is only just there again', async context => {
    const home = await atHome(context);
    const account = await home.open();
    for (const status of [502, 503, 502, 500, 500]) {
      home.home.fault({ kind: 'status', status, path: /relationships/ });
    }
    assert.deepEqual(await account.relationships(['0']), []);
    assert.equal(home.world.requests.to('home.example', RELATIONSHIPS).length, 6);
  });

  test('never takes the token to where a redirect leads', async context => {
    const home = await atHome(context);
    const account = await home.open();
    home.home.on(RELATIONSHIPS, redirect('https://away.example/steal'));
    await assert.rejects(account.relationships(['0']), { name: 'ApiError', status: 302 });
    assert.deepEqual(home.world.requests.to('away.example'), []);
  });

  test('what the server says is repeated briefly, and without what a terminal obeys', async context => {
    const home = await atHome(context);
    const account = await home.open();
    const said = async (body: unknown, status = 400): Promise<string> => {
      home.home.on(RELATIONSHIPS, json(body, status));
      return await account.relationships(['0']).then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    };
    assert.equal(await said({ error: 'Nope' }), '"Nope" (400)');
    assert.equal(await said({ error: 'invalid', error_description: 'Too\nlong' }), '"Too long" (400)');
    assert.equal(await said({ error: { message: 'An object' } }, 422), '"An object" (422)');
    assert.equal(await said({ error: '\u001b[31mred\u202e\u0007' }), '"[31mred" (400)');
    assert.equal(await said({ error: 'x'.repeat(5000) }), `"${'x'.repeat(159)}…" (400)`);
    assert.equal(await said({ error: '' }), 'HTTP 400');
    assert.equal(await said({ error: {} }), 'HTTP 400');
    assert.equal(await said('text', 410), 'HTTP 410');
    home.home.on(RELATIONSHIPS, page('<h1>Not here</h1>', 404));
    await assert.rejects(account.relationships(['0']), { message: 'HTTP 404' });
    home.home.on(RELATIONSHIPS, { status: 400 });
    await assert.rejects(account.relationships(['0']), { message: 'HTTP 400' });
  });
});

describe('a login that is not enough', () => {
  test('a token that ended names the command', async context => {
    const home = await atHome(context);
    const token = home.home.token(home.alice);
    const account = await home.open({ token });
    home.home.revoke(token);
    await assert.rejects(account.relationships(['0']), (error: Error) => {
      assert.ok(error instanceof LoginError);
      assert.match(error.message, /alice@home\.example.*npx oxpecker login home\.example/);
      assert.ok(!error.message.includes(token));
      return true;
    });
  });

  test('a missing scope is named, whether the scopes of the token are known or not', async context => {
    const home = await atHome(context);
    for (const scopes of [null, ['read']]) {
      const account = await home.open({ granted: 'read', scopes });
      await assert.rejects(account.block('0'), (error: Error) => {
        assert.ok(error instanceof LoginError);
        assert.match(error.message, /write:blocks.*npx oxpecker login home\.example/);
        return true;
      });
    }
  });

  test('a refusal is no missing scope where the scope is there, be it in an older form', async context => {
    const home = await atHome(context);
    const id = home.home.instance.idOf(home.away.account('bob', {}));
    home.home.arrange(home.away.account('carol'), home.alice, { blocking: true });
    const carol = home.away.instance.named('carol');
    assert.ok(carol && id);
    for (const scopes of [
      ['follow', 'read'],
      ['write', 'read'],
      ['write:follows', 'read:accounts'],
    ]) {
      const account = await home.open({ granted: scopes.join(' '), scopes });
      const blocked = account.follow(home.home.instance.idOf(carol), { reblogs: true, notify: false });
      await assert.rejects(blocked, { name: 'ApiError', status: 403 });
    }
  });

  test('an account that may do nothing any more is told so, instead of blaming whom it would follow', async context => {
    const home = await atHome(context);
    const account = await home.open();
    const disabled = json({ error: 'Your login is currently disabled' }, 403);
    home.home.through((asked, next) =>
      asked.url.pathname.startsWith('/api/v1/acc') ? disabled : next(asked),
    );
    await assert.rejects(account.follow('1', { reblogs: true, notify: false }), (error: Error) => {
      assert.ok(error instanceof LoginError);
      assert.match(error.message, /"Your login is currently disabled" \(403\)/);
      return true;
    });
  });
});
