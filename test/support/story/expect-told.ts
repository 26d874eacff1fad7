import assert from 'node:assert/strict';
import type { MastodonHost } from '../fediverse/mastodon-host.ts';
import type { PostFacts, Write } from '../fediverse/state/writes.ts';
import type { StoryTweet } from './tell.ts';

interface Posted extends PostFacts {
  readonly id: string;
}

/** The posts of one tweet. */
interface Thread {
  readonly first: Posted;
  readonly last: Posted;
}

/**
 * Every tweet was posted exactly once by the server's own log, in order, in its thread, with its files.
 * @param writes the part of the log in which the posts are
 * @returns the ids of the posts, in order
 * @throws {AssertionError}
 */
export function expectTold(
  home: MastodonHost,
  writes: readonly Write[],
  tweets: readonly StoryTweet[],
): string[] {
  const posts = writes.flatMap(postedIn);
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
  return posts.map(({ id }) => id);
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
