import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Api, ApiRequest } from '../../src/http/types.ts';
import { ApiError, LoginError, TemporaryError } from '../../src/mastodon/errors.ts';
import { type App, type Attempt, openOAuth } from '../../src/mastodon/oauth.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const APP: App = {
  clientId: 'client',
  clientSecret: 'secret & more',
  redirectUris: ['http://127.0.0.1:4000/oxpecker', 'urn:ietf:wg:oauth:2.0:oob'],
  port: 4000,
  scopes: ['read:accounts', 'write:follows'],
};
// The example of RFC 7636, appendix B.
const ATTEMPT: Attempt = {
  redirectUri: 'http://127.0.0.1:4000/oxpecker',
  scopes: ['read:accounts', 'write:follows'],
  state: 'state',
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
};

/** A server that answers everything but its metadata with one thing, and what it was asked. */
async function server(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: ApiRequest[] = [];
  const answer = (code: number, value: unknown): Answer => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return { status: code, headers, url: '', body: new TextEncoder().encode(text), cut: false };
  };
  const api: Api = {
    origin: 'https://home.example',
    send: async request => {
      if (request.path.startsWith('/.well-known')) return answer(404, 'Not found');
      asked.push(request);
      return answer(status, body);
    },
    close: async () => undefined,
  };
  return { oauth: await openOAuth(api, { now: () => NOW }, new AbortController().signal), asked };
}

describe('the page to agree on', () => {
  it('is asked with the challenge of the verifier, and never with a secret', async () => {
    const { oauth } = await server(200, {});
    const text = oauth.authorizationUrl(APP, ATTEMPT);
    const url = new URL(text);
    assert.equal(url.origin + url.pathname, 'https://home.example/oauth/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'http://127.0.0.1:4000/oxpecker',
      scope: 'read:accounts write:follows',
      state: 'state',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    assert.ok(!text.includes('+') && !text.includes(ATTEMPT.verifier) && !text.includes('secret'));
  });
});

describe('a code', () => {
  it('is exchanged by a form', async () => {
    const { oauth, asked } = await server(200, { access_token: 't', scope: 'read:accounts  write:follows' });
    const grant = await oauth.exchange(APP, ATTEMPT, 'the code');
    assert.deepEqual(grant, { token: 't', scopes: ['read:accounts', 'write:follows'] });
    assert.deepEqual(asked[0]?.body, {
      form: {
        grant_type: 'authorization_code',
        code: 'the code',
        client_id: 'client',
        client_secret: 'secret & more',
        redirect_uri: ATTEMPT.redirectUri,
        code_verifier: ATTEMPT.verifier,
      },
    });
    assert.ok(asked.every(({ path }) => !path.includes('secret') && !path.includes('code')));
  });

  for (const scope of [undefined, null, '']) {
    it(`brings unknown scopes where the server says ${JSON.stringify(scope)}`, async () => {
      const { oauth } = await server(200, { access_token: 't', scope });
      assert.deepEqual(await oauth.exchange(APP, ATTEMPT, 'c'), { token: 't', scopes: null });
    });
  }

  const refusals = [
    [
      400,
      { error: 'invalid_grant', error_description: 'It expired.' },
      LoginError,
      /this code: log in again for a new one\. It says "It expired\." \(400\)$/,
    ],
    [401, { error: 'invalid_grant' }, LoginError, /this code/],
    [401, { error: 'invalid_client' }, ApiError, /^it gave no token, .*"invalid_client" \(401\)/],
    [
      500,
      '<h1>Oh</h1>',
      TemporaryError,
      /^Your server gave no token, because it has a fault now, HTTP 500: run/,
    ],
    [
      429,
      {},
      TemporaryError,
      /because it limits how often that may be asked: run the same command again later/,
    ],
    [200, { access_token: '' }, ApiError, /something else than a token/],
    [200, 'not JSON', ApiError, /something else than a token/],
  ] as const;
  for (const [status, body, kind, said] of refusals) {
    it(`is refused with ${status} ${JSON.stringify(body)}`, async () => {
      const { oauth } = await server(status, body);
      await assert.rejects(oauth.exchange(APP, ATTEMPT, 'c'), (error: unknown) => {
        assert.ok(error instanceof kind, String(error));
        assert.match(error.message, said);
        return true;
      });
    });
  }
});

describe('a registration', () => {
  it('names all redirects and scopes', async () => {
    const { oauth, asked } = await server(200, { client_id: 'a', client_secret: 'b' });
    const { clientId: _, clientSecret: __, ...wish } = APP;
    assert.deepEqual(await oauth.register(wish), { ...wish, clientId: 'a', clientSecret: 'b' });
    assert.deepEqual(asked[0]?.body, {
      json: {
        client_name: 'oxpecker',
        redirect_uris: 'http://127.0.0.1:4000/oxpecker\nurn:ietf:wg:oauth:2.0:oob',
        scopes: 'read:accounts write:follows',
        website: 'https://www.npmjs.com/package/oxpecker',
      },
    });
  });

  it('is none where the server dislikes it', async () => {
    for (const status of [400, 422]) {
      assert.equal(await (await server(status, { error: 'scopes' })).oauth.register(APP), null);
    }
  });

  it('says when a limit ends', async () => {
    const { oauth } = await server(429, {}, { 'retry-after': '90' });
    await assert.rejects(oauth.register(APP), (error: unknown) => {
      assert.ok(error instanceof TemporaryError);
      assert.equal(error.retryAt, NOW + 90_000);
      return true;
    });
  });

  for (const [status, body, forgotten] of [
    [401, { error: 'invalid_client' }, true],
    [401, { error: 'unauthorized' }, false],
    [400, { error: 'unsupported_grant_type' }, false],
    [400, '', false],
    [500, '', false],
    [200, { access_token: 't' }, false],
  ] as const) {
    it(`is ${forgotten ? '' : 'not '}forgotten by a server that answers ${status} ${JSON.stringify(body)}`, async () => {
      const { oauth, asked } = await server(status, body);
      assert.equal(await oauth.hasForgotten(APP), forgotten);
      const [request] = asked;
      assert.ok(request?.body && 'form' in request.body);
      assert.ok(!('redirect_uri' in request.body.form), 'snac2 would give a token');
    });
  }
});

describe('the end of a token', () => {
  it('is asked for with the app it was given to', async () => {
    const { oauth, asked } = await server(200, {});
    await oauth.revoke(APP, 'the token');
    assert.equal(asked[0]?.path, '/oauth/revoke');
    assert.deepEqual(asked[0]?.body, {
      form: { client_id: 'client', client_secret: 'secret & more', token: 'the token' },
    });
  });

  it('fails where the server refuses', async () => {
    const { oauth } = await server(403, { error: 'unauthorized_client' });
    await assert.rejects(oauth.revoke(APP, 't'), ApiError);
  });
});
