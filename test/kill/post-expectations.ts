import assert from 'node:assert/strict';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { expectTold } from '../support/story/expect-told.ts';
import type { StoryTweet } from '../support/story/tell.ts';
import { lastStates } from './operation.ts';

/** What there is to look at when everything is posted. */
export interface PostOutcome {
  readonly home: MastodonHost;
  readonly alice: Account;
  readonly tweets: readonly StoryTweet[];
  /** The text of the journal. */
  readonly journal: string;
}

/**
 * Every tweet was posted exactly once; nothing else was done, and nobody was pinged.
 * @returns what was done, in words
 * @throws {AssertionError}
 */
export function expectStory({ home, alice, tweets, journal }: PostOutcome): string {
  const posts = expectTold(home, home.writes, tweets);
  const standing = home.posts(alice).map(({ id }) => id);
  assert.deepEqual(standing.sort(), posts.toSorted());
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
  const uploads = home.writes.filter(({ op }) => op === 'upload');
  return `${posts.length} posts, ${uploads.length} uploads`;
}
