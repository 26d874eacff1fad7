import { snowflakeTime } from '../../archive/tweet-time.ts';
import type { Draft } from '../../posts/types.ts';

/** Twitter wrote `created_at` to the second, and not always the one that the id says. */
const SAME_MS = 2000;

/**
 * The date that one post of a tweet gets, in milliseconds since the epoch. Posts stand in the order of their dates, and a
 * thread that was sent at once is of one second: the milliseconds are those in the id of the tweet, which ids from before
 * November 2010 do not have.
 */
export function postDate({ tweetId, at }: Pick<Draft, 'tweetId' | 'at'>, part: number): number {
  const exact = snowflakeTime(tweetId);
  const isSame = exact !== null && Math.abs(exact - at) <= SAME_MS;
  return (isSame ? exact : at) + part;
}
