import type { Clock } from '../../http/clock.ts';
import type { IdSet } from '../../ids/id-set.ts';
import type { IdTable } from '../../ids/id-table.ts';
import type { Journal } from '../../journal/types.ts';
import type { Publishing } from '../../mastodon/status-types.ts';
import type { OwnAccount } from '../../mastodon/types.ts';
import type { Draft, DraftMedia } from '../../posts/types.ts';
import type { PausingEvent } from '../late.ts';

/** The drafts of everything that was chosen, in the order in which they are posted; a parent before its children. */
export interface DraftSource {
  readonly count: number;
  /** The ids of the tweets it was chosen from. */
  readonly ids: Pick<IdTable, 'size' | 'rowOf'>;
  /** From the first one, each time. */
  drafts(): AsyncIterable<Draft>;
  /** The bytes of a file, from the start. @throws {DamagedFileError} */
  openMedia(media: DraftMedia): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What a person asked for. */
export interface PublishRequest {
  /** How many tweets are tried at most in this run; `Infinity` for all. */
  readonly max: number;
  /** Tries again what failed in earlier runs. */
  readonly retryFailed: boolean;
  /** What failed, stayed unclear, or became something else in earlier runs is to count as finished. */
  readonly acceptFailed: boolean;
  /** Ids of tweets asked for by name: of these `retryFailed` tries again also what stayed unclear. */
  readonly named: ReadonlySet<string>;
  /** What happens to a post of which the server does not take a file: it goes without, with a link, or not at all. */
  readonly onMissingMedia: 'post' | 'link' | 'skip';
  /** Gives posts the date of their tweet, where the server can (`traits.backdates`). */
  readonly backdate: boolean;
  readonly localOnly: boolean;
  /** Leaves out what stands in the account already with like text and date. */
  readonly skipExisting: boolean;
}

/** What the use case works with. */
export interface PublishTools {
  readonly account: Pick<OwnAccount, 'resolve'>;
  readonly publishing: Publishing;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Aborted when the person wants to stop: the post under way is still finished and written down. */
  readonly signal: AbortSignal;
  /** A new UUID each time. */
  readonly uuid: () => string;
  /** How long the account may wait for a limit, as it was given to the account; `Infinity`: as long as it takes. */
  readonly maxWaitMs: number;
  /** When the quiet hours that a time falls into end (both ms since the epoch); null: it falls into none. */
  readonly quietUntil: (time: number) => number | null;
  readonly onEvent: (event: PublishEvent) => void;
}

/** Why a tweet that was chosen is not tried, each with how many. With the steps they add up to all that were chosen. */
export interface PostsLeftOut {
  /** This tool posted it in an earlier run. */
  readonly done: number;
  /** An earlier run found that it cannot be posted, or that it stands there already. */
  readonly skipped: number;
  /** It stands in the account already (`skipExisting`). */
  readonly existing: number;
  /** Failed in an earlier run and is not tried again unasked. */
  readonly failed: number;
  /** Nobody knows whether an earlier run posted it: look at the account, then accept it or try it by name. */
  readonly unclear: number;
  /** `undo` began to take it back and has not come to its end: some of it may stand there. */
  readonly undoing: number;
  /** Failed or stayed unclear in an earlier run and now counts as finished. */
  readonly accepted: number;
  /** It answers a tweet that failed, stayed unclear, or is held back itself. */
  readonly held: number;
  /** Left for a later run by `max`. */
  readonly beyondMax: number;
}

/** A post in the account that is one of those that were chosen. */
export interface Existing {
  readonly tweetId: string;
  readonly part: number;
  readonly id: string;
  readonly url: string | null;
}

/** What would be posted, in order. */
export interface PostPlan {
  /** The ids of the tweets that are tried. */
  readonly steps: Pick<IdSet, 'size' | 'has'>;
  /** How many posts and uploads they make, without what is sent already. */
  readonly posts: number;
  readonly uploads: number;
  /** When that can be done by the limits of the server, milliseconds since the epoch. */
  readonly finishAt: number;
  readonly leftOut: PostsLeftOut;
  /** All that nobody has decided yet: the steps, what is held back, and what `max` leaves out. */
  readonly undecided: number;
  /** The posts they make. */
  readonly undecidedPosts: number;
  /** Where an earlier run stopped, in tweets; null when the journal knows none of them. */
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** The keys of what now counts as finished, with why it failed, or was `changed`. */
  readonly accepted: readonly { readonly key: string; readonly why: string }[];
  /** What stands in the account already and is left out (`skipExisting`). */
  readonly existing: readonly Existing[];
  /** Posts of a journal that was lost, as it seems. `adoptPosts` takes them over. */
  readonly adoptable: readonly Existing[];
  /** Under which the journal notes that these tweets need not be looked for again; null when it says so. */
  readonly adoptionKey: string | null;
}

/**
 * What became of one tweet. `why` is done: `posted`, or `changed: …` where the server made something else of it (that
 * ends the run) · skipped: `media` (a file is missing) · failed: `error: …`, `dropped by the server` · unknown:
 * `unclear` (a later run looks again) · held: `parent` (it answers a tweet that was not posted).
 */
export interface PostOutcome {
  readonly tweetId: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'unknown' | 'held';
  readonly why: string;
  /** Of its first post. */
  readonly url: string | null;
  /** Why files did not go along that were in the draft, a sentence fragment each: `a.jpg: the server …`. */
  readonly remarks: readonly string[];
}

/**
 * Why a run ended before its plan did. `login`, `temporary`, `interrupted`: `error` is what was thrown. `errors`: five
 * answers in a row that do not fit. `mismatch`: the server made something else of a post than was asked. `dropped`: two
 * posts vanished. `error` is an Error with a sentence for the person in these three.
 */
export interface PublishStopped {
  readonly reason: 'login' | 'temporary' | 'interrupted' | 'errors' | 'mismatch' | 'dropped';
  readonly error: unknown;
}

/** What a run did. Everything in it stands in the journal. */
export interface PublishResult {
  /** Tweets that were posted, wholly. */
  readonly done: number;
  /** Posts that were sent for them. */
  readonly posts: number;
  readonly skipped: number;
  /** Those that were not done, in order. */
  readonly problems: readonly PostOutcome[];
  /** Tweets that were not reached, and those left by `max`. */
  readonly left: number;
  /** Failed, unknown or held back, of this run and of earlier ones that were not accepted: more than 0 is exit code 3. */
  readonly failed: number;
  /** Null when the run came to its end. */
  readonly stopped: PublishStopped | null;
}

/** How a run goes on. Waits of requests are told by the account itself. Times are milliseconds since the epoch. */
export type PublishEvent =
  /** Posts that an earlier run, or an unclear answer, left unclear are looked for. */
  | { readonly type: 'settling'; readonly total: number }
  /** Nothing is posted before. */
  | { readonly type: 'quiet'; readonly until: number }
  | PausingEvent
  /** How many of the account's own posts have been read. */
  | { readonly type: 'reading'; readonly count: number }
  | {
      readonly type: 'uploading';
      readonly tweetId: string;
      readonly fileName: string;
      readonly bytes: number;
    }
  /** The server works on a file. */
  | { readonly type: 'processing'; readonly fileName: string }
  /** The next post may leave then; files of coming posts are sent meanwhile. */
  | { readonly type: 'ahead'; readonly until: number }
  /** The server set another language than was asked; told once. */
  | { readonly type: 'language'; readonly asked: string; readonly got: string | null }
  /** One more has been decided. */
  | { readonly type: 'decided'; readonly outcome: PostOutcome; readonly done: number; readonly total: number }
  /** New posts are looked for in the account. */
  | { readonly type: 'checking'; readonly count: number }
  /** A post that the server said yes to is not there. */
  | { readonly type: 'dropped'; readonly tweetId: string; readonly url: string | null };
