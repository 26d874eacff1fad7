import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tweet } from '../../src/archive/types.ts';
import { type DraftContext, makeDraft } from '../../src/posts/draft.ts';
import { ownPieces, textOf } from '../../src/posts/text-of.ts';
import type { Converted, Draft } from '../../src/posts/types.ts';
import { context, media, mediaOptions, tweet } from './drafting.ts';
import { GOTOSOCIAL, MASTODON, plain } from './limits.ts';

const QUOTE = { tweetId: '7', url: 'https://twitter.com/me/status/7', isOwn: true };

function converted(text: string, quote: Converted['quote'] = null): Converted {
  return { pieces: text === '' ? [] : [plain(text)], quote, language: 'en' };
}

function draft(of: Converted, over: Partial<DraftContext> = {}, from: Partial<Tweet> = {}): Draft {
  const made = makeDraft(tweet(from), of, context(over));
  assert.ok(!('reason' in made), JSON.stringify(made));
  return made;
}

function reason(of: Converted, over: Partial<DraftContext> = {}, from: Partial<Tweet> = {}): string {
  const made = makeDraft(tweet(from), of, context(over));
  assert.ok('reason' in made);
  assert.equal(made.tweetId, '1000');
  return made.reason;
}

/** The parts as texts, each with the names of its files. */
function parts(made: Draft, urlOfOwn?: (id: string) => string | undefined): readonly string[] {
  return made.parts.map(part =>
    [textOf(part.pieces, urlOfOwn), ...part.media.map(each => each.fileName)].join('|'),
  );
}

test('a tweet becomes a draft with everything that decides how it is posted', () => {
  const made = draft(converted('Hello'), { footer: '2022', parentTweetId: '9', visibility: 'private' });
  assert.deepEqual(made, {
    tweetId: '1000',
    at: 1_667_988_610_000,
    parts: [{ pieces: [plain('Hello'), { ...plain('\n\n2022'), isAdded: true }], media: [] }],
    parentTweetId: '9',
    quotedTweetId: null,
    language: 'en',
    sensitive: false,
    spoiler: null,
    visibility: 'private',
    remarks: [],
  });
});

test('a draft is plain data', () => {
  const made = draft(
    converted('Hello', QUOTE),
    { spoiler: 'food' },
    { media: [media('a.jpg', { alt: 'A bird' }), media('v.mp4', { type: 'video' })] },
  );
  assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
});

test('a sensitive tweet stays so, and a content warning makes one', () => {
  assert.equal(draft(converted('x'), {}, { sensitive: true }).sensitive, true);
  const made = draft(converted('x'), { spoiler: 'food' });
  assert.deepEqual([made.sensitive, made.spoiler], [true, 'food']);
});

test('a long text becomes a thread, and says so', () => {
  const made = draft(converted('A sentence of words. '.repeat(40)), { footer: '2022' });
  assert.equal(made.parts.length, 2);
  assert.match(parts(made)[1] ?? '', /^A sentence .* \(2\/2\)\n\n2022$/);
  assert.deepEqual(made.remarks, ['becomes a thread of 2 posts']);
});

test('a link that is cut is remarked on', () => {
  const url = `https://a.example/${'x'.repeat(100)}`;
  const made = draft(
    { pieces: [{ kind: 'url', url }], quote: null, language: null },
    { limits: { ...GOTOSOCIAL, maxCharacters: 80 } },
  );
  assert.deepEqual(made.remarks, ['becomes a thread of 2 posts', 'a link that is longer than a post is cut']);
});

test('files go with the first parts of the text, and more of them make more parts', () => {
  const items = [media('a.jpg'), media('v.mp4', { type: 'video' }), media('b.jpg')];
  assert.deepEqual(parts(draft(converted('Hello'), { footer: '2022' }, { media: items })), [
    'Hello (1/3)|a.jpg',
    '(2/3)|v.mp4',
    '(3/3)\n\n2022|b.jpg',
  ]);
  const long = draft(converted('A sentence of words. '.repeat(60)), {}, { media: items.slice(0, 2) });
  assert.deepEqual(
    long.parts.map(part => part.media.length),
    [1, 1, 0],
  );
  assert.deepEqual(parts(draft(converted(''), {}, { media: items.slice(0, 1) })), ['|a.jpg']);
});

