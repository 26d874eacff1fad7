import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NotAServerError, TemporaryError } from '../../src/mastodon/errors.ts';
import { detectServer } from '../../src/mastodon/server.ts';
import { json, page, redirect } from '../support/fediverse/exchange.ts';
import { pageForEverything, redirectsTo } from '../support/fediverse/odd-hosts.ts';
import { get, type Route } from '../support/fediverse/router.ts';
import { atHome, type Home } from './home.ts';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/2.0';
const NO_QUIRKS = {
  listsFollowing: true,
  hasBlocks: true,
  importApi: null,
  vague401: false,
  relationshipsAtOnce: 40,
  tellsUnreachable: false,
};

async function detect(home: Home, host: string) {
  return await detectServer(home.api(host), host, new AbortController().signal);
}

async function failure(home: Home, host: string): Promise<Error> {
  return await detect(home, host).then(
    () => assert.fail(`${host} was accepted`),
    (error: Error) => error,
  );
}

/** NodeInfo, as far as it is wanted, and instances. */
function routes(
  nodeInfo: object | null,
  instances: Readonly<Record<string, object>> = {},
  host = 'odd.example',
): Route[] {
  return [
    ...(nodeInfo
      ? [
          get('/.well-known/nodeinfo', () =>
            json({ links: [{}, { rel: SCHEMA, href: `https://${host}/nodeinfo/2.0` }] }),
          ),
          get('/nodeinfo/2.0', () => json(nodeInfo)),
        ]
      : []),
    ...Object.entries(instances).map(([path, value]) => get(path, () => json(value))),
  ];
}

describe('a server', () => {
  test('is a Mastodon, with the host in its addresses', async context => {
    const home = await atHome(context);
    home.world.mastodon('social.split.example', { handleHost: 'split.example' });
    assert.deepEqual(await detect(home, 'social.split.example'), {
      host: 'social.split.example',
      origin: 'https://social.split.example',
      domain: 'split.example',
      software: 'mastodon',
      version: '4.5.2',
      title: 'The social.split.example server',
      apiVersion: 7,
      quirks: { ...NO_QUIRKS, tellsUnreachable: true },
    });
  });

  test('without v2/instance is asked for v1, where hosts may be URLs', async context => {
    const home = await atHome(context);
    const node = { software: { name: 'Akkoma', version: '3.16.0' }, protocols: ['activitypub'] };
    const instance = {
      uri: 'https://People.example/',
      title: 'Odd\u001b[31m one',
      version: '2.7.2 (compatible; Akkoma 3.16.0)',
    };
    home.world.host('odd.example', routes(node, { '/api/v1/instance': instance }));
    const { domain, software, version, title, apiVersion, quirks } = await detect(home, 'odd.example');
    assert.deepEqual(
      { domain, software, version, title, apiVersion },
      {
        domain: 'people.example',
        software: 'akkoma',
        version: '3.16.0',
        title: 'Odd [31m one',
        apiVersion: null,
      },
    );
    assert.deepEqual(quirks, { ...NO_QUIRKS, importApi: 'akkoma' });
  });

  test('GoToSocial says apart what its accounts are called', async context => {
    const home = await atHome(context);
    const node = { software: { name: 'gotosocial', version: '0.20.0' }, protocols: ['activitypub'] };
    const instance = { domain: 'odd.example', account_domain: 'people.example', version: '0.20.0' };
    home.world.host('odd.example', routes(node, { '/api/v2/instance': instance }));
    const server = await detect(home, 'odd.example');
    assert.deepEqual(
      [server.domain, server.quirks.importApi, server.title],
      ['people.example', 'gotosocial', null],
    );
  });

  test('without NodeInfo tells its software by its version, or not at all', async context => {
    const home = await atHome(context);
    for (const [version, software] of [
      ['2.7.2 (compatible; Pleroma 2.4.0)', 'pleroma'],
      ['4.2.0', 'unknown'],
    ] as const) {
      const host = `${software}.example`;
      home.world.host(host, routes(null, { '/api/v2/instance': { domain: host, version } }));
      assert.equal((await detect(home, host)).software, software);
    }
  });

  test('each software has its quirks', async context => {
    const home = await atHome(context);
    const quirksOf = async (name: string) => {
      const host = `${name.toLowerCase()}.example`;
      const node = { software: { name, version: '1' }, protocols: ['activitypub'] };
      home.world.host(host, routes(node, { '/api/v1/instance': { uri: host, version: '1' } }, host));
      return (await detect(home, host)).quirks;
    };
    assert.deepEqual(await quirksOf('constructor'), NO_QUIRKS);
    assert.deepEqual(await quirksOf('Sharkey'), { ...NO_QUIRKS, vague401: true });
    assert.deepEqual(await quirksOf('snac'), {
      ...NO_QUIRKS,
      listsFollowing: false,
      hasBlocks: false,
      relationshipsAtOnce: 1,
    });
  });
});

