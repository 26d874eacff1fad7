import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TemporaryError, UnclearError } from '../../src/mastodon/errors.ts';
import type { Fault } from '../support/fediverse/faults.ts';
import { atHome } from './home.ts';

/** What a network does that wants a login of its own: a page in place of every answer, or the way to one. */
const PORTALS: readonly Pick<Fault, 'kind' | 'status' | 'headers'>[] = [
  { kind: 'html' },
  { kind: 'status', status: 302, headers: { location: 'https://portal.example/login' } },
];

for (const portal of PORTALS) {
  describe(`a network that answers in the server's place (${portal.kind})`, () => {
    test('is waited out by what reads', async context => {
      const home = await atHome(context);
      const bob = home.away.account('bob');
      const account = await home.open();
      const fault = home.home.fault({ ...portal, path: /./, times: 9 });
      const resolved = await account.resolve('bob@away.example');
      assert.deepEqual([resolved.status, fault.hits], ['found', 9]);
      home.home.fault({ ...portal, path: /./, times: 9 });
      const [relation] = await account.relationships([home.home.instance.idOf(bob)]);
      assert.equal(relation?.following, false);
    });

    test('says nothing of somebody: after a while the run ends', async context => {
      const home = await atHome(context);
      home.away.account('bob');
      const account = await home.open();
      home.home.fault({ ...portal, path: /./, times: Number.POSITIVE_INFINITY });
      await assert.rejects(account.resolve('bob@away.example'), (error: unknown) => {
        assert.ok(error instanceof TemporaryError);
        assert.match(error.message, /something else answers in its place/);
        return true;
      });
    });

    test('leaves a write unclear', async context => {
      const home = await atHome(context);
      const id = home.home.instance.idOf(home.away.account('bob'));
      const account = await home.open();
      home.home.fault({ ...portal, path: /follow$/ });
      await assert.rejects(account.follow(id, { reblogs: true, notify: false }), UnclearError);
      home.home.fault({ ...portal, path: /lists/, method: 'DELETE' });
      await assert.rejects(account.deleteList('1'), UnclearError);
    });
  });
}

test('an answer that is a page while the server is well belongs to what was asked', async context => {
  const home = await atHome(context);
  const account = await home.open();
  home.home.fault({ kind: 'html', path: /lists/, times: Number.POSITIVE_INFINITY });
  await assert.rejects(account.lists(), /something else than lists/);
});
