import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import {
  endlessBody,
  hostMetaOnly,
  pageForEverything,
  proxiesWebFinger,
  redirectsTo,
  tooMany,
  tornAnswer,
} from './fediverse/odd-hosts.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { VirtualClock } from './virtual-clock.ts';

const ACTIVITY = { accept: 'application/activity+json' };

let world: World;
const agent = new Agent({ keepAlive: true });
const clock = new VirtualClock(Date.UTC(2026, 0, 1, 12, 1));

before(async () => {
  world = await startFediverse({ clock });
});
after(async () => {
  agent.destroy();
  await world.close();
});

/** Sends a GET as a client of this world would: by SNI and `Host`, with the world's authority alone. */
async function open(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { host, pathname, search } = new URL(url);
  const [address, port] = (world.connectTo.get(host) ?? '').split(':');
  const sent = request({
    host: address,
    port,
    servername: host,
    ca: world.caPem,
    path: pathname + search,
    headers: { host, ...headers },
    agent,
  }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

async function read(url: string, headers: Record<string, string> = {}) {
  const answer = await open(url, headers);
  const body = await text(answer);
  const type = answer.headers['content-type'] ?? '';
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: /json/.test(type) ? JSON.parse(body) : body,
  };
}

function webFinger(address: string, host = address.split('@')[1]) {
  return read(`https://${host}/.well-known/webfinger?resource=acct:${address}`);
}

describe('a Mastodon host', () => {
  before(() => {
    const host = world.mastodon('social.example');
    host.account('Alice', {
      displayName: 'Alice <3',
      note: 'I was https://twitter.com/alice\n\nHello & welcome',
      fields: [{ name: 'Bird', value: 'https://x.com/alice', verifiedAt: '2023-01-02T03:04:05.000+00:00' }],
    });
    host.account('left', { gone: true });
    host.account('hidden', { suspended: true, note: 'secret' });
    host.account('old').moveTo(world.mastodon('new.example').account('fresh'));
  });

  test('answers WebFinger, in any case of the name', async () => {
    const { status, body, headers } = await webFinger('aLICE@social.example');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/jrd+json; charset=utf-8');
    assert.equal(headers.date, 'Thu, 01 Jan 2026 12:01:00 GMT');
    assert.equal(body.subject, 'acct:Alice@social.example');
    assert.equal(body.links[1].href, 'https://social.example/users/Alice');
  });

  test('tells unknown from gone from nonsense', async () => {
    assert.equal((await webFinger('nobody@social.example')).status, 404);
    assert.equal((await webFinger('alice@elsewhere.example', 'social.example')).status, 404);
    assert.equal((await webFinger('left@social.example')).status, 410);
    assert.equal((await webFinger('x', 'social.example')).status, 400);
  });

  test('has accounts in its API, as HTML with shortened links', async () => {
    const { body } = await read('https://social.example/api/v1/accounts/lookup?acct=alice');
    assert.equal(body.acct, 'Alice');
    assert.match(
      body.note,
      /^<p>I was <a href="https:\/\/twitter\.com\/alice" .*<\/p><p>Hello &amp; welcome<\/p>$/,
    );
    assert.match(body.fields[0].value, /rel="nofollow noopener me"/);
    assert.equal(body.fields[0].verified_at, '2023-01-02T03:04:05.000+00:00');
    const hidden = await read('https://social.example/api/v1/accounts/lookup?acct=hidden');
    assert.equal(hidden.body.suspended, true);
    assert.equal(hidden.body.note, '');
  });

  test('shows an account as actor and as page', async () => {
    const actor = await read('https://social.example/users/alice', ACTIVITY);
    assert.equal(actor.body.attachment[0].type, 'PropertyValue');
    assert.equal(
      (await open('https://social.example/users/alice')).headers.location,
      'https://social.example/@Alice',
    );
    const { body } = await read('https://social.example/@alice');
    assert.match(body, /<link href='https:\/\/x\.com\/alice' rel='me'/);
    assert.match(body, /Alice &lt;3 \(@Alice@social\.example\)/);
    assert.equal((await read('https://social.example/users/left', ACTIVITY)).status, 410);
  });

  test('says where somebody moved, and the new account confirms it', async () => {
    const { body } = await read('https://social.example/api/v1/accounts/lookup?acct=old');
    assert.equal(body.moved.acct, 'fresh@new.example');
    const from = await read('https://social.example/users/old', ACTIVITY);
    assert.equal(from.body.movedTo, 'https://new.example/users/fresh');
    const to = await read('https://new.example/users/fresh', ACTIVITY);
    assert.deepEqual(to.body.alsoKnownAs, ['https://social.example/users/old']);
  });

  test('answers what it does not know like the real one', async () => {
    assert.deepEqual((await read('https://social.example/api/v9/nothing')).body, { error: 'Not Found' });
    assert.match((await read('https://social.example/nothing')).body, /isn't here/);
  });
});

test('moves can run in a circle', async () => {
  const host = world.mastodon('circle.example');
  const [one, two] = [host.account('one'), host.account('two')];
  one.moveTo(two);
  two.moveTo(one);
  const { body } = await read('https://circle.example/api/v1/accounts/lookup?acct=one');
  assert.equal(body.moved.username, 'two');
  assert.equal(body.moved.moved, undefined);
});

test('300 anonymous calls to the API pass in five minutes, WebFinger goes uncounted', async () => {
  world.mastodon('limited.example', { anonymousLimit: true }).account('alice');
  const lookup = () => read('https://limited.example/api/v1/accounts/lookup?acct=alice');
  const first = await lookup();
  assert.equal(first.headers['x-ratelimit-limit'], '300');
  assert.equal(first.headers['x-ratelimit-remaining'], '299');
  assert.equal(first.headers['x-ratelimit-reset'], '2026-01-01T12:05:00.000000Z');
  for (let count = 2; count <= 300; count++) assert.equal((await lookup()).status, 200);
  const refused = await lookup();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], undefined);
  assert.equal((await webFinger('alice@limited.example')).status, 200);
  await clock.run(() => clock.sleep(4 * 60_000));
  assert.equal((await lookup()).status, 200);
});

