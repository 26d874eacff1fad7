import type { Archive, RelationFile, Tweet, TweetFile } from '../archive/types.ts';
import type { Gathering } from '../people/gathering.ts';

const RELATION_FILES: readonly RelationFile[] = ['following', 'follower', 'block', 'mute'];
const TWEET_FILES: readonly TweetFile[] = ['tweet', 'community', 'deleted', 'circle'];

/** What a reader of an archive may want to know while it goes on. */
export interface ReadingListener {
  /** Every record of the tweets file itself, in file order. */
  readonly onTweet?: (tweet: Tweet) => void;
  /** The number of tweets of all kinds read so far, after each batch. */
  readonly onProgress?: (tweets: number) => void;
}

/**
 * Feeds everything an archive says of people into a gathering, in one pass over each file. Damaged files end up
 * in `archive.problems`.
 * @throws the reason of the archive's signal when it is aborted
 */
export async function readPeople(
  archive: Archive,
  gathering: Gathering,
  { onTweet, onProgress }: ReadingListener,
): Promise<void> {
  for (const file of RELATION_FILES) {
    for await (const ids of archive.relation(file)) for (const id of ids) gathering.relation(file, id);
  }
  // Likes come first: only a later tweet can tell whose words they are.
  for await (const likes of archive.likes()) for (const like of likes) gathering.like(like);
  let read = 0;
  for (const file of TWEET_FILES) {
    for await (const tweets of archive.tweets(file)) {
      for (const tweet of tweets) {
        gathering.tweet(tweet);
        if (file === 'tweet') onTweet?.(tweet);
      }
      read += tweets.length;
      onProgress?.(read);
    }
  }
  for await (const messages of archive.directMessages()) {
    for (const message of messages) gathering.message(message);
  }
  for await (const accounts of archive.namedAccounts())
    for (const account of accounts) gathering.named(account);
}
