import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnreachableError } from '../../src/http/errors.ts';
import type { Prepared } from '../support/memory-web.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';

const ALICE = 'alice@social.example';
const API = 'social.example/api/v1/accounts/lookup?acct=alice';
const ACTOR = 'social.example/users/alice';
const PAGE = 'social.example/@alice';
const LINK = '<a href="https://twitter.com/alice">x</a>';

function found(software = 'mastodon'): SampleWeb {
  return new SampleWeb()
    .on(webFingerUrl(ALICE), jrd(`acct:${ALICE}`, 'social.example', 'alice'))
    .nodeInfo('social.example', software);
}

function actor(members: object = {}): Prepared {
  return {
    body: {
      id: `https://${ACTOR}`,
      type: 'Person',
      preferredUsername: 'alice',
      summary: '',
      url: `https://${PAGE}`,
      attachment: [],
      ...members,
    },
  };
}

function page(body: string): Prepared {
  return { body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

test('the API shows what a profile says of itself', async () => {
  const web = found().api('social.example', 'alice', {
    acct: ALICE,
    bot: true,
    memorial: true,
    suspended: true,
    note: `<p>${LINK}</p>`,
    fields: [{ name: 'X', value: '@alice2', verified_at: null }],
    moved: null,
  });
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual(lookup?.profile, {
    url: `https://${PAGE}`,
    twitter: ['alice2', 'alice'],
    bot: true,
    memorial: true,
    suspended: true,
  });
  web.expectAllAsked();
});

/** What the API may answer instead of the profile. */
const CLOSED: readonly (readonly [string, Prepared])[] = [
  ['401', { status: 401, body: { error: 'This method requires an authenticated user' } }],
  ['403', { status: 403, body: {} }],
  ['404', { status: 404, body: { error: 'Record not found' } }],
  ['422', { status: 422, body: {} }],
  ['429', { status: 429, body: { error: 'Too many requests' } }],
  ['500', { status: 500 }],
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '30' } }],
  ['a page', page('<!DOCTYPE html><div id="app">')],
  ['something else', { body: ['alice'] }],
  ['somebody else', { body: { username: 'bob', note: 'x' } }],
];

for (const [what, prepared] of CLOSED) {
  test(`where the API answers ${what}, the actor is read`, async () => {
    const web = found()
      .on(API, prepared)
      .on(ACTOR, actor({ summary: LINK }));
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual(lookup?.profile?.twitter, ['alice']);
    assert.equal(lookup?.profile?.url, `https://${PAGE}`);
    assert.ok(web.requests.includes(`application/activity+json https://${ACTOR}`));
    web.expectAllAsked();
  });
}

/** Members of an actor, and the accounts they point to. */
const ACTORS: readonly (readonly [object, readonly string[]])[] = [
  [{ attachment: [{ type: 'PropertyValue', name: 'Twitter', value: '@alice' }] }, ['alice']],
  [{ attachment: { type: 'PropertyValue', name: 'site', value: LINK } }, ['alice']],
  [{ attachment: [null, 7, { type: 'Image' }, { type: 'PropertyValue', name: 'x', value: 7 }] }, []],
  [{ url: ['https://a.example/alice', { type: 'Link', href: 'https://x.com/alice' }, null] }, ['alice']],
  [{ summary: null, attachment: null, url: null }, []],
  [{ summary: 7, attachment: 'x', url: {}, movedTo: {}, memorial: 'yes' }, []],
];

for (const [members, accounts] of ACTORS) {
  test(`an actor with ${JSON.stringify(members)}`, async () => {
    const web = found('misskey').on(ACTOR, actor(members));
    const [lookup] = await web.lookUp(ALICE);
    assert.equal(lookup?.status, 'found');
    assert.deepEqual(lookup?.profile?.twitter, accounts);
    web.expectAllAsked();
  });
}

test('an actor says what it is', async () => {
  const web = found('misskey').on(ACTOR, actor({ type: 'Service', memorial: true, suspended: true }));
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual(lookup?.profile, {
    url: `https://${PAGE}`,
    twitter: [],
    bot: true,
    memorial: true,
    suspended: true,
  });
});

test('the profile of somebody else is not taken for theirs', async () => {
  const web = found('misskey').on(ACTOR, actor({ preferredUsername: 'bob', summary: LINK }));
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual([lookup?.status, lookup?.profile], ['found', null]);
  web.expectAllAsked();
});

test('an actor that is gone for good makes the account gone', async () => {
  const web = found('misskey').on(ACTOR, { status: 410 });
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual([lookup?.status, lookup?.canonical], ['gone', null]);
});

test('a closed API with authorised fetch leaves the page, and there rel=me alone', async () => {
  const web = found()
    .on(API, { status: 401 })
    .on(ACTOR, { status: 401 })
    .on(PAGE, page(`${LINK}<a rel="me" href="https://x.com/Alice">x</a>`));
  const [lookup] = await web.lookUp(ALICE);
  assert.deepEqual(lookup?.profile, {
    url: `https://${PAGE}`,
    twitter: ['alice'],
    bot: false,
    memorial: false,
    suspended: false,
  });
  assert.ok(web.requests.includes(`text/html https://${PAGE}`));
  web.expectAllAsked();
});

