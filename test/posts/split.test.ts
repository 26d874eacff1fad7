import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Surroundings, splitPieces } from '../../src/posts/split.ts';
import { textOf } from '../../src/posts/text-of.ts';
import type { Piece, PostLimits } from '../../src/posts/types.ts';
import { GOTOSOCIAL, MASTODON, plain } from './limits.ts';

const FAMILY = '👨‍👩‍👧‍👦';

const BARE: Surroundings = { header: null, footer: null, spoiler: null, atLeast: 1 };

function parts(
  text: string | readonly Piece[],
  maxCharacters: number,
  around: Partial<Surroundings> = {},
  limits: PostLimits = MASTODON,
): readonly string[] | null {
  const pieces = typeof text === 'string' ? [plain(text)] : text;
  const split = splitPieces(pieces, { ...limits, maxCharacters }, { ...BARE, ...around });
  return split?.map(part => textOf(part)) ?? null;
}

test('a text that fits is one part without a number, between header and footer', () => {
  assert.deepEqual(parts('  Hello\n', 500), ['Hello']);
  assert.deepEqual(parts('Hello', 500, { header: 'In 2009:' }), ['In 2009:\n\nHello']);
  assert.deepEqual(parts('Hello', 500, { footer: '2009' }), ['Hello\n\n2009']);
  assert.deepEqual(parts('', 500, { footer: '2009' }), ['2009']);
  assert.deepEqual(parts(' \n', 500), ['']);
});

test('a text is cut at sentences, else at words', () => {
  assert.deepEqual(parts('One is here. Two is there. Three is nowhere.', 34), [
    'One is here. Two is there. (1/2)',
    'Three is nowhere. (2/2)',
  ]);
  assert.deepEqual(parts('alpha beta gamma delta', 18), ['alpha beta (1/2)', 'gamma delta (2/2)']);
});

test('a paragraph goes before a sentence where the part is half full by then', () => {
  assert.deepEqual(parts('First one. First two.\n\nSecond one. Second two.', 40), [
    'First one. First two. (1/2)',
    'Second one. Second two. (2/2)',
  ]);
  assert.deepEqual(parts('Tiny.\n\nSecond one goes on. Second two.', 36), [
    'Tiny.\n\nSecond one goes on. (1/2)',
    'Second two. (2/2)',
  ]);
});

test('scripts without spaces are cut between words, never before closing punctuation', () => {
  assert.deepEqual(parts('私は日本語を話します。', 10), [
    '私は (1/4)',
    '日本語を (2/4)',
    '話し (3/4)',
    'ます。 (4/4)',
  ]);
  const thai = parts('ภาษาไทยง่ายมากครับ', 14) ?? [];
  assert.equal(thai[0], 'ภาษาไทย (1/3)');
});

test('a bracket that opens goes with what follows', () => {
  assert.deepEqual(parts('猫である。名前。「まだ無い。」', 14), [
    '猫である。名前。 (1/2)',
    '「まだ無い。」 (2/2)',
  ]);
});

test('a script without spaces is not cut right after a bracket that opens', () => {
  assert.deepEqual(parts('今日は「日本語です」。', 10), ['今日は (1/3)', '「日本語 (2/3)', 'です」。 (3/3)']);
});

test('a word longer than a post is cut between clusters, never within one', () => {
  assert.deepEqual(
    parts(FAMILY.repeat(10), 9),
    [1, 2, 3, 4].map(n => `${FAMILY.repeat(n < 4 ? 3 : 1)} (${n}/4)`),
  );
});

test('no piece but text is cut', () => {
  const tag: Piece = { kind: 'hashtag', text: '#two-words' };
  const name: Piece = { kind: 'name', text: '＠some.body' };
  assert.deepEqual(parts([plain('abc '), tag, plain(' '), name], 18), [
    'abc (1/3)',
    '#two-words (2/3)',
    '＠some.body (3/3)',
  ]);
});

