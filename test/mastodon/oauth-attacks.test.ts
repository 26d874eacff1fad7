import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LoginError } from '../../src/mastodon/errors.ts';
import { consent, type LoginWorld, startLoginWorld } from '../cli/login-world.ts';
import { json } from '../support/fediverse/exchange.ts';

let login: LoginWorld;

before(async () => {
  login = await startLoginWorld();
});
after(() => login.world.close());

const METADATA = '/.well-known/oauth-authorization-server';

describe('a server that says where its OAuth is', () => {
  for (const [what, endpoint] of [
    ['on another host', 'https://evil.example/oauth'],
    ['on another host without a scheme', '//evil.example/oauth'],
    ['on another port', 'http://127.0.0.1:9/oauth'],
    ['as a script', 'javascript:alert(1)'],
    ['as a file', 'file:///etc/passwd'],
    ['with a user name', 'https://home.example@evil.example/oauth'],
    ['as no text', 7],
  ] as const) {
    it(`${what} is asked where Mastodon has it`, async t => {
      const { run, stored } = await login.person(t);
      const endpoints = {
        authorization_endpoint: endpoint,
        token_endpoint: endpoint,
        revocation_endpoint: endpoint,
      };
      login.home.on(METADATA, json(endpoints));
      const opened: string[] = [];
      const openBrowser = async (url: string) => {
        opened.push(url);
        setImmediate(() => void consent(url, 'alice'));
      };
      const { code, stderr } = await run(['login', login.world.plainHost], 'alice', { openBrowser });
      assert.equal(code, 0, stderr);
      assert.match(opened[0] ?? '', new RegExp(`^http://${login.world.plainHost}/oauth/authorize\\?`));
      assert.equal((await stored()).length, 1);
    });
  }

  it('by a path that reads like a host sends the browser to itself', async t => {
    const { run } = await login.person(t);
    const { plainHost } = login.world;
    const path = '//evil.example/authorize?client_id=theirs&redirect_uri=https://evil.example';
    login.home.on(METADATA, json({ authorization_endpoint: `http://${plainHost}${path}` }));
    const opened: URL[] = [];
    const openBrowser = async (url: string) => {
      opened.push(new URL(url));
      throw new Error('seen');
    };
    const stop = new AbortController();
    const onStderr = (text: string) => text.includes('evil.example') && stop.abort(new LoginError('enough'));
    await run(['login', plainHost], 'alice', { openBrowser, onStderr, signal: stop.signal });
    const [url] = opened;
    assert.equal(url?.host, plainHost);
    assert.deepEqual(
      url?.searchParams.getAll('redirect_uri').map(uri => new URL(uri).hostname),
      ['127.0.0.1'],
    );
    assert.equal(url?.searchParams.getAll('client_id').includes('theirs'), false);
  });
});

describe('what comes back from the browser', () => {
  /** Somebody whose browser comes back with other parameters; `forge` changes those of the server. */
  const comeBack = async (
    t: Parameters<LoginWorld['person']>[0],
    forge: (parameters: URLSearchParams) => URLSearchParams,
  ) => {
    login.home.on(METADATA, json({}));
    const { run, stored } = await login.person(t);
    const pages: number[] = [];
    const stop = new AbortController();
    const openBrowser = async (text: string) => {
      const url = new URL(text);
      const answer = await fetch(`${url.origin}/oauth/authorize`, {
        method: 'POST',
        body: url.searchParams,
        headers: { cookie: '_session=alice' },
        redirect: 'manual',
      });
      const back = new URL(answer.headers.get('location') ?? '');
      back.search = forge(back.searchParams).toString();
      pages.push((await fetch(back)).status);
      if (pages.at(-1) !== 200) stop.abort(new LoginError('nobody else comes'));
    };
    const done = await run(['login', login.world.plainHost], 'alice', { openBrowser, signal: stop.signal });
    return { ...done, pages, stored: await stored() };
  };
  const changed = (parameters: URLSearchParams, name: string, value: string | null) => {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
    return parameters;
  };

  for (const [what, name, value] of [
    ['another state', 'state', 'x'.repeat(43)],
    ['no state', 'state', null],
    ['an empty state', 'state', ''],
    ['a token in the place of a code', 'code', null],
  ] as const) {
    it(`counts for nothing with ${what}`, async t => {
      const { pages, code, stored } = await comeBack(t, parameters => {
        parameters.set('access_token', 'slipped-in');
        return changed(parameters, name, value);
      });
      assert.deepEqual([pages, code, stored], [[400], 4, []]);
    });
  }

  for (const forged of [
    'x\r\nHost: evil.example',
    'x&grant_type=client_credentials',
    'x\0',
    '../../x',
    'ｘ'.repeat(500),
  ]) {
    it(`is sent on as one value of the form, be it ${JSON.stringify(forged.slice(0, 20))}`, async t => {
      const bodies: string[] = [];
      login.home.through((asked, next) => {
        if (asked.url.pathname === '/oauth/token') bodies.push(Buffer.from(asked.body).toString());
        return next(asked);
      });
      const { code, stderr, stored } = await comeBack(t, parameters => changed(parameters, 'code', forged));
      assert.deepEqual([code, stored], [4, []]);
      assert.match(stderr, /Your server does not accept this code/);
      const form = new URLSearchParams(bodies.at(-1));
      assert.deepEqual([form.getAll('code'), form.getAll('grant_type')], [[forged], ['authorization_code']]);
      assert.match(form.get('code_verifier') ?? '', /^[\w-]{43}$/);
    });
  }
});

describe('the answer with the token', () => {
  for (const answer of [
    { access_token: 7 },
    { access_token: ['a'] },
    { access_token: { toString: 'a' } },
    { access_token: null },
    { access_token: '' },
    { access_token: 'a\r\nX-Injected: b' },
    { access_token: 'two words' },
    { access_token: 'a', scope: ['read'] },
    { token: 'a' },
    [],
    'a',
    null,
  ]) {
    it(`is refused as ${JSON.stringify(answer)}`, async t => {
      const { run, stored } = await login.person(t);
      login.home.on(METADATA, json({}));
      login.home.through((asked, next) =>
        asked.url.pathname === '/oauth/token' ? json(answer) : next(asked),
      );
      const { code, stderr } = await run(['login', login.world.plainHost]);
      assert.deepEqual([code, await stored()], [1, []]);
      assert.match(stderr, /answered with something else than a token/);
    });
  }
});
