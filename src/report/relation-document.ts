import type { Address } from '../people/address.ts';
import { detailOf } from './detail.ts';
import { groupOutcomes } from './relation-groups.ts';
import type { ListView, ResultView } from './relation-result-text.ts';
import type { LeftOutCounts, OutcomeView, PersonView, PlanView, Relating } from './relation-view.ts';

/** Somebody of a list. */
export interface PersonDocument {
  readonly address: Address;
  readonly twitter_id: string | null;
  readonly twitter_handle: string | null;
  readonly twitter_name: string | null;
}

/**
 * What a run is about to do: the only document of `follow --dry-run --json` (and `block`, `mute`), the first line of a
 * run with `--json`.
 */
export interface RelationPlanDocument {
  readonly type: 'plan';
  readonly operation: Relating;
  readonly account: Address;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  /** In the order in which they are tried. */
  readonly people: readonly PersonDocument[];
  readonly left_out: LeftOutDocument;
  /** What earlier runs did; `null` when there was none. */
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** `null` where no limit is known. */
  readonly limit: {
    readonly per_window: number;
    readonly window_seconds: number;
    /** When the last is done by that limit: ISO 8601. */
    readonly finish_at: string;
  } | null;
  /** Addresses to be blocked or muted that `matches.csv` also wants to be followed. */
  readonly also_followed: readonly Address[];
  /** The list that they are put into. */
  readonly list: string | null;
  /** Files for the import page of the server; only where the limit makes it a matter of days. */
  readonly import_files: readonly { readonly file: string; readonly people: number }[];
}

/** Why people are left out, each with how many. */
export interface LeftOutDocument {
  /** The person said no in `matches.csv`. */
  readonly follow_no: number;
  /** Not followed unless the person sets `follow` to yes. */
  readonly unasked: number;
  readonly not_sure: number;
  readonly other_relation: number;
  readonly without_address: number;
  readonly self: number;
  readonly duplicates: number;
  readonly not_chosen: number;
  readonly already: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly accepted: number;
  readonly beyond_max: number;
}

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

/** Why a run stands still, and until when. */
export interface WaitingDocument {
  readonly type: 'waiting';
  readonly why: string;
  /** ISO 8601. */
  readonly until: string;
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

/** A plan as a JSON line. Times are ISO 8601, windows in seconds. */
/** The plan, before anything is sent. */
export function planDocument(view: PlanView): RelationPlanDocument {
  const { operation, account, server, people, resuming, forecast, alsoFollowed, list, imports } = view;
  return {
    type: 'plan',
    operation,
    account,
    server,
    people: people.map(personDocument),
    left_out: leftOutDocument(view.leftOut),
    resuming,
    limit: forecast && {
      per_window: forecast.perWindow,
      window_seconds: forecast.windowMs / 1000,
      finish_at: new Date(forecast.finishAt).toISOString(),
    },
    also_followed: alsoFollowed,
    list,
    import_files: imports,
  };
}

/** What became of one account, as a JSON line. */
/** What became of one person. */
export function outcomeDocument({ wanted, state, why, endedFollow }: OutcomeView): RelationOutcomeDocument {
  const detail = detailOf(why);
  return {
    type: 'outcome',
    ...personDocument(wanted),
    state,
    word: why.split(':')[0] ?? why,
    ...(detail !== '' && { detail }),
    ...(endedFollow && { ended_follow: true }),
  };
}

/** @param until milliseconds since the epoch */
export function waitingDocument(why: string, until: number): WaitingDocument {
  return { type: 'waiting', why, until: new Date(until).toISOString() };
}

/** @param run the name of the run in the journal */
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

function personDocument({ address, twitterId, twitterHandle, twitterName }: PersonView): PersonDocument {
  return {
    address,
    twitter_id: twitterId,
    twitter_handle: twitterHandle,
    twitter_name: twitterName,
  };
}

function leftOutDocument(counts: LeftOutCounts): LeftOutDocument {
  return {
    follow_no: counts.no,
    unasked: counts.unasked,
    not_sure: counts.notSure,
    other_relation: counts.otherRelation,
    without_address: counts.withoutAddress,
    self: counts.self,
    duplicates: counts.duplicates,
    not_chosen: counts.notChosen,
    already: counts.already,
    done: counts.done,
    skipped: counts.skipped,
    failed: counts.failed,
    accepted: counts.accepted,
    beyond_max: counts.beyondMax,
  };
}
