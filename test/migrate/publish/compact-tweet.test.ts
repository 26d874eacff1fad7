import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compactTweet, wholeTweet } from '../../../src/migrate/publish/compact-tweet.ts';
import type { TweetContent } from '../../../src/posts/tweet-content.ts';

const text = fc.string({ unit: 'grapheme' });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const span = { start: fc.nat(), end: fc.nat() };
const urls = fc.array(fc.record({ ...span, url: text, expanded: orNull(text) }), { maxLength: 2 });

const tweets: fc.Arbitrary<TweetContent> = fc.record({
  id: text,
  text,
  lang: orNull(text),
  replyToUserId: orNull(text),
  mentions: fc.array(fc.record({ id: orNull(text), handle: text }), { maxLength: 2 }),
  urls,
  media: fc.array(
    fc.record({
      id: text,
      type: fc.constantFrom('photo', 'video', 'animated_gif'),
      url: text,
      basename: text,
      sourceStatusId: orNull(text),
      sourceUserId: orNull(text),
      expanded: orNull(text),
      alt: orNull(text),
    }),
    { maxLength: 2 },
  ),
  sensitive: fc.boolean(),
  note: orNull(
    fc.record({
      id: text,
      text,
      mentions: fc.array(fc.record({ ...span, handle: text }), { maxLength: 1 }),
      urls,
    }),
  ),
  retweeted: orNull(
    fc.record({ id: text, user: fc.record({ id: text, handle: orNull(text), name: orNull(text) }), text }),
  ),
});

test('a tweet comes back from its shortest form as it was', () => {
  fc.assert(
    fc.property(tweets, tweet => {
      const written = JSON.stringify(compactTweet(tweet));
      assert.deepEqual(wholeTweet(JSON.parse(written)), JSON.parse(JSON.stringify(tweet)));
    }),
  );
});

test('what is empty takes no room', () => {
  const empty: TweetContent = {
    id: '20',
    text: 'just setting up my twttr',
    lang: null,
    replyToUserId: null,
    mentions: [],
    urls: [],
    media: [],
    sensitive: false,
    note: null,
    retweeted: null,
  };
  assert.equal(JSON.stringify(compactTweet(empty)), '{"id":"20","text":"just setting up my twttr"}');
});
