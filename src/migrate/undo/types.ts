import type { Clock } from '../../http/clock.ts';
import type { Item, Journal } from '../../journal/types.ts';
import type { Operation, OwnAccount } from '../../mastodon/types.ts';
import type { PausingEvent } from '../late.ts';
import type { Stopped } from '../relate/types.ts';

/** What can be taken back. `list`: what was put into lists, and the lists made for it; `post`: the posts. */
export type Undoable = Operation | 'list' | 'post';

/** What a person asked for. */
export interface UndoRequest {
  readonly operation: Undoable;
  /** Only what this run did; null: all runs. */
  readonly run: string | null;
}

/** What the use case works with. */
export interface UndoTools {
  readonly account: OwnAccount;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Aborted when the person wants to stop: the write under way is still finished and written down. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: UndoEvent) => void;
}

/** How it goes on. */
export type UndoEvent =
  /** Writes that an earlier run left unclear are looked at. */
  | { readonly type: 'settling'; readonly total: number }
  | PausingEvent
  /** How things stand now is read. */
  | { readonly type: 'reading'; readonly done: number; readonly total: number }
  /** One more has been decided. */
  | {
      readonly type: 'decided';
      readonly outcome: UndoOutcome;
      readonly done: number;
      readonly total: number;
    };

/** One thing that this tool did and that may be taken back. */
export interface Candidate {
  readonly item: Item;
  /** The server's id of the account, of the list, or of the post. */
  readonly id: string;
  /** `user@host`, the title of the list, or the URL of the post. */
  readonly name: string;
}

/** Why something in the journal is not taken back, each with how many. */
export interface UndoLeftOut {
  /** It was so before this tool came. */
  readonly before: number;
  /** Taken back in an earlier run, or found undone by hand. */
  readonly undone: number;
  readonly otherRun: number;
  /** Nobody knows whether it was done. */
  readonly unclear: number;
}

/** What would be taken back, in the order in which it was done; of posts the latest first. */
export interface UndoPlan {
  readonly operation: Undoable;
  readonly steps: readonly Candidate[];
  /** Undone by hand since, or gone: only noted. */
  readonly noted: readonly { readonly candidate: Candidate; readonly why: 'by hand' | 'gone' }[];
  /** Those who were followed until a block of this tool's ended it: they are followed again. */
  readonly refollows: readonly Candidate[];
  /** Lists that this tool made: each is deleted if nobody else stands in it then. */
  readonly lists: readonly Candidate[];
  readonly leftOut: UndoLeftOut;
}

/**
 * What became of one step. `why` is done: `unfollowed` `unblocked` `unmuted` `removed` `deleted` `gone` (a post), and for a follow that
 * is made again `followed` or `requested` · skipped: `by hand` `gone` `refused` `in use` (a list with others in it) ·
 * failed: `error: …` · unknown: `unclear` (a later run looks again).
 */
export interface UndoOutcome {
  readonly name: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'unknown';
  readonly why: string;
}

/** What a run took back. Everything in it stands in the journal. */
export interface UndoResult {
  readonly operation: Undoable;
  readonly outcomes: readonly UndoOutcome[];
  /** Steps that were not reached. */
  readonly left: number;
  /** Failed or unknown: more than 0 is exit code 3. */
  readonly failed: number;
  /** Null when the run came to its end. */
  readonly stopped: Stopped | null;
}
