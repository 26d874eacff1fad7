import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createApi } from '../../src/http/api.ts';
import { type App, openOAuth } from '../../src/mastodon/oauth.ts';
import { coarseScopesFor, PURPOSES, scopesFor } from '../../src/mastodon/purposes.ts';
import { detectServer } from '../../src/mastodon/server.ts';
import { registeredApp, wantedScopes } from '../../src/migrate/registered-app.ts';
import { startFediverse } from '../support/fediverse/world.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

const FINE = scopesFor(PURPOSES, 'mastodon');
const COARSE = coarseScopesFor(PURPOSES);

/** A server that knows an app of these scopes from an earlier version. */
async function withApp(t: TestContext, scopes: readonly string[]) {
  const world = await startFediverse();
  t.after(() => world.close());
  const home = world.mastodon('home.example');
  const clock = new SteppingClock();
  const { signal } = new AbortController();
  const api = createApi({
    host: home.name,
    userAgent: 'test',
    clock,
    connectTo: world.connectTo,
    ca: world.caPem,
  });
  t.after(() => api.close());
  const oauth = await openOAuth(api, clock, signal);
  const redirectUris = ['http://127.0.0.1:1/oxpecker', 'urn:ietf:wg:oauth:2.0:oob'];
  const known = await oauth.register({ redirectUris, port: 0, scopes });
  assert.ok(known);
  const written: App[] = [];
  const apps = { read: async () => known, write: async (app: App) => void written.push(app) };
  const server = await detectServer(api, home.name, signal);
  const { app, loopback } = await registeredApp(oauth, server, apps);
  loopback?.close();
  return { known, app, written, server };
}

describe('an app that a server knows', () => {
  for (const [what, scopes] of [
    ['fine', FINE],
    ['more than the fine', [...FINE, 'push']],
    ['coarse', COARSE],
  ] as const) {
    it(`is used on with all of the ${what} scopes`, async t => {
      const { known, app, written, server } = await withApp(t, scopes);
      assert.equal(app, known);
      assert.deepEqual(written, []);
      assert.ok(wantedScopes(app, PURPOSES, server).every(scope => scopes.includes(scope)));
    });
  }

  it('is registered anew when it lacks one that is needed now: the server would refuse, and not say why', async t => {
    const { known, app, written, server } = await withApp(
      t,
      FINE.filter(scope => scope !== 'read:lists'),
    );
    assert.notEqual(app.clientId, known.clientId);
    assert.deepEqual(written, [app]);
    assert.deepEqual(wantedScopes(app, PURPOSES, server), FINE);
  });
});
