import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readTokenScopes } from '../../src/mastodon/token-scopes.ts';
import { json, page, type Reply } from '../support/fediverse/exchange.ts';
import { atHome } from './home.ts';

describe('the scopes of a token', () => {
  test('are told by Mastodon, to whoever holds it', async context => {
    const home = await atHome(context);
    const ask = async (token: string) =>
      await readTokenScopes(home.api(), token, new AbortController().signal);
    const token = home.home.token(home.alice, 'read write:statuses');
    assert.deepEqual(await ask(token), ['read', 'write:statuses']);
    home.home.revoke(token);
    assert.equal(await ask(token), null);
  });

  for (const [what, reply, scopes] of [
    ['words', json({ scope: 'read  write' }), ['read', 'write']],
    ['no words', json({ scope: '' }), null],
    ['a page', page('<h1>Hello</h1>'), null],
    ['something else', json({ scope: [1] }), null],
    ['that there is none', json({ error: 'Not found' }, 404), null],
  ] satisfies readonly (readonly [string, Reply, readonly string[] | null])[]) {
    test(`are read where a server answers ${what}`, async context => {
      const home = await atHome(context);
      home.home.on('/oauth/token/info', reply);
      const { signal } = new AbortController();
      assert.deepEqual(await readTokenScopes(home.api(), 'token', signal), scopes);
    });
  }
});
