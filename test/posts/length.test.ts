import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fits, graphemesOf, lengthOf } from '../../src/posts/length.ts';
import { textOf } from '../../src/posts/text-of.ts';
import type { Piece } from '../../src/posts/types.ts';
import { lengthOf as countedByServer } from '../support/fediverse/length.ts';
import { postingOf } from '../support/fediverse/posting.ts';
import { GOTOSOCIAL, MASTODON, plain } from './limits.ts';

function url(text: string): Piece {
  return { kind: 'url', url: text };
}

const MENTION: Piece = { kind: 'mention', address: 'alice@mastodon.example' };

test('a text counts its grapheme clusters on Mastodon, its code points on GoToSocial', () => {
  const rows: [string, number, number][] = [
    ['', 0, 0],
    ['abc', 3, 3],
    ['a\nb', 3, 3],
    ['👨‍👩‍👧‍👦', 1, 7],
    ['🇩🇪🇫🇷', 2, 4],
    ['e\u0301', 1, 2],
    ['日本語', 3, 3],
    ['\r\n', 1, 2],
    // Ruby before 4.0 counts the parts of a conjunct, which ICU takes as one.
    ['क्षत्रिय', 5, 8],
    ['𝒳', 1, 1],
    ['ab\u0301c é', 5, 6],
    ['1\ufe0f\u20e32', 2, 4],
  ];
  for (const [text, graphemes, points] of rows) {
    assert.equal(lengthOf([plain(text)], null, MASTODON), graphemes, text);
    assert.equal(lengthOf([plain(text)], null, GOTOSOCIAL), points, text);
  }
});

test('the content warning counts too', () => {
  assert.equal(lengthOf([plain('abc')], 'über', MASTODON), 7);
});

test('a URL counts 23 on Mastodon however long it is, and in full elsewhere', () => {
  for (const text of [
    'https://a.example',
    'http://a.example:8080/',
    `https://a.example/${'x'.repeat(300)}`,
    'https://en.wikipedia.example/wiki/Oxpecker_(bird)',
    'https://a.example/path?query=1&other=[2]#part',
    'https://a.example?q=ü',
    'https://bücher.example/ä',
    'https://xn--bcher-kva.xn--p1ai/',
  ]) {
    assert.equal(lengthOf([url(text)], null, MASTODON), 23, text);
    assert.equal(lengthOf([url(text)], null, GOTOSOCIAL), text.length, text);
  }
});

test('what Mastodon does not see as part of a URL counts as it stands', () => {
  const rows: [string, number][] = [
    ['https://a.example/path)', 24],
    ['https://a.example/a|b|', 24],
    ['https://a.example/a<b>c', 27],
    ['https://a.example/?', 24],
    ['https://a.example/?q="x"', 26],
  ];
  for (const [text, length] of rows) assert.equal(lengthOf([url(text)], null, MASTODON), length, text);
});

test('a URL that Mastodon may not see counts in full, and never less than 23', () => {
  for (const text of [
    'http://localhost/a',
    'https://user:secret@a.example/a/long/path',
    'http://192.0.2.7/some/long/path/on/it',
  ]) {
    assert.equal(lengthOf([url(text)], null, MASTODON), Math.max(23, text.length), text);
  }
  const long = `https://a.example/${'x'.repeat(50)}`;
  assert.equal(lengthOf([plain('see'), url(long)], null, MASTODON), 3 + long.length);
  assert.equal(lengthOf([plain('(見'), url(long)], null, MASTODON), 2 + 23);
  const host = 'https://a-rather-long-name.of.a.server.example';
  assert.equal(lengthOf([url(host), plain('and more')], null, MASTODON), host.length + 8);
  assert.equal(lengthOf([url(host), plain(', more')], null, MASTODON), 23 + 6);
});

test('a mention counts without its host only where the server takes it as one', () => {
  assert.equal(lengthOf([MENTION], null, MASTODON), '@alice'.length);
  assert.equal(lengthOf([MENTION], null, GOTOSOCIAL), '@alice@mastodon.example'.length);
  assert.equal(lengthOf([plain('a'), MENTION], null, MASTODON), 1 + '@alice@mastodon.example'.length);
  assert.equal(
    lengthOf([{ kind: 'mention', address: 'é@mastodon.example' }], null, MASTODON),
    '@é@mastodon.example'.length,
  );
});

test('a link to a post to be takes the room its URL may need', () => {
  const link: Piece = { kind: 'own-link', tweetId: '1', url: 'https://twitter.com/me/status/1' };
  assert.equal(lengthOf([link], null, MASTODON), 23);
  assert.equal(lengthOf([link], null, GOTOSOCIAL), 200);
  const long: Piece = { ...link, url: `https://twitter.com/${'x'.repeat(300)}` };
  assert.equal(lengthOf([long], null, GOTOSOCIAL), 320);
});

test('a post fits up to its last character', () => {
  assert.ok(fits([plain('é'.repeat(500))], null, MASTODON));
  assert.ok(!fits([plain('é'.repeat(501))], null, MASTODON));
  assert.ok(fits([plain('e\u0301'.repeat(500))], null, MASTODON));
  assert.ok(!fits([plain('x'.repeat(499))], 'ab', MASTODON));
  assert.ok(
    fits([plain('x'.repeat(477)), url(`https://a.example/${'x'.repeat(99)}`)], null, MASTODON) === false,
  );
  assert.ok(fits([plain(`${'x'.repeat(476)} `), url(`https://a.example/${'x'.repeat(99)}`)], null, MASTODON));
});

test('clusters are those of the segmenter', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const words = [
    'a',
    '1',
    ' ',
    '\n',
    '\r',
    '\r\n',
    'é',
    '\u0301',
    '\u200d',
    '👩',
    '👍🏽',
    '\ufe0f',
    '\u20e3',
    '🇩',
    'क',
    '्',
    '한',
    'ᄒ',
    'ᅡ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words)), list => {
      const text = list.join('');
      assert.deepEqual(
        graphemesOf(text),
        Array.from(segmenter.segment(text), ({ segment }) => segment),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a length is never less than what a server counts in the text', () => {
  const server = postingOf({ name: 'mastodon', version: '4.5.0' });
  const url = fc
    .tuple(
      fc.constantFrom('https://a.example/', 'http://b.example', 'https://c.example/?q='),
      fc.stringMatching(/^[a-z0-9/_-]*$/),
    )
    .map(([base, tail]): Piece => ({ kind: 'url', url: base + tail }));
  const text = fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', 'see', '👍🏽', 'क्', 'ष', '🇩'))
    .map(plain);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, url, fc.constant(MENTION))),
      fc.option(fc.string({ unit: 'grapheme' }), { nil: null }),
      fc.constantFrom(MASTODON, GOTOSOCIAL, { ...MASTODON, urlCharacters: null }),
      (pieces, spoiler, limits) => {
        const counted = countedByServer(textOf(pieces), spoiler ?? '', { ...server, ...limits });
        assert.ok(counted <= lengthOf(pieces, spoiler, limits));
      },
    ),
    { numRuns: 2000 },
  );
});
