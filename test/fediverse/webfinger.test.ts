import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import type { Prepared } from '../support/memory-web.ts';
import { jrd, SampleWeb, webFingerUrl } from './sample.ts';

const ALICE = 'alice@social.example';
const ACTIVITY_LD = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

function links(...list: object[]): Prepared {
  return { body: { subject: `acct:${ALICE}`, links: list } };
}

/** What is not somebody: WebFinger's answer, the status, and what the reason says. */
const NOBODY: readonly (readonly [string, Prepared, string, RegExp])[] = [
  ['400', { status: 400 }, 'unknown', /does not know/],
  ['405', { status: 405 }, 'unknown', /no WebFinger/],
  ['410', { status: 410 }, 'gone', /gone for good/],
  ['401', { status: 401 }, 'refused', /refuses to say/],
  ['403', { status: 403 }, 'refused', /refuses to say/],
  ['451', { status: 451 }, 'refused', /refuses to say/],
  ['500', { status: 500 }, 'unreachable', /HTTP 500/],
  ['503 without Retry-After', { status: 503 }, 'unreachable', /HTTP 503/],
  ['520', { status: 520 }, 'unreachable', /HTTP 520/],
  ['a redirect to nowhere', { status: 301 }, 'unknown', /HTTP 301/],
  ['a web page', { body: '<!DOCTYPE html><title>Welcome</title>' }, 'unknown', /something else/],
  ['nothing', { body: '' }, 'unknown', /something else/],
  ['an array', { body: [] }, 'unknown', /something else/],
  ['a string', { body: '"hello"' }, 'unknown', /something else/],
  ['invalid UTF-8', { body: new Uint8Array([0xff, 0xfe, 0x00]) }, 'unknown', /something else/],
  ['a cut body', { body: '{"subject":"', cut: true }, 'unreachable', /too long/],
  ['no links', { body: { subject: `acct:${ALICE}` } }, 'unknown', /not as a fediverse account/],
  ['links that are none', { body: { links: 'https://social.example' } }, 'unknown', /not as a fediverse/],
  [
    'a self link of another type',
    links({ rel: 'self', type: 'text/html', href: 'https://a.example/a' }),
    'unknown',
    /not as/,
  ],
  [
    'linked data of another profile',
    links({
      rel: 'self',
      type: 'application/ld+json; profile="https://other.example/ns"',
      href: 'https://a.example/a',
    }),
    'unknown',
    /not as/,
  ],
  [
    'a self link over plain HTTP',
    links({ rel: 'self', type: 'application/activity+json', href: 'http://social.example/users/alice' }),
    'unknown',
    /not as/,
  ],
  [
    'a self link that is no URL',
    links({ rel: 'self', type: 'application/activity+json', href: 'mailto:alice' }),
    'unknown',
    /not as/,
  ],
  ['the guard', { error: new GuardError('its name leads to 10.0.0.1') }, 'refused', /10\.0\.0\.1/],
  ['no host', { error: new UnreachableError('dns', 'the name does not exist') }, 'unreachable', /not exist/],
  [
    'no certificate',
    { error: new UnreachableError('tls', 'its certificate has expired') },
    'unreachable',
    /expired/,
  ],
];

for (const [what, prepared, status, why] of NOBODY) {
  test(`WebFinger that answers ${what} makes it ${status}`, async () => {
    const web = new SampleWeb().on(webFingerUrl(ALICE), prepared);
    const [lookup] = await web.lookUp(ALICE);
    assert.equal(lookup?.status, status);
    assert.match(lookup?.why ?? '', why);
    assert.equal(lookup?.canonical, null);
    web.expectAllAsked();
  });
}

/** Usable answers that are not as Mastodon writes them. */
const SOMEBODY: readonly (readonly [string, Prepared])[] = [
  ['linked data', links({ rel: 'self', type: ACTIVITY_LD, href: 'https://social.example/users/alice' })],
  [
    'an upper-case type with a charset',
    links({
      rel: 'self',
      type: 'Application/Activity+JSON; charset=utf-8',
      href: 'https://social.example/users/alice',
    }),
  ],
  [
    'malformed links beside the good one',
    {
      body: {
        subject: `acct:${ALICE}`,
        links: [
          null,
          'self',
          { href: 'https://social.example/a' },
          { rel: 'self', type: 7, href: 'https://social.example/a' },
          { rel: 'self', type: 'application/activity+json' },
          {
            rel: 'self',
            type: 'application/activity+json',
            href: 'https://social.example/users/alice',
            titles: null,
          },
        ],
        properties: { 'http://x.example/ns': 1 },
      },
    },
  ],
  ['no subject', jrd(null, 'social.example', 'alice')],
  ['a subject that is a URL', jrd('https://social.example/@alice', 'social.example', 'alice')],
  ['a subject that is malformed', jrd('acct:@@', 'social.example', 'alice')],
  [
    'a byte order mark',
    { body: `\ufeff${JSON.stringify(jrd(`acct:${ALICE}`, 'social.example', 'alice').body)}` },
  ],
];

for (const [what, prepared] of SOMEBODY) {
  test(`WebFinger with ${what} is understood`, async () => {
    const web = new SampleWeb()
      .on(webFingerUrl(ALICE), prepared)
      .nodeInfo('social.example', 'mastodon')
      .api('social.example', 'alice');
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual([lookup?.status, lookup?.canonical, lookup?.why], ['found', ALICE, null]);
    web.expectAllAsked();
  });
}

