import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GuardError, UnreachableError } from '../../../src/http/errors.ts';
import { lookUp } from '../../fediverse/sample.ts';
import { AnyWeb } from '../../support/any-web.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { answers } from '../inputs/answers.ts';
import { expectSentence } from '../sentences.ts';
import { target } from '../target.ts';

const NAMES = [
  ...[
    'subject',
    'links',
    'rel',
    'type',
    'href',
    'template',
    'software',
    'name',
    'protocols',
    'username',
    'acct',
  ],
  ...[
    'note',
    'fields',
    'value',
    'moved',
    'preferredUsername',
    'summary',
    'attachment',
    'url',
    'movedTo',
    'bot',
  ],
  ...['suspended', 'memorial', '__proto__'],
];
const WORDS = [
  ...[
    'acct:ann@a.example',
    'acct:ann@b.example',
    'ACCT:Ann@A.example',
    'self',
    'lrdd',
    'me',
    'PropertyValue',
  ],
  ...['application/activity+json', 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'],
  ...[
    'http://webfinger.net/rel/profile-page',
    'http://nodeinfo.diaspora.software/ns/schema/2.0',
    'activitypub',
  ],
  ...[
    'https://a.example/users/ann',
    'https://b.example/x?resource={uri}',
    'https://[::1]/',
    'http://127.1/',
    'ann',
  ],
  ...[
    'mastodon',
    'constructor',
    '<a href="https://twitter.com/ann">',
    'javascript:1',
    'https://a:b@c.example:0/',
  ],
];
const failure = fc.constantFrom(
  new UnreachableError('reset', 'the connection was cut'),
  new UnreachableError('offline', 'this machine has no connection to the internet'),
  new GuardError('its URL is not https'),
);
const outcomes = fc.array(fc.oneof({ weight: 8, arbitrary: answers(NAMES, WORDS) }, failure), {
  minLength: 1,
  maxLength: 12,
});

/** WebFinger, host-meta, NodeInfo, actors, accounts and profile pages of any host. */
export const LOOKUPS = target(outcomes, async prepared => {
  const addresses = ['ann@a.example', '?ann@b.example', 'x@a.example'];
  const { lookups, left } = await lookUp(new AnyWeb(prepared), new VirtualClock(), addresses);
  assert.equal(lookups.length + left.postponed.length, addresses.length);
  for (const { status, canonical, why } of lookups) {
    assert.match(status, /^(?:found|moved|gone|unknown|unreachable|refused)$/);
    assert.equal(canonical === null, why !== null);
    assert.equal(status === 'found' || status === 'moved', canonical !== null);
    if (why !== null) expectSentence(why);
  }
});
