import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lengthOf } from '../../src/posts/length.ts';
import { splitPieces } from '../../src/posts/split.ts';
import { textOf } from '../../src/posts/text-of.ts';
import type { Piece, PostLimits } from '../../src/posts/types.ts';
import { GOTOSOCIAL, MASTODON } from './limits.ts';

const WORDS = [
  'word',
  'Sentence.',
  'ok?',
  '(a',
  'b)',
  '…',
  '&',
  '日本語を話します。',
  'ภาษาไทยง่ายมาก',
  'क्षत्रिय',
  'שלום',
  'e\u0301\u0323',
  '👨‍👩‍👧‍👦',
  '🇩🇪🇫🇷🇪',
  'me@mail.example',
  'c#',
  '#\u2060tag',
  '#',
  'a@@b@c',
  '３１',
  'x'.repeat(40),
  '\u202e',
  '\u200b',
  '\r\n',
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WORDS, ' ', ' ', ' ', '\n', '\n\n', '\u3000'),
      fc.string({ unit: 'grapheme', maxLength: 9 }),
    ),
    {
      maxLength: 30,
    },
  )
  .map(words => words.join(''));

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: text.map(each => ({ kind: 'text' as const, text: each })) },
  fc
    .tuple(
      fc.constantFrom('https://a.example', 'http://localhost/', 'https://a.example/(b'),
      fc.string({ unit: 'grapheme-ascii' }),
    )
    .map(([base, tail]) => ({ kind: 'url' as const, url: `${base}/${tail.replaceAll(/\s/g, '')}` })),
  fc.constantFrom<Piece>(
    { kind: 'name', text: '＠somebody' },
    { kind: 'mention', address: 'alice@mastodon.example' },
    { kind: 'hashtag', text: '#étiquette' },
    { kind: 'own-link', tweetId: '1', url: 'https://twitter.com/me/status/1' },
  ),
);

const pieces = fc.array(piece, { maxLength: 12 });
const line = fc.option(fc.constantFrom('12 March 2009', '📅 ٢٠٠٩', 'x'.repeat(30)), { nil: null });
const around = fc.record({
  header: line,
  footer: line,
  spoiler: line,
  atLeast: fc.integer({ min: 1, max: 4 }),
});
const limits: fc.Arbitrary<PostLimits> = fc
  .tuple(fc.constantFrom(MASTODON, GOTOSOCIAL), fc.integer({ min: 1, max: 600 }))
  .map(([server, maxCharacters]) => ({ ...server, maxCharacters }));

const LINKS = new Set(['url', 'own-link']);
const NUMBER = /^ ?\(\d+\/\d+\)$/;

function bare(value: string): string {
  return value.replaceAll(/\s+/gu, '');
}

test('no part exceeds the limit, none is empty, and together they are the text', () => {
  fc.assert(
    fc.property(pieces, limits, around, (all, server, surroundings) => {
      const split = splitPieces(all, server, surroundings);
      if (split === null) return;
      const { header, footer, spoiler, atLeast } = surroundings;
      assert.ok(split.length >= atLeast);
      for (const part of split) {
        assert.ok(lengthOf(part, spoiler, server) <= server.maxCharacters);
        if (split.length > 1) assert.ok(part.length > 0);
      }
      const inner = split.map((part, at) => {
        const begun = at === 0 && header !== null ? part.slice(1) : part;
        return at === split.length - 1 && footer !== null ? begun.slice(0, -1) : begun;
      });
      const texts = inner.map((part, at) => {
        const last = part.at(-1);
        if (split.length === 1) return part;
        assert.ok(last?.kind === 'text' && NUMBER.test(last.text), textOf(part));
        assert.equal(last.text.trim(), `(${at + 1}/${split.length})`);
        return part.slice(0, -1);
      });
      assert.equal(bare(texts.map(part => textOf(part)).join('')), bare(textOf(all)));
      if (header !== null) assert.ok(textOf(split[0] ?? []).startsWith(header));
      if (footer !== null) assert.ok(textOf(split.at(-1) ?? []).endsWith(footer));
    }),
    { numRuns: 2000 },
  );
});

test('what is no text stays whole, unless it is a URL longer than a post', () => {
  fc.assert(
    fc.property(pieces, limits, around, (all, server, surroundings) => {
      const whole = (list: readonly Piece[]) =>
        list.filter(({ kind }) => kind !== 'text' && (!LINKS.has(kind) || server.maxCharacters >= 300));
      const split = splitPieces(all, server, surroundings);
      if (split !== null) assert.deepEqual(whole(split.flat()), whole(all));
    }),
    { numRuns: 1000 },
  );
});

test('a server with room for one piece takes every text', () => {
  fc.assert(
    fc.property(pieces, around, fc.integer({ min: 300, max: 600 }), (all, surroundings, maxCharacters) => {
      assert.notEqual(splitPieces(all, { ...GOTOSOCIAL, maxCharacters }, surroundings), null);
    }),
    { numRuns: 500 },
  );
});

test('no part begins with a sign that stood inside a word', () => {
  const joined = (list: readonly Piece[]) => textOf(list);
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 80 }), (value, maxCharacters) => {
      const split = splitPieces(
        [{ kind: 'text', text: value }],
        { ...GOTOSOCIAL, maxCharacters },
        {
          header: null,
          footer: null,
          spoiler: null,
          atLeast: 1,
        },
      );
      for (const part of (split ?? []).slice(1)) {
        const sign = /^[@#＃]/.exec(joined(part));
        if (sign) assert.match(value, new RegExp(`\\s${sign[0]}`, 'u'));
      }
    }),
    { numRuns: 1000 },
  );
});