test('WebFinger is asked as RFC 7033 says', async () => {
  const web = new SampleWeb().on(
    'social.example/.well-known/webfinger?resource=acct:a%26b%3Dc@social.example',
    {
      status: 410,
    },
  );
  await web.lookUp('a&b=c@social.example');
  assert.match(web.requests[0] ?? '', /^application\/jrd\+json /);
  web.expectAllAsked();
});

test('the server may spell the name in another case', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl('ALICE@social.example'), jrd('acct:Alice@Social.Example', 'social.example', 'Alice'))
    .nodeInfo('social.example', 'mastodon')
    .api('social.example', 'Alice', { username: 'alice' });
  const [lookup] = await web.lookUp('ALICE@social.example');
  assert.equal(lookup?.canonical, 'Alice@social.example');
  assert.equal(lookup?.address, 'ALICE@social.example');
});

test('a split domain leads to its canonical address, asked for once more', async () => {
  const web = new SampleWeb()
    .on(webFingerUrl('alice@social.example'), jrd('acct:Alice@short.example', 'social.example', 'alice'))
    .on(webFingerUrl('Alice@short.example'), jrd('acct:alice@SHORT.example', 'social.example', 'alice'))
    .nodeInfo('social.example', 'mastodon')
    .api('social.example', 'alice');
  const [lookup] = await web.lookUp('alice@social.example');
  assert.deepEqual([lookup?.status, lookup?.canonical], ['found', 'alice@short.example']);
  web.expectAllAsked();
});

/** A subject elsewhere that its own host does not stand by. */
const UNTRUSTED: readonly (readonly [string, Prepared, string, RegExp])[] = [
  [
    'names another subject',
    jrd('acct:bob@big.example', 'social.example', 'alice'),
    'unknown',
    /says otherwise/,
  ],
  ['names another actor', jrd('acct:alice@big.example', 'big.example', 'alice'), 'unknown', /says otherwise/],
  ['does not know it', { status: 400 }, 'unknown', /calls it alice@big\.example, and big\.example does not/],
  ['says it is gone', { status: 410 }, 'gone', /calls it alice@big\.example/],
  ['cannot be reached', { error: new UnreachableError('timeout', 'no answer') }, 'unreachable', /no answer/],
];

for (const [what, second, status, why] of UNTRUSTED) {
  test(`a subject whose host ${what} is not trusted`, async () => {
    const web = new SampleWeb()
      .on(webFingerUrl(ALICE), jrd('acct:alice@big.example', 'social.example', 'alice'))
      .on(webFingerUrl('alice@big.example'), second);
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual([lookup?.status, lookup?.canonical], [status, null]);
    assert.match(lookup?.why ?? '', why);
    web.expectAllAsked();
  });
}

const HOST_META = 'social.example/.well-known/host-meta';
const TEMPLATE = 'https://web.example/.well-known/webfinger?resource={uri}';
const LEADING: readonly (readonly [string, string | object])[] = [
  [
    'XRD',
    `<?xml version="1.0"?><XRD><Link rel='lrdd' type="application/jrd+json" template="${TEMPLATE}"/></XRD>`,
  ],
  [
    'XRD with a prefix',
    `<x:XRD><x:Link rel="other" template="z"/><x:Link rel="lrdd" template="${TEMPLATE}"/></x:XRD>`,
  ],
  ['JSON', { links: [{ rel: 'lrdd' }, { rel: 'lrdd', template: TEMPLATE }] }],
];

for (const [form, body] of LEADING) {
  test(`after a 404, host-meta as ${form} leads to WebFinger, and is asked once a host`, async () => {
    const web = new SampleWeb()
      .on(webFingerUrl(ALICE), { status: 404 })
      .on(webFingerUrl('bob@social.example'), { status: 404 })
      .on(HOST_META, { body })
      .on(webFingerUrl(ALICE, 'web.example'), jrd(`acct:${ALICE}`, 'web.example', 'alice'))
      .on(webFingerUrl('bob@social.example', 'web.example'), { status: 404 })
      .nodeInfo('web.example', 'mastodon')
      .api('web.example', 'alice');
    const lookups = await web.lookUp(ALICE, 'bob@social.example');
    const statuses = Object.fromEntries(lookups.map(({ address, status }) => [address, status]));
    assert.deepEqual(statuses, { [ALICE]: 'found', 'bob@social.example': 'unknown' });
    web.expectAllAsked();
  });
}

const USELESS: readonly (readonly [string, Prepared])[] = [
  ['is missing', { status: 404 }],
  ['cannot be reached', { error: new UnreachableError('reset', 'cut') }],
  ['has a fault', { status: 500 }],
  [
    'leads over plain HTTP',
    { body: { links: [{ rel: 'lrdd', template: TEMPLATE.replace('https', 'http') }] } },
  ],
  ['leads to no URL', { body: { links: [{ rel: 'lrdd', template: 'mailto:{uri}' }] } }],
  ['leads back', { body: { links: [{ rel: 'lrdd', template: TEMPLATE.replace('web.', 'social.') }] } }],
  ['has no place for the address', { body: { links: [{ rel: 'lrdd', template: 'https://web.example/' }] } }],
  ['is a page', { body: '<!doctype html><p>hello' }],
];

for (const [what, prepared] of USELESS) {
  test(`a 404 stays one where host-meta ${what}`, async () => {
    const web = new SampleWeb().on(webFingerUrl(ALICE), { status: 404 }).on(HOST_META, prepared);
    const [lookup] = await web.lookUp(ALICE);
    assert.deepEqual([lookup?.status, lookup?.why], ['unknown', 'social.example does not know it']);
    web.expectAllAsked();
  });
}
