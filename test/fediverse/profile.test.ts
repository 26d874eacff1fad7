import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnreachableError } from '../../src/http/errors.ts';
import type { Prepared } from '../support/memory-web.ts';
import { jrd, SampleWeb, webFingerUrl } from './sample.ts';

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

test('an actor that comes with a fault of its host is no closed one: nothing is known of the profile', async () => {
  const web = found('misskey').on(ACTOR, { status: 503, body: '<h1>Back soon</h1>' });
  const [lookup] = await web.lookUp(ALICE);
  assert.equal(lookup?.status, 'found');
  assert.equal(lookup?.profile, null);
  web.expectAllAsked();
});

test('nor is a page that comes with one', async () => {
  const web = found('misskey').on(ACTOR, { status: 401 }).on(PAGE, { status: 500 });
  const [lookup] = await web.lookUp(ALICE);
  assert.equal(lookup?.profile, null);
  web.expectAllAsked();
});

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
