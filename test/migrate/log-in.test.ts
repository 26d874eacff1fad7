import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, it, type TestContext } from 'node:test';
import { createApi } from '../../src/http/api.ts';
import { LoginError, TemporaryError } from '../../src/mastodon/errors.ts';
import type { App } from '../../src/mastodon/oauth.ts';
import { scopesFor } from '../../src/mastodon/purposes.ts';
import { type LogInEvent, type LogInRequest, type LogInTools, logIn } from '../../src/migrate/log-in.ts';
import { json } from '../support/fediverse/exchange.ts';
import type { MastodonHost, MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

let world: World;
let home: MastodonHost;
let clock: SteppingClock;
let count = 0;

before(async () => {
  world = await startFediverse();
});
after(() => world.close());
beforeEach(() => settle());

function settle(options: MastodonOptions = {}): void {
  clock = new SteppingClock();
  home = world.mastodon(`home${++count}.example`, options);
  home.account('alice');
}

/** Somebody who agrees to everything, as `alice`. */
function person() {
  const events: LogInEvent[] = [];
  const memory: { app: App | null } = { app: null };
  const visit = async (url: string, approve = true) => {
    const as = home.instance.named('alice');
    assert.ok(as);
    return await world.browser.consent(url, { as, approve });
  };
  const pageOf = () => {
    const consent = events.findLast(event => event.type === 'consent');
    assert.ok(consent);
    return consent.url;
  };
  const tools = {
    apps: {
      read: async () => memory.app,
      write: async (app: App) => void Object.assign(memory, { app }),
    },
    clock,
    signal: new AbortController().signal,
    secret: () => `secret-${events.length}-`.padEnd(43, 'x'),
    openBrowser: async (url: string) => {
      // A browser opens its pages on its own.
      setImmediate(() => void visit(url));
    },
    askCode: async () => (await visit(pageOf())).code ?? '',
    onEvent: (event: LogInEvent) => events.push(event),
  };
  return { events, memory, visit, pageOf, tools };
}

async function run(t: TestContext, tools: Omit<LogInTools, 'api'>, request: Partial<LogInRequest> = {}) {
  const { connectTo, caPem: ca } = world;
  const api = createApi({ host: home.name, userAgent: 'test', clock, connectTo, ca });
  t.after(() => api.close());
  const all: LogInRequest = { host: home.name, purposes: ['follow', 'post'], way: 'browser', ...request };
  return await logIn(all, { ...tools, api });
}

function loginError(said: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof LoginError, String(error));
    assert.match(error.message, said);
    return true;
  };
}

