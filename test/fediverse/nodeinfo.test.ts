import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnreachableError } from '../../src/http/errors.ts';
import type { Prepared } from '../support/memory-web.ts';
import { jrd, lookUp, SampleWeb, webFingerUrl } from './sample.ts';

const ALICE = 'alice@social.example';

/** NodeInfo that tells nothing; the account is found all the same. */
const NO_SOFTWARE: readonly (readonly [string, Prepared])[] = [
  ['is missing', { status: 404 }],
  ['is limited', { status: 429 }],
  ['has a fault', { status: 502 }],
  ['is a page', { body: '<!doctype html>' }],
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
      assert.deepEqual(
        [lookup.status, lookup.why, 'bare' in lookup],
        ['unknown', 'its host does not answer as a fediverse server', true],
      );
    }
    assert.equal(lookups.length, 2);
    web.expectAllAsked();
  });
}

test('NodeInfo that is limited is not asked again before the limit ends', async () => {
  const web = new SampleWeb().on('social.example/.well-known/nodeinfo', { status: 429 });
  const users = ['alice', 'bob', 'carol', 'dave'];
  for (const user of users) {
    web
      .on(webFingerUrl(`${user}@social.example`), { ...jrd(null, 'social.example', user), latency: 100 })
      .api('social.example', user);
  }
  const lookups = await web.lookUp(...users.map(user => `${user}@social.example` as const));
  assert.equal(lookups.length, 4);
  web.expectAllAsked();
});
