import { isoTime } from './numbers.ts';
import type { OperationView, ReasonCount, StatusView } from './status-view.ts';

/** What `status --json` prints. Times are ISO 8601 in UTC. */
export interface StatusDocument {
  readonly type: 'status';
  /** One for every journal that was found. */
  readonly migrations: readonly MigrationDocument[];
}

/** How far the migration of one Twitter account to one fediverse account is. */
export interface MigrationDocument {
  /** `null` when there was no archive. */
  readonly twitter_id: string | null;
  /** `user@host`. */
  readonly account: string;
  /** Absolute path. */
  readonly journal: string;
  readonly last_written_at: string | null;
  readonly operations: readonly OperationDocument[];
  /** How often the server said "too many requests" (429). */
  readonly refused_requests: number;
}

/** How far one operation is. */
export interface OperationDocument {
  /** `follow`, `block`, `mute`, `list`, `post`; of `post` the counts are posts, of which a long tweet makes several. */
  readonly operation: string;
  readonly done: number;
  /** `null` when no run said what it set out to do. */
  readonly left: number | null;
  readonly failed: number;
  readonly skipped: number;
  readonly unclear: number;
  readonly taken_back: number;
  /** The counts above by their reasons. `word` is `null` where there is none. */
  readonly reasons: readonly {
    readonly state: 'done' | 'skipped' | 'failed' | 'unclear' | 'taken_back';
    readonly word: string | null;
    readonly count: number;
  }[];
  /** What each run did that still stands; `undo --run` takes such an id. */
  readonly runs: readonly { readonly id: string; readonly done: number; readonly last_at: string }[];
  /** When a limit that is used up lets the next one through; `null`: at once, or nothing is left. */
  readonly next_at: string | null;
  /** When the last can be done by the server's limits; `null` when nothing is left. */
  readonly finish_at: string | null;
}

/** The document for what was found. */
export function statusDocument(views: readonly StatusView[]): StatusDocument {
  return { type: 'status', migrations: views.map(migrationDocument) };
}

function migrationDocument(view: StatusView): MigrationDocument {
  return {
    twitter_id: view.twitterId,
    account: view.account,
    journal: view.journal,
    last_written_at: view.lastAt,
    operations: view.operations.map(operationDocument),
    refused_requests: view.refusedRequests,
  };
}

function operationDocument(view: OperationView): OperationDocument {
  return {
    operation: view.operation,
    done: view.done,
    left: view.left,
    failed: view.failed,
    skipped: view.skipped,
    unclear: view.unclear,
    taken_back: view.takenBack,
    reasons: view.reasons.map(reasonDocument),
    runs: view.runs.map(({ id, done, lastAt }) => ({ id, done, last_at: lastAt })),
    next_at: isoTime(view.waits?.until ?? null),
    finish_at: isoTime(view.finishAt),
  };
}

function reasonDocument({ state, word, count }: ReasonCount): OperationDocument['reasons'][number] {
  return { state: state === 'taken back' ? 'taken_back' : state, word: word === '' ? null : word, count };
}
