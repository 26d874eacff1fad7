import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

const OOB = 'urn:ietf:wg:oauth:2.0:oob';
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.settle();
});
after(() => here.close());

const at = (path: string) => `https://${here.home.name}${path}`;
const register = (fields: object = {}) =>
  here.client.send('POST', at('/api/v1/apps'), {
    client_name: 'test',
    redirect_uris: `http://127.0.0.1:4000/callback\n${OOB}`,
    scopes: 'read write:follows',
    ...fields,
  });

function pageFor(app: { client_id: string }, fields: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: OOB,
    scope: 'read write:follows',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...fields,
  });
  return at(`/oauth/authorize?${query.toString()}`);
}

interface Registered {
  readonly client_id: string;
  readonly client_secret: string;
}

const exchange = (app: Registered, code: string | null, fields: Record<string, string> = {}) =>
  here.client.send(
    'POST',
    at('/oauth/token'),
    new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: app.client_id,
      client_secret: app.client_secret,
      code: code ?? '',
      redirect_uri: OOB,
      code_verifier: VERIFIER,
      ...fields,
    }),
  );

test('a code is shown, good once, and brings a token that works until it is revoked', async () => {
  const { body: app } = await register();
  const { code } = await here.world.browser.consent(pageFor(app), { as: here.alice, approve: true });
  const { status, body } = await exchange(app, code);
  assert.equal(status, 200);
  assert.equal(body.scope, 'read write:follows');
  assert.deepEqual(
    [(await exchange(app, code)).status, (await exchange(app, code)).body.error],
    [400, 'invalid_grant'],
  );
  const me = () =>
    here.client.read(at('/api/v1/accounts/verify_credentials'), {
      authorization: `Bearer ${body.access_token}`,
    });
  assert.equal((await me()).body.username, 'alice');
  const revoke = (secret: string) =>
    here.client.send(
      'POST',
      at('/oauth/revoke'),
      new URLSearchParams({ ...app, client_secret: secret, token: body.access_token }),
    );
  assert.equal((await revoke('wrong')).status, 403);
  assert.equal((await revoke(app.client_secret)).status, 200);
  assert.equal((await me()).status, 401);
});

test('the browser comes back to a listener of any port, with the state', async context => {
  const { body: app } = await register();
  const seen: string[] = [];
  const listener = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end('thanks');
  }).listen(0, '127.0.0.1');
  context.after(() => listener.close());
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' ? address?.port : null;
  const redirect = `http://127.0.0.1:${port}/callback`;
  const page = pageFor(app, { redirect_uri: redirect, state: 'a b&c' });
  const denied = await here.world.browser.consent(page, { as: here.alice, approve: false });
  assert.equal(denied.page, 'thanks');
  const landed = await here.world.browser.consent(page, { as: here.alice, approve: true });
  assert.equal((await exchange(app, landed.code, { redirect_uri: redirect })).status, 200);
  // Whoever has agreed once is sent on at once.
  await here.world.browser.consent(page, { as: here.alice, approve: false });
  const queries = seen.map(path => new URL(path, redirect).searchParams);
  assert.deepEqual(
    queries.map(query => query.get('state')),
    ['a b&c', 'a b&c', 'a b&c'],
  );
  assert.deepEqual(
    queries.map(query => query.get('error')),
    ['access_denied', null, null],
  );
});

test('a code is bound to its verifier, its redirect, its app, and ten minutes', async () => {
  const { body: app } = await register();
  const { body: other } = await register();
  const failures: [Record<string, string>, string, Registered?][] = [
    [{ code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    [{ code_verifier: '' }, 'invalid_request'],
    [{ redirect_uri: 'http://127.0.0.1:4000/callback' }, 'invalid_grant'],
    [{}, 'invalid_grant', other],
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
  ];
  for (const [fields, error, as] of failures) {
    const { code } = await here.world.browser.consent(pageFor(app), { as: here.alice, approve: true });
    assert.equal((await exchange(as ?? app, code, fields)).body.error, error);
  }
  const { code } = await here.world.browser.consent(pageFor(app), { as: here.alice, approve: true });
  here.clock.time += 600_000;
  assert.equal((await exchange(app, code)).body.error, 'invalid_grant');
  const json = await here.client.send('POST', at('/oauth/token'), {
    ...app,
    grant_type: 'client_credentials',
  });
  assert.equal(json.status, 401);
});

test('what is wrong with a request for consent is shown to the person, not sent back', async () => {
  const { body: app } = await register();
  for (const wrong of [
    { client_id: 'nobody' },
    { redirect_uri: 'http://127.0.0.1:4000/other' },
    { redirect_uri: 'http://localhost:4000/callback' },
    { scope: 'read write' },
    { code_challenge_method: 'plain' },
    { response_type: 'token' },
  ]) {
    const { status } = await here.world.browser.consent(pageFor(app, wrong), {
      as: here.alice,
      approve: true,
    });
    assert.equal(status, 400, JSON.stringify(wrong));
  }
});

test('unknown scopes are refused at registration, and so is a sixth app in ten minutes', async () => {
  assert.equal((await register({ scopes: 'read fly' })).status, 422);
  assert.equal((await register({ redirect_uris: '' })).status, 422);
  for (let tries = 0; tries < 3; tries++) assert.equal((await register()).status, 200);
  const refused = await register();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['x-ratelimit-limit'], '5');
});

test('before 4.3 there is no metadata, no profile scope and no PKCE', async () => {
  const metadata = '/.well-known/oauth-authorization-server';
  assert.equal((await here.client.read(at(metadata))).body.token_endpoint, at('/oauth/token'));
  here.settle({ version: '4.2.10' });
  assert.equal((await here.client.read(at(metadata))).status, 404);
  assert.equal((await register({ scopes: 'profile' })).status, 422);
  const { body: app } = await register();
  assert.equal(app.scopes, undefined);
  const { code } = await here.world.browser.consent(pageFor(app), { as: here.alice, approve: true });
  assert.equal((await exchange(app, code, { code_verifier: '' })).status, 200);
});

test('GoToSocial compares redirects exactly', async () => {
  here.settle({ software: 'gotosocial' });
  const { body: app } = await register();
  const go = (redirect_uri: string) =>
    here.world.browser.consent(pageFor(app, { redirect_uri }), { as: here.alice, approve: true });
  assert.equal((await go('http://127.0.0.1:4001/callback')).status, 400);
  assert.equal((await go(OOB)).status, 200);
});

test('an app of its own has a token that is nobody', async () => {
  const { body: app } = await register();
  const grant = new URLSearchParams({ ...app, grant_type: 'client_credentials', scope: 'read' });
  const { body } = await here.client.send('POST', at('/oauth/token'), grant);
  const headers = { authorization: `Bearer ${body.access_token}` };
  assert.equal((await here.client.read(at('/api/v1/accounts/verify_credentials'), headers)).status, 422);
  here.home.forgetApp(app.client_id);
  assert.equal((await here.client.send('POST', at('/oauth/token'), grant)).body.error, 'invalid_client');
});