test('a cut makes no mention and no hashtag of the rest', () => {
  for (let limit = 10; limit <= 24; limit += 1) {
    const split = parts('aaaaaa@bbbbbbb ccccc#ddddd', limit, {}, GOTOSOCIAL) ?? [];
    assert.ok(split.length > 1);
    for (const part of split) assert.doesNotMatch(part, /^[@#]/);
  }
});

test('the footer stands on the last part, the header on the first, within the limit', () => {
  assert.deepEqual(parts('alpha beta gamma delta', 22, { footer: '2009' }), [
    'alpha beta gamma (1/2)',
    'delta (2/2)\n\n2009',
  ]);
  assert.deepEqual(parts('alpha beta gamma delta', 22, { header: '2009' }), [
    '2009\n\nalpha beta (1/2)',
    'gamma delta (2/2)',
  ]);
});

test('a text takes along a word where the footer alone does not fit any more', () => {
  assert.deepEqual(parts('alpha beta gamma', 27, { footer: 'March 2009' }), [
    'alpha beta (1/2)',
    'gamma (2/2)\n\nMarch 2009',
  ]);
  assert.deepEqual(parts('alphabeta', 20, { footer: 'March 2009' }), [
    'alphabeta (1/2)',
    '(2/2)\n\nMarch 2009',
  ]);
});

test('numbers of more than one digit count as what they are', () => {
  for (const words of [9, 10, 99, 100]) {
    const text = Array.from({ length: words }, () => 'wordy').join(' ');
    const digits = String(words).length;
    const split = parts(text, 'wordy (/)'.length + 2 * digits) ?? [];
    assert.equal(split.length, words);
    assert.equal(split.at(-1), `wordy (${words}/${words})`);
  }
});

test('a content warning takes its room in every part', () => {
  assert.deepEqual(parts('alpha beta gamma delta', 23, { spoiler: 'food!' }), [
    'alpha beta (1/2)',
    'gamma delta (2/2)',
  ]);
});

test('more parts than the text needs are numbers alone, the footer on the last', () => {
  assert.deepEqual(parts('Hello', 500, { atLeast: 3, footer: '2009' }), [
    'Hello (1/3)',
    '(2/3)',
    '(3/3)\n\n2009',
  ]);
  assert.deepEqual(parts('alpha beta gamma', 27, { atLeast: 3, footer: 'March 2009' }), [
    'alpha beta gamma (1/3)',
    '(2/3)',
    '(3/3)\n\nMarch 2009',
  ]);
  assert.deepEqual(parts('', 500, { atLeast: 2 }), ['(1/2)', '(2/2)']);
});

test('a URL longer than a post is cut, and all there', () => {
  const url = `https://a.example/${'x'.repeat(100)}`;
  const split = parts([plain('see '), { kind: 'url', url }], 60, {}, GOTOSOCIAL) ?? [];
  assert.equal(split.map(part => part.replace(/ \(\d+\/\d+\)$/, '')).join(''), `see${url}`);
});

test('a link to a post to be leads to Twitter where its URL may not fit', () => {
  const link: Piece = { kind: 'own-link', tweetId: '1', url: 'https://twitter.com/me/status/1' };
  const split = (maxCharacters: number) =>
    splitPieces([plain('See '), link], { ...GOTOSOCIAL, maxCharacters }, BARE)
      ?.flat()
      .at(-1);
  assert.deepEqual(split(300), link);
  assert.deepEqual(split(100), { kind: 'url', url: link.url });
  assert.deepEqual(parts([plain('See '), link], 100, {}, GOTOSOCIAL), [`See ${link.url}`]);
});

test('nothing is what remains where a part has no room', () => {
  assert.equal(parts('hello world', 7), null);
  assert.equal(parts('hello world', 20, { spoiler: 'x'.repeat(20) }), null);
  assert.equal(parts('hello world', 20, { footer: 'x'.repeat(20) }), null);
  assert.equal(parts('', 20, { footer: 'x'.repeat(21) }), null);
  assert.equal(parts('', 20, { header: 'x'.repeat(10), footer: 'x'.repeat(10) }), null);
  assert.equal(parts([{ kind: 'mention', address: `${'x'.repeat(30)}@a.example` }], 30), null);
});
