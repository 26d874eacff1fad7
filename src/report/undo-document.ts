import { countsByWord, detailOf, wordOf } from './outcome-words.ts';
import type { Undoing, UndoOutcomeView, UndoPlanView, UndoResultView } from './undo-view.ts';

/** What would be taken back: the only document of `undo --dry-run --json`, the first line of a run with `--json`. */
export interface UndoPlanDocument {
  readonly type: 'undo_plan';
  readonly operation: Undoing;
  readonly account: string;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  /** Only what this run did; `null`: all runs. */
  readonly run: string | null;
  /** Addresses, or of posts their URLs, in the order in which they are taken back. */
  readonly take_back: readonly string[];
  /** No longer so: only noted. */
  readonly noted: readonly { readonly name: string; readonly why: 'by_hand' | 'gone' }[];
  /** Followed again, because a block had ended that. */
  readonly follow_again: readonly string[];
  /** Titles of lists that are deleted if nobody is in them then. */
  readonly lists: readonly string[];
  readonly left_out: {
    readonly before: number;
    readonly undone: number;
    readonly other_run: number;
    readonly unclear: number;
  };
}

/** What became of one: a line of a run with `--json`. */
export interface UndoOutcomeDocument {
  readonly type: 'undo_outcome';
  /** An address, the title of a list, or the URL of a post. */
  readonly name: string;
  readonly state: UndoOutcomeView['state'];
  /**
   * `unfollowed`, `unblocked`, `unmuted`, `removed`, `deleted`, `followed`, `requested`; `by hand`, `gone`, `refused`,
   * `in use`; `error`; `unclear`.
   */
  readonly word: string;
  /** What the server said; left out where there is nothing more to say. */
  readonly detail?: string;
}

/** The last line of a run with `--json`. */
export interface UndoResultDocument {
  readonly type: 'undo_result';
  readonly operation: Undoing;
  readonly account: string;
  /** How many outcomes have each word. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly left: number;
  /** More than 0 is exit code 3. */
  readonly failed: number;
}

/** The document of a plan. */
export function undoPlanDocument(view: UndoPlanView): UndoPlanDocument {
  const { operation, account, server, run, names, noted, refollows, lists, leftOut } = view;
  const { before, undone, otherRun, unclear } = leftOut;
  return {
    type: 'undo_plan',
    operation,
    account,
    server,
    run,
    take_back: names,
    noted: noted.map(({ name, why }) => ({ name, why: why === 'gone' ? 'gone' : 'by_hand' })),
    follow_again: refollows,
    lists,
    left_out: { before, undone, other_run: otherRun, unclear },
  };
}

/** The line of one outcome. */
export function undoOutcomeDocument({ name, state, why }: UndoOutcomeView): UndoOutcomeDocument {
  const detail = detailOf(why);
  return {
    type: 'undo_outcome',
    name,
    state,
    word: wordOf(why),
    ...(detail !== '' && { detail }),
  };
}

/** The last line of a run. */
export function undoResultDocument({
  operation,
  account,
  outcomes,
  left,
  failed,
}: UndoResultView): UndoResultDocument {
  return { type: 'undo_result', operation, account, outcomes: countsByWord(outcomes), left, failed };
}
