import type { Address } from '../people/address.ts';
import { detailOf, wordOf } from './outcome-words.ts';
import { type PersonDocument, personDocument } from './person-document.ts';
import { groupOutcomes } from './relation-groups.ts';
import type { ListView, ResultView } from './relation-result-text.ts';
import type { OutcomeView, Relating } from './relation-view.ts';

/** What became of one account. */
export interface RelationOutcomeDocument extends PersonDocument {
  readonly type: 'outcome';
  /** `done` and `skipped` are results; `failed` and `unknown` are looked at again. */
  readonly state: OutcomeView['state'];
  /**
   * `followed`, `requested`, `blocked`, `muted`; `already`, `moved`, `unknown`, `gone`, `refused`, and
   * of a follow `blocked` (they block you); `unreachable`, `follow-limit`, `error`; `unclear`.
   */
  readonly word: string;
  /** The new address of who moved, or what the server said; left out where there is nothing more to say. */
  readonly detail?: string;
  /** Only where true: a block that ended a follow. */
  readonly ended_follow?: true;
}

/** The last line of a run with `--json`. */
export interface RelationResultDocument {
  readonly type: 'result';
  readonly operation: Relating;
  readonly account: Address;
  /** Names this run: `oxpecker undo follow --run` takes back what it did. */
  readonly run: string;
  /** How many of this run's outcomes have each word. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Follows of earlier runs that were decided since. */
  readonly later: readonly { readonly address: string; readonly why: string }[];
  readonly left: number;
  /** Failed or unclear, of this run and of earlier ones: more than 0 is exit code 3. */
  readonly failed: number;
  readonly pending: number;
  /** Why the run ended before its end: `interrupted`, `temporary`, `login`, `follow-limit` or `errors`. */
  readonly stopped: string | null;
  readonly list: ListView | null;
  /** A CSV with the new addresses of those who moved. */
  readonly moved_file: string | null;
}

/** What became of one account, as a JSON line. */
export function outcomeDocument({ wanted, state, why, endedFollow }: OutcomeView): RelationOutcomeDocument {
  const detail = detailOf(why);
  return {
    type: 'outcome',
    ...personDocument(wanted),
    state,
    word: wordOf(why),
    ...(detail !== '' && { detail }),
    ...(endedFollow && { ended_follow: true }),
  };
}

/** The last line of a run. @param run its name in the journal */
export function resultDocument(view: ResultView, run: string): RelationResultDocument {
  const { operation, account, outcomes, later, left, failed, pending, stopped, list, movedFile } = view;
  const counts = groupOutcomes(outcomes).map(group => [group.word, group.outcomes.length] as const);
  return {
    type: 'result',
    operation,
    account,
    run,
    outcomes: Object.fromEntries(counts),
    later,
    left,
    failed,
    pending,
    stopped: stopped?.reason ?? null,
    list,
    moved_file: movedFile,
  };
}
