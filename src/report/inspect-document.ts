import type { MediaCounts, TweetCounts } from '../archive/census.ts';
import type { Account, Era, Problem } from '../archive/types.ts';

/** What `inspect --json` prints. */
export interface InspectDocument {
  /** `null` when the archive does not say whose it is. */
  readonly account: Account | null;
  /** When the export was made: ISO 8601, or `null` when the archive does not say. */
  readonly exported: string | null;
  readonly era: Era;
  /** Of the tweets file in all its parts; community and deleted tweets stand apart. */
  readonly tweets: Readonly<TweetCounts>;
  readonly media: Readonly<MediaCounts>;
  readonly contacts: {
    readonly following: ListCount;
    readonly followers: ListCount;
    readonly blocked: ListCount;
    readonly muted: ListCount;
  };
  /** Statements that a contact has a fediverse address, bare `a@b.c` included. */
  readonly clues: number;
  /** Damage that cost a file of the archive. */
  readonly problems: readonly Problem[];
}

/** One list of accounts, and how many of them the archive gives a handle. */
export interface ListCount {
  readonly total: number;
  readonly with_handle: number;
}
