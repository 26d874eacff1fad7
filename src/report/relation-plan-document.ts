import type { Address } from '../people/address.ts';
import { isoTime } from './numbers.ts';
import { type PersonDocument, personDocument } from './person-document.ts';
import type { LeftOutCounts, PlanView, Relating } from './relation-view.ts';

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

/** The plan as a JSON line. Times are ISO 8601, windows in seconds. */
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
      finish_at: isoTime(forecast.finishAt),
    },
    also_followed: alsoFollowed,
    list,
    import_files: imports,
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
