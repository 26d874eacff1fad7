import type { Clock } from '../../http/clock.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation, OwnAccount } from '../../mastodon/types.ts';
import type { Address } from '../../people/address.ts';
import type { PausingEvent } from '../late.ts';

/** Somebody to be followed, blocked or muted, and who that is on Twitter as far as known. */
export interface Wanted {
  readonly address: Address;
  readonly twitterId: string | null;
  readonly twitterHandle: string | null;
  readonly twitterName: string | null;
}

/** What a person asked for. */
export interface RelateRequest {
  readonly operation: Operation;
  readonly wanted: readonly Wanted[];
  /** Nobody but these; empty: all that are wanted. */
  readonly only: readonly Address[];
  /** How many are tried at most in this run; `Infinity` for all. */
  readonly max: number;
  /** Tries again what failed in earlier runs. */
  readonly retryFailed: boolean;
  /** What failed in earlier runs is to count as finished. */
  readonly acceptFailed: boolean;
  /** The name of the list that those who are followed are put into. */
  readonly list: string | null;
  readonly reblogs: boolean;
  readonly notify: boolean;
  readonly hideNotifications: boolean;
}

/** What the use case works with. */
export interface RelateTools {
  readonly account: OwnAccount;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Aborted when the person wants to stop: the write under way is still finished and written down. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RelateEvent) => void;
}

/** One account that is to be tried. */
export interface Step {
  readonly wanted: Wanted;
  /** Of its records: `follow:alice@b.example#0`. */
  readonly key: string;
}

/** Why somebody who was wanted is not tried, each with how many. With the steps they add up to all that were wanted. */
export interface LeftOut {
  readonly self: number;
  readonly duplicates: number;
  /** Not among those that were asked for with `only`. */
  readonly notChosen: number;
  /** Followed (blocked, muted) before this tool came. */
  readonly already: number;
  /** This tool did it in an earlier run. */
  readonly done: number;
  /** An earlier run found that it cannot be done: unknown, moved, gone, refused. */
  readonly skipped: number;
  /** Failed in an earlier run and is not tried again unasked. */
  readonly failed: number;
  /** Failed in an earlier run and now counts as finished. */
  readonly accepted: number;
  /** Left for a later run by `max`. */
  readonly beyondMax: number;
}

/** What would be done, in order. */
export interface RelationPlan {
  readonly operation: Operation;
  readonly steps: readonly Step[];
  readonly leftOut: LeftOut;
  /** All that nobody has decided yet: the steps, and those that `max` and `only` leave out. */
  readonly undecided: number;
  /** How many the account follows (blocks, mutes) already; null where the server does not list them, or nobody asked. */
  readonly existing: number | null;
  /** Where an earlier run stopped; null when the journal knows nobody who is wanted. */
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** Addresses that were asked for with `only` and that nobody wanted has. */
  readonly missing: readonly Address[];
  /** The keys of what failed and now counts as finished, with why it failed. */
  readonly accepted: readonly { readonly key: string; readonly why: string }[];
  /**
   * Those who were followed (blocked, muted) already, with the server's id of their account; with a key where an
   * earlier run had failed, so that the journal hears of it.
   */
  readonly already: readonly { readonly wanted: Wanted; readonly id: string; readonly key: string | null }[];
}

/**
 * What became of one account. `why` is a word, perhaps with more after a colon:
 * done: `followed` `requested` `blocked` `muted` · skipped: `already` `unknown` `moved: new@address` `gone` `refused` and, of a follow,
 * `blocked` (they block the person) ·
 * failed: `unreachable` `follow-limit` `error: …` · unknown: `unclear` (a later run looks again).
 */
export interface Outcome {
  readonly wanted: Wanted;
  readonly state: 'done' | 'skipped' | 'failed' | 'unknown';
  readonly why: string;
  /** The server's id of the account; null when it was not found. */
  readonly id: string | null;
  /** A block that ended a follow of the person's. */
  readonly endedFollow: boolean;
}

/** What became of a follow that the server had said yes to. */
export type Aftermath = 'followed' | 'requested' | 'refused' | 'blocked' | 'gone';

/**
 * Why a run ended before its plan did. `login`, `temporary`, `interrupted`: `error` is what was thrown (LoginError,
 * TemporaryError, the signal's reason). `follow-limit`: the server lets the account follow nobody else.
 * `errors`: five answers in a row that nobody understands; `error` is the last.
 */
export interface Stopped {
  readonly reason: 'login' | 'temporary' | 'interrupted' | 'follow-limit' | 'errors';
  readonly error: unknown;
}

/** What a list got. */
export interface ListResult {
  readonly title: string;
  /** Null when the server would not make it; `problem` says why. */
  readonly id: string | null;
  readonly problem: string | null;
  readonly created: boolean;
  /** Put into it by this run. */
  readonly added: number;
  /** Stood in it before this run. */
  readonly already: number;
  /** Follows that wait for approval: the same command adds them later. */
  readonly waiting: number;
  /** The server would not have them in it. */
  readonly refused: number;
  /** Nobody could find out: a later run looks again. */
  readonly unclear: number;
}

/** What a run did. Everything in it stands in the journal. */
export interface RelateResult {
  readonly operation: Operation;
  /** In the order of the steps; those that were not reached are left out. */
  readonly outcomes: readonly Outcome[];
  /** Follows of earlier runs of which only now came out what became of them. */
  readonly later: readonly { readonly address: string; readonly why: Aftermath }[];
  /** Steps that were not reached, and those left by `max`. */
  readonly left: number;
  /** Failed or unknown, of this run and of earlier ones that were not accepted: more than 0 is exit code 3. */
  readonly failed: number;
  /** An import that the server has not finished: the same command looks again. */
  readonly pending: number;
  /** Null when no list was asked for, or the run ended before it. */
  readonly list: ListResult | null;
  /** Null when the run came to its end. */
  readonly stopped: Stopped | null;
}

/** How a run goes on. Waits are told by the account itself. */
export type RelateEvent =
  /** Writes that an earlier run left unclear are looked at. */
  | { readonly type: 'settling'; readonly total: number }
  /** How many of those already followed (blocked, muted) have been read. */
  | { readonly type: 'reading'; readonly count: number }
  | { readonly type: 'resolving'; readonly address: Address; readonly done: number; readonly total: number }
  /** One more has been decided. */
  | { readonly type: 'decided'; readonly outcome: Outcome; readonly done: number; readonly total: number }
  /** The file has been handed over; the server works on it. */
  | { readonly type: 'imported'; readonly total: number }
  | PausingEvent
  /** What became of the follows is read. */
  | { readonly type: 'checking'; readonly done: number; readonly total: number }
  | { readonly type: 'listing'; readonly done: number; readonly total: number };