describe('no server to log in at', () => {
  test('a host that sends on to another names it', async context => {
    const home = await atHome(context);
    home.world.host('old.example', redirectsTo('https://home.example'));
    home.world.host('handles.example', [
      get('/.well-known/nodeinfo', () =>
        json({ links: [{ rel: SCHEMA, href: 'https://home.example/nodeinfo/2.0' }] }),
      ),
    ]);
    for (const host of ['old.example', 'handles.example']) {
      const error = await failure(home, host);
      assert.ok(error instanceof NotAServerError);
      assert.match(
        error.message,
        /sends on to home\.example: log in there with npx oxpecker login home\.example\./,
      );
    }
    assert.deepEqual(home.world.requests.to('home.example'), []);
  });

  test('a redirect on the same host is followed, but not for ever', async context => {
    const home = await atHome(context);
    home.world.host('odd.example', [
      get('/.well-known/nodeinfo', () => redirect('/there')),
      ...routes(null, {
        '/there': { links: [{ rel: SCHEMA, href: 'https://odd.example/node' }] },
        '/node': { software: { name: 'mastodon', version: '4.5.2' } },
        '/api/v2/instance': { domain: 'odd.example', version: '4.5.2' },
      }),
    ]);
    assert.equal((await detect(home, 'odd.example')).software, 'mastodon');
    home.world.host('round.example', [get('/*', ({ url }) => redirect(url.pathname))]);
    assert.ok((await failure(home, 'round.example')) instanceof NotAServerError);
    assert.ok(home.world.requests.to('round.example').length <= 12);
  });

  test('a server without the API says what it runs', async context => {
    const home = await atHome(context);
    home.world.mastodon('mk.example', { software: 'misskey' });
    const error = await failure(home, 'mk.example');
    assert.ok(error instanceof NotAServerError);
    assert.match(error.message, /mk\.example runs misskey.*API/);
  });

  test('a server that is closed to strangers is not said to lack the API', async context => {
    const home = await atHome(context);
    const node = { software: { name: 'mastodon', version: '4.5.2' }, protocols: ['activitypub'] };
    const closed = json({ error: 'This method requires an authenticated user' }, 401);
    home.world.host('closed.example', [
      ...routes(node, {}, 'closed.example'),
      get('/api/v2/instance', () => closed),
      get('/api/v1/instance', () => closed),
    ]);
    const error = await failure(home, 'closed.example');
    assert.ok(error instanceof NotAServerError);
    assert.match(error.message, /closed\.example runs mastodon, but tells nothing .*\(HTTP 401\)/);
  });

  test('a web site is none', async context => {
    const home = await atHome(context);
    home.world.host('site.example', pageForEverything());
    home.world.host('empty.example');
    home.world.host(
      'blog.example',
      routes({ software: { name: 'wordpress', version: '6' }, protocols: [] }, {}, 'blog.example'),
    );
    for (const host of ['site.example', 'empty.example', 'blog.example']) {
      const error = await failure(home, host);
      assert.ok(error instanceof NotAServerError);
      assert.match(error.message, new RegExp(`${host} is not a fediverse server`));
    }
  });

  test('a server that is down now is not called anything else', async context => {
    const home = await atHome(context);
    home.world.host('down.example', [get('/*', () => page('<h1>Bad gateway</h1>', 502))]);
    home.world.dead('dead.example');
    home.world.host('false.example', [], 'wrong-name');
    for (const [host, why] of [
      ['down.example', /fault now \(HTTP 502\)/],
      ['dead.example', /connection was refused/],
      ['false.example', /certificate/],
    ] as const) {
      const error = await failure(home, host);
      assert.ok(error instanceof TemporaryError, host);
      assert.match(error.message, why);
    }
    const api = home.api('nowhere.example', {
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
      },
    });
    const unknown = detectServer(api, 'nowhere.example', new AbortController().signal);
    await assert.rejects(unknown, { name: 'NotAServerError', message: /There is no nowhere\.example/ });
  });

  test('where there is no way out the connection is to blame, or the proxy', async context => {
    const home = await atHome(context);
    const api = home.api('nowhere.example', {
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
      },
    });
    const offline = detectServer(api, 'nowhere.example', new AbortController().signal);
    await assert.rejects(offline, {
      name: 'TemporaryError',
      message: /no connection to the internet.*check your connection, and HTTPS_PROXY where it is set/,
    });
  });
});