test('a split domain is found by redirect, by host-meta and by proxy', async () => {
  for (const kind of ['redirect', 'host-meta', 'proxy']) {
    const [domain, web] = [`${kind}.example`, `social.${kind}.example`];
    const target = world.mastodon(web, { handleHost: domain });
    target.account('alice');
    const { origin } = target.instance;
    const front = {
      redirect: redirectsTo(origin),
      'host-meta': hostMetaOnly(origin),
      proxy: proxiesWebFinger(target),
    };
    world.host(domain, front[kind as keyof typeof front]);
    const answer = await webFinger(`alice@${domain}`);
    assert.equal(answer.status, { redirect: 301, 'host-meta': 404, proxy: 200 }[kind]);
    if (kind === 'redirect')
      assert.match(answer.headers.location ?? '', /^https:\/\/social\..*resource=acct:alice@/);
    if (kind === 'host-meta')
      assert.match(
        (await read(`https://${domain}/.well-known/host-meta`)).body,
        /template="https:\/\/social\./,
      );
    assert.equal((await webFinger(`alice@${web}`)).body.subject, `acct:alice@${domain}`);
  }
});

test('other software differs where a lookup sees it', async () => {
  for (const [software, api, actor] of [
    ['gotosocial', 401, 401],
    ['misskey', 404, 200],
    ['snac', 200, 200],
    ['akkoma', 200, 200],
  ] as const) {
    const host = `${software}.example`;
    const account = world.mastodon(host, { software }).account('alice');
    assert.equal((await read(`https://${host}/api/v1/accounts/lookup?acct=alice`)).status, api);
    assert.equal((await read(account.uri, ACTIVITY)).status, actor);
    assert.equal((await read(account.url)).status, 200);
    const { body } = await webFinger(`alice@${host}`);
    assert.ok(body.links.some((link: { href?: string }) => link.href === account.uri));
    const [link] = (await read(`https://${host}/.well-known/nodeinfo`)).body.links;
    assert.equal((await read(link.href)).body.software.name, software);
  }
  const snac = await read('https://snac.example/api/v1/accounts/lookup?acct=alice');
  assert.equal(snac.body.acct, 'alice@snac.example');
  assert.equal(snac.headers.date, undefined);
});

