import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from './fediverse/client.ts';
import { hostMetaOnly, proxiesWebFinger, redirectsTo } from './fediverse/odd-hosts.ts';
import { startFediverse, type World } from './fediverse/world.ts';
import { VirtualClock } from './virtual-clock.ts';

const ACTIVITY = { accept: 'application/activity+json' };
const clock = new VirtualClock(Date.UTC(2026, 0, 1, 12, 1));

let world: World;
let client: Client;

before(async () => {
  world = await startFediverse({ clock });
  client = new Client(world);
});
after(async () => {
  client.close();
  await world.close();
});

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
    const { status, body, headers } = await client.webFinger('aLICE@social.example');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/jrd+json; charset=utf-8');
    assert.equal(headers.date, 'Thu, 01 Jan 2026 12:01:00 GMT');
    assert.equal(body.subject, 'acct:Alice@social.example');
    assert.equal(body.links[1].href, 'https://social.example/users/Alice');
  });

  test('tells unknown from gone from nonsense', async () => {
    assert.equal((await client.webFinger('nobody@social.example')).status, 404);
    assert.equal((await client.webFinger('alice@elsewhere.example', 'social.example')).status, 404);
    assert.equal((await client.webFinger('left@social.example')).status, 410);
    assert.equal((await client.webFinger('x', 'social.example')).status, 400);
  });

  test('has accounts in its API, as HTML with shortened links', async () => {
    const { body } = await client.read('https://social.example/api/v1/accounts/lookup?acct=alice');
    assert.equal(body.acct, 'Alice');
    assert.match(
      body.note,
      /^<p>I was <a href="https:\/\/twitter\.com\/alice" .*<\/p><p>Hello &amp; welcome<\/p>$/,
    );
    assert.match(body.fields[0].value, /rel="nofollow noopener me"/);
    assert.equal(body.fields[0].verified_at, '2023-01-02T03:04:05.000+00:00');
    const hidden = await client.read('https://social.example/api/v1/accounts/lookup?acct=hidden');
    assert.equal(hidden.body.suspended, true);
    assert.equal(hidden.body.note, '');
  });

  test('shows an account as actor and as page', async () => {
    const actor = await client.read('https://social.example/users/alice', ACTIVITY);
    assert.equal(actor.body.attachment[0].type, 'PropertyValue');
    assert.equal(
      (await client.open('https://social.example/users/alice')).headers.location,
      'https://social.example/@Alice',
    );
    const { body } = await client.read('https://social.example/@alice');
    assert.match(body, /<link href='https:\/\/x\.com\/alice' rel='me'/);
    assert.match(body, /Alice &lt;3 \(@Alice@social\.example\)/);
    assert.equal((await client.read('https://social.example/users/left', ACTIVITY)).status, 410);
  });

  test('says where somebody moved, and the new account confirms it', async () => {
    const { body } = await client.read('https://social.example/api/v1/accounts/lookup?acct=old');
    assert.equal(body.moved.acct, 'fresh@new.example');
    const from = await client.read('https://social.example/users/old', ACTIVITY);
    assert.equal(from.body.movedTo, 'https://new.example/users/fresh');
    const to = await client.read('https://new.example/users/fresh', ACTIVITY);
    assert.deepEqual(to.body.alsoKnownAs, ['https://social.example/users/old']);
  });

  test('answers what it does not know like the real one', async () => {
    assert.deepEqual((await client.read('https://social.example/api/v9/nothing')).body, {
      error: 'Not Found',
    });
    assert.match((await client.read('https://social.example/nothing')).body, /isn't here/);
  });
});

test('moves can run in a circle', async () => {
  const host = world.mastodon('circle.example');
  const [one, two] = [host.account('one'), host.account('two')];
  one.moveTo(two);
  two.moveTo(one);
  const { body } = await client.read('https://circle.example/api/v1/accounts/lookup?acct=one');
  assert.equal(body.moved.username, 'two');
  assert.equal(body.moved.moved, undefined);
});

test('300 anonymous calls to the API pass in five minutes, WebFinger goes uncounted', async () => {
  world.mastodon('limited.example', { anonymousLimit: true }).account('alice');
  const lookup = () => client.read('https://limited.example/api/v1/accounts/lookup?acct=alice');
  const first = await lookup();
  assert.equal(first.headers['x-ratelimit-limit'], '300');
  assert.equal(first.headers['x-ratelimit-remaining'], '299');
  assert.equal(first.headers['x-ratelimit-reset'], '2026-01-01T12:05:00.000000Z');
  for (let count = 2; count <= 300; count++) assert.equal((await lookup()).status, 200);
  const refused = await lookup();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], undefined);
  assert.equal((await client.webFinger('alice@limited.example')).status, 200);
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
    const answer = await client.webFinger(`alice@${domain}`);
    assert.equal(answer.status, { redirect: 301, 'host-meta': 404, proxy: 200 }[kind]);
    if (kind === 'redirect')
      assert.match(answer.headers.location ?? '', /^https:\/\/social\..*resource=acct:alice@/);
    if (kind === 'host-meta')
      assert.match(
        (await client.read(`https://${domain}/.well-known/host-meta`)).body,
        /template="https:\/\/social\./,
      );
    assert.equal((await client.webFinger(`alice@${web}`)).body.subject, `acct:alice@${domain}`);
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
    assert.equal((await client.read(`https://${host}/api/v1/accounts/lookup?acct=alice`)).status, api);
    assert.equal((await client.read(account.uri, ACTIVITY)).status, actor);
    assert.equal((await client.read(account.url)).status, 200);
    const { body } = await client.webFinger(`alice@${host}`);
    assert.ok(body.links.some((link: { href?: string }) => link.href === account.uri));
    const [link] = (await client.read(`https://${host}/.well-known/nodeinfo`)).body.links;
    assert.equal((await client.read(link.href)).body.software.name, software);
  }
  const snac = await client.read('https://snac.example/api/v1/accounts/lookup?acct=alice');
  assert.equal(snac.body.acct, 'alice@snac.example');
  assert.equal(snac.headers.date, undefined);
});

test('a closed API and authorised fetch refuse, the page stays open', async () => {
  world.mastodon('closed.example', { closedApi: true, authorizedFetch: true }).account('alice');
  assert.equal((await client.read('https://closed.example/api/v1/accounts/lookup?acct=alice')).status, 401);
  assert.equal((await client.read('https://closed.example/users/alice', ACTIVITY)).status, 401);
  assert.equal((await client.read('https://closed.example/@alice')).status, 200);
});

test('WebFinger can name somebody else', async () => {
  world.mastodon('impostor.example').account('eve', { subject: 'acct:alice@social.example' });
  assert.equal((await client.webFinger('eve@impostor.example')).body.subject, 'acct:alice@social.example');
});

test('WebFinger knows an account by the URL of its actor, where that is an id too', async () => {
  for (const software of ['mastodon', 'misskey', 'sharkey'] as const) {
    const account = world.mastodon(`finger-${software}.example`, { software }).account('ann');
    const url = `${account.instance.origin}/.well-known/webfinger?resource=${encodeURIComponent(account.uri)}`;
    const { status, body } = await client.read(url);
    assert.deepEqual([status, body.subject], [200, `acct:${account.address}`]);
  }
});
