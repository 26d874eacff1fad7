/** How many items ended in the same way. */
export interface ReasonCount {
  readonly state: 'done' | 'skipped' | 'failed' | 'unclear' | 'taken back';
  /** Such as `followed` or `unreachable`; empty where nobody said. */
  readonly word: string;
  readonly count: number;
}

/** What one run did that still stands, for `undo --run`. */
export interface RunView {
  readonly id: string;
  readonly done: number;
  /** When it did the last of them, ISO 8601. */
  readonly lastAt: string;
}

/** How far one operation is. */
export interface OperationView {
  /** `follow`, `block`, `mute`, `list`, `post`. */
  readonly operation: string;
  readonly done: number;
  /** Cannot be done, and was so before: results, not failures. */
  readonly skipped: number;
  readonly failed: number;
  /** A run ended before anybody knew whether it happened; the next one looks. */
  readonly unclear: number;
  /** Undone, or found undone by hand. */
  readonly takenBack: number;
  /** Of what the last run set out to do; null when no run said. */
  readonly left: number | null;
  /** The same, as they are grouped; the largest of each state first. */
  readonly reasons: readonly ReasonCount[];
  /** In the order in which they came to their end. */
  readonly runs: readonly RunView[];
  /** What holds the next one back, and until when (ms since the epoch); null: nothing, or nothing is left. */
  readonly waits: { readonly limit: string; readonly until: number } | null;
  /** When the last could be done by the server's limits (ms since the epoch); null when nothing is left. */
  readonly finishAt: number | null;
}

/** How far the migration of one Twitter account to one fediverse account is. */
export interface StatusView {
  readonly twitterId: string | null;
  /** `user@host`. */
  readonly account: string;
  /** Absolute path. */
  readonly journal: string;
  /** When something was last written, ISO 8601; null: nothing yet. */
  readonly lastAt: string | null;
  readonly operations: readonly OperationView[];
  /** How often the server said "too many requests" (429), which means that its limits were modelled wrongly. */
  readonly refusedRequests: number;
}
