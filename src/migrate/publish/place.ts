import type { OwnPost } from './own-posts.ts';
import { isSaid, type Said } from './said.ts';

const DAY_MS = 24 * 3600_000;
/** Servers keep dates to the second, or to the millisecond. */
const SAME_MS = 1000;

/** One of the posts that drafts make, in their order. Times are milliseconds since the epoch. */
export interface Place {
  readonly tweetId: string;
  readonly part: number;
  readonly said: Said;
  /** How many go with it. */
  readonly files: number;
  /** When it was tweeted. */
  readonly at: number;
  /** The date of its post where posts are backdated, else null. */
  readonly date: number | null;
  /** Whether the journal has its post. */
  readonly isKnown: boolean;
  /** The post of the account that has the place; null while none is found. `index`: null when it stands there no more. */
  post: (Pick<OwnPost, 'id' | 'url' | 'parent'> & { readonly index: number | null }) | null;
}

/** Whether a post says what is to be said in a place, and stands there since the tweet, or is dated as it. */
export function isLike(place: Place, { at, said }: OwnPost): boolean {
  // What was there before the tweet is none of it, whatever it says.
  const isThen = place.date === null ? at > place.at - DAY_MS : Math.abs(at - place.date) <= SAME_MS;
  return isThen && isSaid(said, place.said, place.at);
}