test('an own tweet is quoted where the server can and it was posted, else linked to', () => {
  const isPosted = (id: string) => id === '7';
  const quoted = draft(converted('See', QUOTE), { isPosted });
  assert.deepEqual([quoted.quotedTweetId, ...parts(quoted)], ['7', 'See']);
  for (const over of [{ isPosted, quotes: false }, {}, { isPosted, visibility: 'direct' as const }]) {
    const linked = draft(converted('See', QUOTE), over);
    assert.equal(linked.quotedTweetId, null);
    assert.deepEqual(parts(linked), ['See\nhttps://twitter.com/me/status/7']);
    assert.deepEqual(
      parts(linked, id => `https://home.example/${id}`),
      ['See\nhttps://home.example/7'],
    );
  }
});

test('a post of nothing but a quote is a link', () => {
  const isPosted = () => true;
  assert.deepEqual(parts(draft(converted('', QUOTE), { isPosted })), ['https://twitter.com/me/status/7']);
  const dated = draft(converted('', QUOTE), { isPosted, footer: '2022' });
  assert.deepEqual([dated.quotedTweetId, ...parts(dated)], ['7', '2022']);
});

test("somebody else's quote is left to the text", () => {
  const made = draft(converted('See https://x.example', { ...QUOTE, isOwn: false }), {
    isPosted: () => true,
  });
  assert.deepEqual([made.quotedTweetId, ...parts(made)], [null, 'See https://x.example']);
});

test('a file that is left out is linked to below the text', () => {
  const over = { media: mediaOptions({ fileOf: () => undefined, onMissing: 'link' }), footer: '2022' };
  const items = { media: [media('a.jpg'), media('b.jpg')] };
  const link = 'https://twitter.com/me/status/1000/photo/1';
  const made = draft(converted('Hello'), over, items);
  assert.deepEqual(parts(made), [`Hello\n${link}\n\n2022`]);
  assert.equal(made.remarks.length, 2);
  assert.deepEqual(parts(draft(converted(''), over, items)), [`${link}\n\n2022`]);
});

test('what Mastodon would write itself below a content warning is written here', () => {
  const over = { spoiler: 'food' };
  assert.deepEqual(parts(draft(converted(''), over, { media: [media('a.jpg')] })), ['🖼|a.jpg']);
  assert.deepEqual(
    parts(draft(converted(' '), over, { media: [media('g.mp4', { type: 'animated_gif' })] })),
    ['📹|g.mp4'],
  );
  assert.deepEqual(parts(draft(converted(''), { ...over, footer: '2022' }, { media: [media('a.jpg')] })), [
    '2022|a.jpg',
  ]);
});

test('a number is text enough below a content warning', () => {
  const items = [media('a.jpg'), media('v.mp4', { type: 'video' })];
  assert.deepEqual(parts(draft(converted(''), { spoiler: 'food' }, { media: items })), [
    '(1/2)|a.jpg',
    '(2/2)|v.mp4',
  ]);
});

test('what cannot be posted is skipped with a reason', () => {
  const missing = mediaOptions({ fileOf: () => undefined });
  assert.equal(
    reason(converted(' '), { media: missing, footer: '2022' }, { media: [media('a.jpg')] }),
    'nothing of it is left to post',
  );
  assert.equal(
    reason(converted('Hello'), { media: { ...missing, onMissing: 'skip' } }, { media: [media('a.jpg')] }),
    'photo a.jpg is not in the archive',
  );
  assert.equal(
    reason(converted('Hello'), { limits: { ...MASTODON, maxCharacters: 3 } }),
    'does not fit into the 3 characters of a post, not even in parts',
  );
  assert.equal(
    reason(converted('Hello'), { spoiler: 'x'.repeat(500) }),
    'does not fit into the 500 characters of a post beside its content warning, not even in parts',
  );
});

test('what is no part of the tweet can be told from it', () => {
  const own = (made: Draft) => made.parts.map(part => textOf(ownPieces(part.pieces)));
  const photo = { media: [media('a.jpg')] };
  assert.deepEqual(own(draft(converted('Hello'), { header: 'on', footer: '2022' })), ['Hello']);
  assert.deepEqual(own(draft(converted(''), { footer: '2022' }, photo)), ['']);
  assert.deepEqual(own(draft(converted(''), { spoiler: 'food' }, photo)), ['']);
  const [first = '', last = ''] = own(
    draft(converted('A sentence of words. '.repeat(40)), { footer: '2022' }),
  );
  assert.match(`${first} ${last}`, /^(?:A sentence of words\. ?)+$/);
});