describe('logging in', () => {
  it('brings a token for what was asked, through the browser', async t => {
    const { tools, memory, pageOf } = person();
    const login = await run(t, tools, { purposes: ['follow'] });
    assert.equal(login.credentials.address, `alice@${home.name}`);
    assert.deepEqual(login.scopes, scopesFor(['follow'], 'mastodon'));
    assert.equal(login.clientId, memory.app?.clientId);
    const [registered] = home.apps;
    assert.deepEqual(registered?.scopes, scopesFor(['follow', 'post'], 'mastodon'));
    const back = `http://127.0.0.1:${memory.app?.port}/oxpecker`;
    assert.deepEqual(registered?.redirectUris, [back, 'urn:ietf:wg:oauth:2.0:oob']);
    const asked = new URL(pageOf()).searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.ok(asked.get('state'));
    assert.ok(!pageOf().includes(memory.app?.clientSecret ?? ''));
  });

  it('registers once a server', async t => {
    const { tools } = person();
    await run(t, tools, { purposes: ['post'] });
    await run(t, tools);
    await run(t, tools, { way: 'code' });
    assert.equal(home.apps.length, 1);
  });

  it('registers again when the server has forgotten', async t => {
    const { tools, memory } = person();
    await run(t, tools);
    const before = memory.app?.clientId ?? '';
    home.forgetApp(before);
    const { clientId } = await run(t, tools);
    assert.notEqual(clientId, before);
    assert.equal(memory.app?.clientId, clientId);
  });

  it('asks for a code where the port is taken by another', async t => {
    const { tools, memory, events } = person();
    await run(t, tools);
    const other = createServer();
    await new Promise<void>(resolve => other.listen(memory.app?.port, '127.0.0.1', resolve));
    t.after(() => other.close());
    await run(t, tools);
    assert.ok(events.some(({ type }) => type === 'port_taken'));
    assert.equal(home.apps.length, 1);
  });

  it('goes on when no browser can be started, and the person opens the page', async t => {
    const { tools, events, visit } = person();
    const openBrowser = async (url: string) => {
      setImmediate(() => void visit(url));
      throw new Error('no xdg-open');
    };
    await run(t, { ...tools, openBrowser });
    assert.ok(events.some(({ type }) => type === 'no_browser'));
  });

  for (const [what, paste] of [
    ['alone', (code: string) => ` ${code}\n`],
    ['in an address', (code: string) => `https://home.example/native?code=${code}`],
    ['with a state behind it', (code: string) => `${code}&state=abc`],
  ] as const) {
    it(`takes a pasted code ${what}`, async t => {
      const { tools } = person();
      const askCode = async () => paste(await tools.askCode());
      const { token } = await run(t, { ...tools, askCode }, { way: 'code' });
      assert.ok(token);
    });
  }

  it('asks again for a code that was wrong, twice', async t => {
    const { tools, events } = person();
    const typed = ['wrong', 'worse'];
    const askCode = async () => typed.shift() ?? (await tools.askCode());
    await run(t, { ...tools, askCode }, { way: 'code' });
    assert.equal(events.filter(({ type }) => type === 'wrong_code').length, 2);
    const wrong = run(t, { ...tools, askCode: async () => 'wrong' }, { way: 'code' });
    await assert.rejects(
      wrong,
      loginError(/does not accept this code: log in again for a new one\. It says /),
    );
  });

  it('ends when the person does not agree', async t => {
    const { tools, visit } = person();
    const openBrowser = async (url: string) => {
      setImmediate(() => void visit(url, false));
    };
    await assert.rejects(run(t, { ...tools, openBrowser }), loginError(/^You did not allow oxpecker/));
  });

  it('ends when nobody comes back', async t => {
    const { tools } = person();
    const openBrowser = async () => clock.expire();
    await assert.rejects(
      run(t, { ...tools, openBrowser }),
      loginError(/within 10 minutes: run npx oxpecker login home\d+\.example again, or with --no-browser/),
    );
  });

  it('ends with the signal', async t => {
    const { tools } = person();
    const stop = new AbortController();
    const openBrowser = async () => stop.abort(new Error('Ctrl-C'));
    await assert.rejects(run(t, { ...tools, openBrowser, signal: stop.signal }), /Ctrl-C/);
  });

  it('names the scopes that a token lacks', async t => {
    const { tools } = person();
    home.through(async (asked, next) => {
      const reply = await next(asked);
      if (asked.url.pathname !== '/oauth/token' || typeof reply.body !== 'string') return reply;
      return json({ ...JSON.parse(reply.body), scope: 'read write:statuses write:media' });
    });
    await assert.rejects(
      run(t, tools),
      loginError(/lacks write:follows, write:blocks, write:mutes, write:lists: run npx oxpecker login home/),
    );
  });
});

describe('logging in to a server', () => {
  it('that refuses fine scopes asks for the coarse ones', async t => {
    const { tools } = person();
    home.through((asked, next) => {
      const isRefused =
        asked.url.pathname === '/api/v1/apps' && Buffer.from(asked.body).toString().includes('read:');
      return isRefused ? json({ error: 'unknown scope' }, 422) : next(asked);
    });
    const { scopes } = await run(t, tools, { purposes: ['follow'] });
    assert.deepEqual(scopes, ['read', 'write', 'follow']);
  });

  it('whose metadata lead elsewhere stays with it', async t => {
    const { tools, pageOf } = person();
    const elsewhere = 'https://evil.example/oauth';
    home.on(
      '/.well-known/oauth-authorization-server',
      json({ authorization_endpoint: elsewhere, token_endpoint: elsewhere, revocation_endpoint: 7 }),
    );
    await run(t, tools);
    assert.equal(new URL(pageOf()).host, home.name);
    assert.deepEqual(world.requests.to('evil.example'), []);
  });

  it('that limits registrations says when to come back', async t => {
    const { tools } = person();
    const reset = new Date(clock.now() + 300_000).toISOString();
    home.through((asked, next) =>
      asked.url.pathname === '/api/v1/apps'
        ? { ...json({ error: 'Too many requests' }, 429), headers: { 'x-ratelimit-reset': reset } }
        : next(asked),
    );
    await assert.rejects(run(t, tools), (error: unknown) => {
      assert.ok(error instanceof TemporaryError);
      assert.match(error.message, /^Your server did not register oxpecker, because it limits/);
      assert.ok(error.retryAt !== null);
      return true;
    });
  });

  for (const software of ['gotosocial', 'akkoma', 'hollo', 'snac', 'sharkey'] as const) {
    for (const way of ['browser', 'code'] as const) {
      it(`of ${software} works by ${way}`, async t => {
        settle({ software });
        const { tools } = person();
        const { credentials } = await run(t, tools, { way });
        assert.equal(credentials.address, `alice@${home.name}`);
      });
    }
  }
});