/** Pages that cannot be read. */
const UNREADABLE: readonly (readonly [string, Prepared])[] = [
  ['is forbidden', { status: 403 }],
  [
    'is no page',
    { body: '<a rel="me" href="https://x.com/alice">', headers: { 'content-type': 'text/plain' } },
  ],
  ['cannot be reached', { error: new UnreachableError('reset', 'the connection was cut') }],
];

for (const [what, prepared] of UNREADABLE) {
  test(`where the page ${what} too, the account is found without a profile`, async () => {
    const web = found().on(API, { status: 401 }).on(ACTOR, { status: 403 }).on(PAGE, prepared);
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual(
      [lookup?.status, lookup?.canonical, lookup?.software, lookup?.profile, lookup?.why],
      ['found', ALICE, 'mastodon', null, null],
    );
    web.expectAllAsked();
  });
}

/** NodeInfo that tells nothing; the account is found all the same. */
const NO_SOFTWARE: readonly (readonly [string, Prepared])[] = [
  ['is missing', { status: 404 }],
  ['is limited', { status: 429 }],
  ['has a fault', { status: 502 }],
  ['is a page', page('<!doctype html>')],
  ['cannot be reached', { error: new UnreachableError('tls', 'x') }],
  ['has no links', { body: {} }],
  [
    'has another schema',
    { body: { links: [{ rel: 'https://other.example/2.0', href: 'https://a.example/' }] } },
  ],
  [
    'lies over plain HTTP',
    {
      body: {
        links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'http://social.example/n' }],
      },
    },
  ],
];

for (const [what, prepared] of NO_SOFTWARE) {
  test(`where NodeInfo ${what}, the software is not known`, async () => {
    const web = new SampleWeb()
      .on(webFingerUrl(ALICE), jrd(`acct:${ALICE}`, 'social.example', 'alice'))
      .on('social.example/.well-known/nodeinfo', prepared)
      .api('social.example', 'alice');
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual([lookup?.status, lookup?.software], ['found', null]);
    web.expectAllAsked();
  });
}

test('NodeInfo is asked once a host, in its newest version, and may lie on another host', async () => {
  const schema = 'http://nodeinfo.diaspora.software/ns/schema/';
  const web = new SampleWeb()
    .on('social.example/.well-known/nodeinfo', {
      body: {
        links: [
          { rel: `${schema}2.0`, href: 'https://social.example/nodeinfo/2.0' },
          { rel: `${schema}2.1`, href: 'https://info.example/2.1' },
        ],
      },
    })
    .on('info.example/2.1', { body: { software: { name: 'GoToSocial' }, protocols: ['activitypub'] } });
  for (const user of ['alice', 'bob', 'carol']) {
    web
      .on(webFingerUrl(`${user}@social.example`), jrd(null, 'social.example', user))
      .api('social.example', user);
  }
  const lookups = await web.lookUp(ALICE, 'bob@social.example', 'carol@social.example');
  assert.deepEqual(
    lookups.map(({ software }) => software),
    ['gotosocial', 'gotosocial', 'gotosocial'],
  );
  web.expectAllAsked();
});

test('an API that is closed to strangers is not asked again', async () => {
  const web = found()
    .on(API, { status: 401 })
    .on(ACTOR, actor())
    .on(webFingerUrl('bob@social.example'), { ...jrd(null, 'social.example', 'bob'), latency: 1000 })
    .on('social.example/users/bob', actor({ preferredUsername: 'bob' }));
  const lookups = await web.lookUp(ALICE, 'bob@social.example');
  assert.deepEqual(
    lookups.map(({ status, profile }) => [status, profile === null]),
    [
      ['found', false],
      ['found', false],
    ],
  );
  web.expectAllAsked();
});

test('a bare address is looked up where its host is a fediverse server', async () => {
  const web = new SampleWeb().mastodon(ALICE);
  const { lookups } = await lookUp(web, web.clock, [`?${ALICE}`]);
  assert.equal(lookups[0]?.status, 'found');
  assert.match(web.requests[0] ?? '', /nodeinfo/);
  web.expectAllAsked();
});

const NO_SERVER: readonly (readonly [string, (web: SampleWeb) => SampleWeb])[] = [
  ['without NodeInfo', web => web.on('mail.example/.well-known/nodeinfo', { status: 404 })],
  ['of another protocol', web => web.nodeInfo('mail.example', 'diaspora', ['diaspora'])],
  ['of NodeInfo 1', web => web.nodeInfo('mail.example', 'diaspora', { inbound: ['diaspora'], outbound: [] })],
  [
    'that is not there',
    web => web.on('mail.example/.well-known/nodeinfo', { error: new UnreachableError('connect', 'refused') }),
  ],
];

for (const [what, prepare] of NO_SERVER) {
  test(`a bare address on a host ${what} is unknown, and nobody is asked about the person`, async () => {
    const web = prepare(new SampleWeb());
    const { lookups } = await lookUp(web, web.clock, ['?alice@mail.example', '?bob@mail.example']);
    for (const lookup of lookups) {
      assert.deepEqual([lookup.status, lookup.why], ['unknown', 'its host is no fediverse server']);
    }
    assert.equal(lookups.length, 2);
    web.expectAllAsked();
  });
}
