import { IdTable } from '../ids/id-table.ts';
import type { Archive, Tweet } from './types.ts';

/** How many tweets an archive has, each id once. */
export interface TweetCounts {
  total: number;
  /** Neither retweets nor replies. */
  originals: number;
  /** Their text begins with `RT @`. */
  retweets: number;
  replies_to_others: number;
  self_replies: number;
  /** Cut tweets whose long text was found. */
  notes_joined: number;
  /** Earlier versions of edited tweets whose last version is there too. */
  superseded: number;
  circle: number;
}

/** The photos and videos of those tweets. */
export interface MediaCounts {
  items: number;
  /** Without a file in the archive. */
  missing: number;
  /** Of the files that are there. */
  bytes: number;
}

/** Counts the tweets of the tweets file. Keeps 20 to 28 bytes a tweet: an archive may have a million. */
export class TweetCensus {
  readonly #tweets: TweetCounts = {
    total: 0,
    originals: 0,
    retweets: 0,
    replies_to_others: 0,
    self_replies: 0,
    notes_joined: 0,
    superseded: 0,
    circle: 0,
  };
  readonly #media: MediaCounts = { items: 0, missing: 0, bytes: 0 };
  readonly #archive: Pick<Archive, 'account' | 'era' | 'mediaFile'>;
  readonly #ids = new IdTable();
  /** Earlier versions of edited tweets, each with the last version that any record knows. */
  readonly #lastVersions = new Map<string, string>();

  /** @param archive whose tweets these are; without its account every reply counts as one to others */
  constructor(archive: Pick<Archive, 'account' | 'era' | 'mediaFile'>) {
    this.#archive = archive;
  }

  /** Counts a tweet unless its id was counted before. */
  add(tweet: Tweet): void {
    if (this.#ids.add(tweet.id) === null) return;
    this.#tweets.total += 1;
    this.#tweets[this.#kindOf(tweet)] += 1;
    if (tweet.note) this.#tweets.notes_joined += 1;
    if (tweet.circle) this.#tweets.circle += 1;
    if (tweet.versions.length > 0) this.#addVersions(tweet.versions);
    // Grailbird archives name media and hold none: nothing of theirs is missing.
    if (this.#archive.era === 'grailbird') return;
    for (const { basename } of tweet.media) {
      const file = this.#archive.mediaFile(tweet.id, basename);
      this.#media.items += 1;
      if (file) this.#media.bytes += file.bytes;
      else this.#media.missing += 1;
    }
  }

  /** What was counted so far. */
  counts(): { readonly tweets: TweetCounts; readonly media: MediaCounts } {
    let superseded = 0;
    for (const [earlier, last] of this.#lastVersions) {
      if (this.#ids.has(earlier) && this.#ids.has(last)) superseded += 1;
    }
    return { tweets: { ...this.#tweets, superseded }, media: { ...this.#media } };
  }

  #kindOf(tweet: Tweet): 'originals' | 'retweets' | 'replies_to_others' | 'self_replies' {
    if (tweet.text.startsWith('RT @')) return 'retweets';
    if (tweet.replyToUserId === null) return 'originals';
    return tweet.replyToUserId === this.#archive.account?.id ? 'self_replies' : 'replies_to_others';
  }

  #addVersions(versions: readonly string[]): void {
    const last = versions.at(-1) ?? '';
    for (const earlier of versions.slice(0, -1)) {
      const known = this.#lastVersions.get(earlier);
      if (known === undefined || BigInt(last) > BigInt(known)) this.#lastVersions.set(earlier, last);
    }
  }
}
