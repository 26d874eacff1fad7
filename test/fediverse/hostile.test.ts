import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backLinks } from '../../src/fediverse/back-links.ts';
import { pieces } from '../../src/fediverse/html.ts';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import { AnyWeb } from '../support/any-web.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { lookUp } from './sample.ts';

const SEED = { seed: 20_221_105, numRuns: 300 };

/** JSON that is often nearly right: the names and values that the code looks for, in any place. */
const words = fc.constantFrom(
  'acct:alice@a.example',
  'acct:alice@b.example',
  'self',
  'lrdd',
  'me',
  'application/activity+json',
  'https://a.example/users/alice',
  'https://b.example/x?resource={uri}',
  'http://nodeinfo.diaspora.software/ns/schema/2.0',
  '<a href="https://twitter.com/alice"',
  'mailto:a',
  'alice',
  'bob@b.example',
);
const names = fc.constantFrom(
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
    'note',
  ],
  ...[
    'fields',
    'value',
    'moved',
    'acct',
    'preferredUsername',
    'summary',
    'attachment',
    'url',
    'movedTo',
    'suspended',
  ],
);
const { json } = fc.letrec(tie => ({
  json: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(names, tie('json'), { maxKeys: 6 }),
  ),
}));

const body = fc.oneof(
  { weight: 5, arbitrary: json.map(value => Buffer.from(JSON.stringify(value) ?? '')) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }).map(text => Buffer.from(`<html>${text}`)) },
);
const answer = fc.record({
  status: fc.oneof({ weight: 4, arbitrary: fc.constant(200) }, fc.integer({ min: 100, max: 599 })),
  headers: fc.dictionary(
    fc.constantFrom('content-type', 'retry-after', 'date', 'x-ratelimit-remaining', 'x-ratelimit-reset'),
    fc.oneof(fc.constant('text/html'), fc.constant('5'), fc.string()),
  ),
  body,
  cut: fc.boolean(),
});
const failure = fc.constantFrom(
  new UnreachableError('reset', 'the connection was cut'),
  new GuardError('its URL is not https'),
);

test('whatever hosts answer becomes one of the six statuses', async () => {
  const outcomes = fc.array(fc.oneof({ weight: 6, arbitrary: answer }, failure), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(outcomes, async prepared => {
      const clock = new VirtualClock();
      const addresses = ['alice@a.example', '?alice@b.example', 'x@a.example'];
      const { lookups } = await lookUp(new AnyWeb(prepared), clock, addresses);
      assert.equal(lookups.length, 3);
      for (const { status, canonical, why } of lookups) {
        assert.match(status, /^(?:found|moved|gone|unknown|unreachable|refused)$/);
        assert.equal(status === 'found' || status === 'moved', canonical !== null);
        assert.equal(canonical === null, why !== null);
      }
    }),
    SEED,
  );
});

test('any text is taken apart without an error', () => {
  const html = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '/',
        '<a ',
        '<!--',
        '-->',
        '</',
        '<script>',
        '&#',
        'href',
        ' ',
      ),
    ),
  );
  fc.assert(
    fc.property(html, parts => {
      const text = parts.join('');
      for (const piece of pieces(text)) assert.ok('text' in piece || 'start' in piece || 'end' in piece);
      backLinks({ bio: text, fields: [{ name: text, value: text }], links: [text] });
    }),
    SEED,
  );
});

/** Texts that make careless parsers slow: a megabyte of each has to be done in moments. */
for (const part of [
  '<a ',
  '<a "',
  "<a b='",
  '<',
  '<!--',
  '</a',
  '<script>',
  '<a b=c ',
  ' ',
  '&',
  'twitter.com/',
  'a.x.com',
]) {
  test(`a megabyte of ${JSON.stringify(part)} is read in time`, { timeout: 60_000 }, () => {
    const bio = part.repeat(Math.ceil(1_000_000 / part.length));
    backLinks({ bio: `<a href="https://x.com/me">${bio}`, fields: [], links: [] });
    backLinks({ bio: `x.com/me ${bio}`, fields: [], links: [] });
  });
}
