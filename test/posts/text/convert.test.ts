import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { convertText } from '../../../src/posts/text/convert.ts';
import { retweetText } from '../../../src/posts/text/retweet.ts';
import { textOf } from '../../../src/posts/text-of.ts';
import { type Case, optionsOf, tweetOf } from '../corpus/corpus.ts';
import { pingedBy } from './pings.ts';

const NASTY = [
  ...['@bob', '@Carol_1', '＠bob', '@a@b.example', '@', '@@', '@-x', '@.x', '@_', '@あ', '@\u200bbob', '@́x'],
  ...[
    'me@mail.example',
    'x_@mail.example',
    'é@bob',
    'f@ck@bob',
    '1@2@3@4',
    'ſ@bob',
    'K@bob',
    '@bob.',
    '@bob:',
  ],
  ...[
    'http://x.example/@u',
    'x.example/@u',
    'https://x.example/?q=@u',
    'https://x.example/a*/@u',
    'https://',
  ],
  ...[
    'https://t.co/aaaaaaaaaa',
    'https://t.co/mmmmmmmmmm',
    'https://t.co/zz',
    'http://日本.example/@x',
    'HTTP://u@h',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&gt;',
    '&',
    '#tag',
    '＃',
    '#',
    '/',
    '=',
    '.',
    '-',
    '_',
    ' ',
    '  ',
    '\n',
    '\u3000',
    '…',
  ],
  ...[
    'é',
    'あ',
    '😀',
    '👩‍👧',
    '🇪🇺',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u202e',
    '(',
    ')',
    ':',
    "'",
    'RT ',
    'w/',
    'a',
    '7',
    '\ud83d',
    '\udc00',
  ],
];

const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map(parts => parts.join(''));
const expanded = fc.oneof(
  text.map(path => `https://h.example/${path}`),
  fc.constantFrom(null, '', 'no url', 'https://twitter.com/olive/status/9001', 'https://x.com/bob/status/5'),
  text,
);
const indices = fc.tuple(fc.nat(40), fc.nat(60));
const links = fc.array(
  fc.tuple(fc.constantFrom('https://t.co/aaaaaaaaaa', 'http://x.example/@u', '@bob', ''), expanded),
  { maxLength: 3 },
);

const tweets: fc.Arbitrary<Omit<Case, 'is' | 'about'>> = fc.record(
  {
    text,
    urls: links,
    indices: fc.array(indices, { maxLength: 3 }),
    mentions: fc.array(
      fc.constantFrom<readonly [string, string | null]>(['bob', '11'], ['Carol_1', null], ['olive', '7']),
      {
        maxLength: 3,
      },
    ),
    media: fc.array(fc.constant('https://t.co/mmmmmmmmmm'), { maxLength: 2 }),
    reply: fc.constantFrom<'self' | 'other'>('self', 'other'),
    note: fc.record({ text, urls: links, mentions: fc.subarray(['bob', 'Carol_1']) }),
    mention: fc.constantFrom<'name' | 'link' | 'matched'>('name', 'link', 'matched'),
    hashtags: fc.boolean(),
  },
  { requiredKeys: ['text'] },
);

describe('convertText', () => {
  it('pings nobody but those that were matched, and wherever it is cut between its pieces', () => {
    fc.assert(
      fc.property(tweets, each => {
        const { pieces } = convertText(tweetOf(each), optionsOf(each));
        const allowed = pieces.some(({ kind }) => kind === 'mention') ? 'bob@social.example' : null;
        for (let i = 0; i <= pieces.length; i += 1) {
          const others = pingedBy(textOf(pieces.slice(i))).filter(name => name !== allowed);
          assert.deepEqual(others, [], JSON.stringify(textOf(pieces)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves no text that would ping, wherever it is cut', () => {
    fc.assert(
      fc.property(tweets, each => {
        const { pieces } = convertText(tweetOf(each), optionsOf(each));
        for (const piece of pieces) {
          if (piece.kind === 'text') assert.doesNotMatch(piece.text, /@[\p{L}\p{M}\p{N}_.-]/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('makes retweets that ping nobody at all', () => {
    fc.assert(
      fc.property(tweets, fc.oneof(fc.constant('bob'), text), text, (each, author, original) => {
        const retweet: Omit<Case, 'is' | 'about'> = {
          ...each,
          text: `RT @bob: ${each.text}`,
          retweeted: ['5', author, original],
        };
        const { pieces } = retweetText(tweetOf(retweet), optionsOf(retweet));
        assert.deepEqual(pingedBy(textOf(pieces)), []);
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no word, whatever the entities say', () => {
    const words = fc.array(
      fc.constantFrom('eins', 'zwei 😀', 'три', '四', '&amp;', 'https://t.co/aaaaaaaaaa'),
    );
    fc.assert(
      fc.property(words, fc.array(indices, { maxLength: 3 }), fc.boolean(), (parts, wrong, known) => {
        const each = {
          text: parts.join(' '),
          urls: wrong.map((_, i) => [
            i === 0 ? 'https://t.co/aaaaaaaaaa' : 'zwei',
            known ? null : 'https://a.example/',
          ]),
          indices: wrong,
        } as const;
        const url = known || wrong.length === 0 ? 'https://t.co/aaaaaaaaaa' : 'https://a.example/';
        const tweet = tweetOf({
          ...each,
          urls: each.urls.map(([from, to]) => [from ?? '', to ?? null] as const),
        });
        const written = parts.map(part => (part === '&amp;' ? '&' : part.startsWith('http') ? url : part));
        const spaces = (is: string) =>
          is.replaceAll('https://a.example/ 😀', 'zwei 😀').replaceAll(/\s+/g, ' ');
        assert.equal(spaces(textOf(convertText(tweet, optionsOf({})).pieces)), spaces(written.join(' ')));
      }),
    );
  });
});

describe('pingedBy', () => {
  it('sees what servers see', () => {
    assert.deepEqual(pingedBy('＠bob, me@mail.example, https://x.example/@u'), []);
    for (const live of [
      '@bob',
      'hi @bob',
      '.@bob',
      '(@bob',
      '😀@bob',
      '@bob@b.example',
      'w/@bob',
      'あ@bob',
    ]) {
      assert.notDeepEqual(pingedBy(live), [], live);
    }
  });
});
