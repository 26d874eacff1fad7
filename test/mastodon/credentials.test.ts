import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verifyCredentials } from '../../src/mastodon/credentials.ts';
import { LoginError } from '../../src/mastodon/errors.ts';
import { detectServer } from '../../src/mastodon/server.ts';
import { json, page, type Reply } from '../support/fediverse/exchange.ts';
import { atHome, type Home } from './home.ts';

const VERIFY = '/api/v1/accounts/verify_credentials';
const PLAIN = { reblogs: true, notify: false };

async function verify(home: Home, token: string) {
  const api = home.api();
  const { signal } = new AbortController();
  const server = await detectServer(api, 'home.example', signal);
  return await verifyCredentials(api, token, { server, signal });
}

describe('whose a token is', () => {
  test('is told with the full address', async context => {
    const home = await atHome(context, { handleHost: 'people.example' });
    assert.deepEqual(await verify(home, home.home.token(home.alice)), {
      id: home.home.instance.idOf(home.alice),
      address: 'alice@people.example',
    });
  });

  test('is told by snac2 and by Akkoma with a host of their own', async context => {
    const home = await atHome(context);
    for (const [account, address] of [
      [{ acct: 'alice@snac.example' }, 'alice@snac.example'],
      [{ acct: 'alice', fqn: 'alice@akkoma.example' }, 'alice@akkoma.example'],
      [{}, 'alice@home.example'],
    ] as const) {
      home.home.on(VERIFY, json({ id: '1', username: 'alice', ...account }));
      assert.equal((await verify(home, 'token')).address, address);
    }
  });

  test('is refused for a token that ended, in the ways of every server, and never shown', async context => {
    const home = await atHome(context);
    for (const reply of [
      json({ error: 'The access token is invalid' }, 401),
      page('<h1>401 Unauthorized</h1>', 401),
      { status: 422 },
      json({ error: 'This action is outside the authorized scopes' }, 403),
    ] satisfies Reply[]) {
      home.home.on(VERIFY, reply);
      await assert.rejects(verify(home, 'the-secret'), (error: Error) => {
        assert.ok(error instanceof LoginError, error.message);
        assert.match(error.message, /npx oxpecker login home\.example/);
        assert.ok(!error.message.includes('the-secret'));
        return true;
      });
    }
  });

  test('is asked again later where the server has a fault now, or limits it', async context => {
    const home = await atHome(context);
    for (const reply of [json({ error: 'Oops' }, 500), page('down', 503), json({}, 429)]) {
      home.home.on(VERIFY, reply);
      await assert.rejects(verify(home, 'token'), { name: 'TemporaryError' });
    }
  });

  test('is an error where the server answers something else', async context => {
    const home = await atHome(context);
    for (const [reply, status] of [
      [json({ error: 'Not here' }, 404), 404],
      [page('hello'), 200],
      [json({ id: 1, username: 'alice' }), 200],
      [json({ id: '1', username: 'a b' }), 200],
    ] as const) {
      home.home.on(VERIFY, reply);
      await assert.rejects(verify(home, 'token'), { name: 'ApiError', status });
    }
  });
});

describe('a refusal that may be about the token', () => {
  test('ends the login only where the token is refused as such', async context => {
    for (const [software, status] of [
      ['sharkey', 401],
      ['snac', 422],
    ] as const) {
      const home = await atHome(context);
      home.home.on('/nodeinfo/2.0', json({ software: { name: software, version: '1' } }));
      const account = await home.open();
      home.home.fault({ kind: 'status', status, method: 'POST', path: /follow$/, times: 2 });
      await assert.rejects(account.follow('1', PLAIN), { name: 'ApiError', status });
      home.home.on(VERIFY, { status });
      await assert.rejects(account.follow('1', PLAIN), LoginError);
    }
  });

  test('elsewhere 401 is enough, and 422 is about what was asked', async context => {
    const home = await atHome(context);
    const account = await home.open();
    home.home.fault({ kind: 'status', status: 401, method: 'POST', path: /follow$/ });
    await assert.rejects(account.follow('1', PLAIN), LoginError);
    home.home.fault({ kind: 'status', status: 422, method: 'POST', path: /follow$/ });
    await assert.rejects(account.follow('1', PLAIN), { name: 'ApiError', status: 422 });
    assert.deepEqual(home.world.requests.to('home.example', VERIFY), []);
  });
});