test('a closed API and authorised fetch refuse, the page stays open', async () => {
  world.mastodon('closed.example', { closedApi: true, authorizedFetch: true }).account('alice');
  assert.equal((await read('https://closed.example/api/v1/accounts/lookup?acct=alice')).status, 401);
  assert.equal((await read('https://closed.example/users/alice', ACTIVITY)).status, 401);
  assert.equal((await read('https://closed.example/@alice')).status, 200);
});

test('WebFinger can name somebody else', async () => {
  world.mastodon('impostor.example').account('eve', { subject: 'acct:alice@social.example' });
  assert.equal((await webFinger('eve@impostor.example')).body.subject, 'acct:alice@social.example');
});

test('certificates fail for their own reasons', async () => {
  for (const [credential, code] of [
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['untrusted', 'CERT_SIGNATURE_FAILURE'],
    ['expired', 'CERT_HAS_EXPIRED'],
  ] as const) {
    world.host(`${credential}.example`, [], credential);
    await assert.rejects(open(`https://${credential}.example/`), { code });
  }
});

test('a dead name refuses connections', async () => {
  world.dead('dead.example');
  await assert.rejects(open('https://dead.example/'), { code: 'ECONNREFUSED' });
});

test('answers can be endless, torn, refused, or the same page for everything', async () => {
  world.host('endless.example').on('/*', endlessBody);
  const endless = await open('https://endless.example/');
  let bytes = 0;
  for await (const piece of endless) {
    bytes += piece.length;
    if (bytes > 3_000_000) break;
  }
  world.host('torn.example').on('/*', tornAnswer());
  await assert.rejects(read('https://torn.example/'), { code: 'ECONNRESET' });
  world.host('busy.example', tooMany({ 'retry-after': '120' }));
  assert.equal((await read('https://busy.example/')).headers['retry-after'], '120');
  world.host('shop.example', pageForEverything());
  assert.equal((await webFinger('alice@shop.example')).status, 200);
});

test('a gate holds requests back, and the log counts how many ran at once', async () => {
  const host = world.mastodon('slow.example');
  host.account('alice');
  const gate = host.hold('/.well-known/');
  const answers = [
    webFinger('alice@slow.example'),
    webFinger('bob@slow.example'),
    webFinger('eve@slow.example'),
  ];
  await gate.arrivals(3);
  assert.equal(gate.waiting, 3);
  assert.deepEqual(
    world.requests.to('slow.example').map(({ status }) => status),
    [null, null, null],
  );
  gate.open();
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [200, 404, 404],
  );
  await webFinger('alice@slow.example');
  assert.equal(world.requests.peak('slow.example'), 3);
  assert.equal(world.requests.to('slow.example', '/.well-known/webfinger').length, 4);
});

test('a handler that throws shows its mistake', async () => {
  world.host('buggy.example').on('/', () => {
    throw new Error('a slip of the test');
  });
  const { status, body } = await read('https://buggy.example/');
  assert.equal(status, 500);
  assert.match(body, /a slip of the test/);
});

test('a child process gets the names, the authority, and no insecure host unless there is one', async () => {
  const env = world.env();
  assert.match(env['OXPECKER_CONNECT_TO'] ?? '', /(^|,)social\.example=127\.0\.0\.1:\d+(,|$)/);
  assert.equal(await readFile(env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8'), world.caPem);
  assert.equal('OXPECKER_INSECURE_HOSTS' in env, false);
});

test('plain HTTP is served and logged under its own name', async () => {
  world.mastodon(world.plainHost, { insecure: true }).account('alice');
  const answer = await fetch(`http://${world.plainHost}/api/v1/accounts/lookup?acct=alice`);
  assert.equal(((await answer.json()) as { uri: string }).uri, `http://${world.plainHost}/users/alice`);
  assert.equal(world.requests.to(world.plainHost).length, 1);
  assert.equal(world.env()['OXPECKER_INSECURE_HOSTS'], world.plainHost);
});

test('closing does not wait for anybody', async () => {
  const short = await startFediverse();
  const gate = short.mastodon('held.example').hold();
  const [, port] = (short.connectTo.get('held.example') ?? '').split(':');
  const asked = request({
    host: '127.0.0.1',
    port,
    servername: 'held.example',
    ca: short.caPem,
    headers: { host: 'held.example' },
  }).end();
  const failed = assert.rejects(once(asked, 'response'), { code: 'ECONNRESET' });
  await gate.arrivals(1);
  await short.close();
  await failed;
});
