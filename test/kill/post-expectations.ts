import assert from 'node:assert/strict';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { PostFacts, Write } from '../support/fediverse/state/writes.ts';
import { lastStates } from './operation.ts';
import type { StoryTweet } from './story.ts';

/** What there is to look at when everything is posted. */
export interface PostOutcome {
  readonly home: MastodonHost;
  readonly alice: Account;
  readonly tweets: readonly StoryTweet[];
  /** The text of the journal. */
  readonly journal: string;
}

interface Posted extends PostFacts {
  readonly id: string;
}

/** The posts of one tweet. */
interface Thread {
  readonly first: Posted;
  readonly last: Posted;
}

/**
 * Every tweet was posted exactly once by the server's own log, in order, in its thread, with its files; nothing else
 * was done, and nobody was pinged.
 * @returns what was done, in words
 * @throws {AssertionError}
 */
export function expectStory({ home, alice, tweets, journal }: PostOutcome): string {
  const posts = home.writes.flatMap(postedIn);
  const threads = threadsOf(posts, tweets);
  const uploads = new Map(home.writes.flatMap(({ target, upload }) => (upload ? [[target, upload]] : [])));
  for (const tweet of tweets) {
    const { first } = threads.get(tweet.id) ?? assert.fail(tweet.id);
    const parent = tweet.parent === null ? null : threads.get(tweet.parent)?.last.id;
    assert.equal(first.replyTo, parent, `${first.text}: which post it answers`);
    const quoted = tweet.quotes === null ? null : threads.get(tweet.quotes)?.first;
    if (home.instance.software.version === '4.5.2') assert.equal(first.quoted, quoted?.id ?? null);
    const sums = first.mediaIds.map(id => uploads.get(id)?.sha256);
    assert.deepEqual(sums, tweet.files, `${first.text}: its files`);
    assert.equal(first.visibility, 'unlisted');
    if (home.instance.software.name === 'gotosocial')
      assert.equal(first.createdAt, tweet.at, `${first.text}: its date`);
  }
  assert.deepEqual(
    home
      .posts(alice)
      .map(({ id }) => id)
      .sort(),
    posts.map(({ id }) => id).sort(),
  );
  const others = home.writes.filter(({ op }) => op !== 'post' && op !== 'upload');
  assert.deepEqual(others, [], 'nothing but posts and uploads');
  assert.deepEqual(home.pings, [], 'nobody is pinged');
  assert.equal(home.postsUnderWay, 0);
  assert.equal(home.limits.refused, 0, 'no limit was hit');
  const states = lastStates(journal, 'post:');
  assert.equal(states.size, posts.length);
  assert.deepEqual(
    [...states].filter(([, state]) => state !== 'done'),
    [],
  );
  return `${posts.length} posts, ${uploads.size} uploads`;
}

function postedIn({ target, post }: Write): Posted[] {
  return post ? [{ ...post, id: target }] : [];
}

/** Reads the posts as the tweets one after the other. @returns the posts of each by the id of the tweet */
function threadsOf(posts: readonly Posted[], tweets: readonly StoryTweet[]): Map<string, Thread> {
  const threads = new Map<string, Thread>();
  const left = [...posts];
  for (const tweet of tweets) {
    const parts = left.splice(0, lengthOf(left[0]));
    const [first] = parts;
    const last = parts.at(-1);
    const quoted = first?.quoted === null ? threads.get(tweet.quotes ?? '')?.first.url : undefined;
    const wanted = quoted === undefined ? tweet.text : `${tweet.text} ${quoted}`;
    assert.equal(textOf(parts), wanted, `Tweet ${tweets.indexOf(tweet)} is not the next that was posted`);
    if (!first || !last) assert.fail(`Tweet ${tweets.indexOf(tweet)} was not posted`);
    for (const [index, { replyTo, mediaIds }] of parts.entries()) {
      if (index === 0) continue;
      assert.equal(replyTo, parts[index - 1]?.id, `${first.text}: a thread`);
      assert.deepEqual(mediaIds, []);
    }
    threads.set(tweet.id, { first, last });
  }
  assert.deepEqual(left, [], 'nothing is posted twice');
  return threads;
}

/** How many posts a tweet makes, by the number in its first: `(1/3)`. */
function lengthOf(first: Posted | undefined): number {
  return Number(/\(1\/(\d+)\)/.exec(first?.text ?? '')?.[1] ?? 1);
}

function textOf(parts: readonly Posted[]): string {
  const texts = parts.map(({ text }) => text.replace(/\s*\(\d+\/\d+\)$/, ''));
  return texts.join(' ').replaceAll(/\s+/g, ' ');
}
