import type { Like } from '../archive/types.ts';
import { mayHoldAddress } from './extract/extract.ts';
import type { Known } from './roster.ts';

/** A liked tweet that may hold an address, and whose it turned out to be. */
export interface LikedTweet {
  readonly tweetId: string;
  readonly text: string;
  readonly author: Known;
  /** The handle by which the author was recognised; `null` when it was an id. */
  readonly via: string | null;
}

/** Liked tweets do not say who wrote them; a reply, a quote or a retweet of the same tweet may. */
export class LikedTweets {
  readonly #texts = new Map<string, string>();
  readonly #attributed = new Map<string, LikedTweet>();

  /** Keeps the like if its text may hold an address. */
  add({ tweetId, text }: Like): void {
    if (text !== null && mayHoldAddress(text)) this.#texts.set(tweetId, text);
  }

  /** Notes who wrote a tweet; an author known by id outweighs one known by handle. */
  wrote(tweetId: string, author: Known, via: string | null): void {
    const text = this.#texts.get(tweetId);
    const before = this.#attributed.get(tweetId);
    if (text === undefined || (before && (before.via === null || via !== null))) return;
    this.#attributed.set(tweetId, { tweetId, text, author, via });
  }

  /** Those whose author is known. */
  attributed(): Iterable<LikedTweet> {
    return this.#attributed.values();
  }
}
