/** `unknown`: nobody could find out whether it happened. */
export type RecordState = 'intent' | 'done' | 'failed' | 'skipped' | 'unknown';

/** What a run says of one item. */
export interface Entry {
  /** What it is about, with its generation: `follow:alice@b.example#0`. */
  readonly key: string;
  /** What is done to it: `follow`, `unfollow`, `block`, `list` … */
  readonly op: string;
  readonly state: RecordState;
  /** How things stood before, in an intent. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** Exactly what is sent, in an intent. */
  readonly payload?: unknown;
  /** The idempotency key, in an intent. */
  readonly idem?: string;
  /** The server's id of what it is about or what came of it. */
  readonly id?: string;
  readonly url?: string;
  /** One word for the report (`followed`, `requested`, `unknown`, `moved`, …), perhaps with more after a colon. */
  readonly why?: string;
}

/** An entry as it stands in the file. */
export interface JournalRecord extends Entry {
  /** ISO 8601. */
  readonly at: string;
  /** The run that wrote it. */
  readonly run: string;
}

/** What the server said of a limit that our model of it did not expect, and where a window stood. */
export interface LimitRecord {
  readonly type: 'limit';
  readonly at: string;
  readonly run: string;
  /** The name of the bucket. */
  readonly bucket: string;
  /** Whether the server refused a request (429): the model was wrong. */
  readonly refused: boolean;
  /** What was taken of the window that ends at `until` (ISO 8601), in our own time. */
  readonly taken: number;
  readonly until: string;
}

/** What a run set out to do, written when it starts: only so can anybody say later what is left. */
export interface PlanRecord {
  readonly type: 'plan';
  readonly at: string;
  readonly run: string;
  readonly op: string;
  /** The items that were not decided when the run began, those behind `--max` included. */
  readonly total: number;
}

/** The latest plan of one operation, and how far it came. */
export interface Plan {
  readonly op: string;
  readonly run: string;
  readonly at: string;
  readonly total: number;
  /** The items that its run has done, failed or skipped since. */
  readonly decided: number;
}

/** The latest word on one key, of its latest generation. */
export interface Item {
  /** Without the generation. */
  readonly subject: string;
  readonly generation: number;
  /** The operation that was done, or was to be done. */
  readonly op: string;
  readonly state: RecordState;
  /** Whether it was `done` at any time, whatever came out later. */
  readonly wasDone: boolean;
  /** Of the first intent of this generation. Null once a post is done. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Of the latest intent, as `idem` is; of a post and of a draft it is forgotten once they are done. */
  readonly payload: unknown;
  readonly idem: string | null;
  readonly id: string | null;
  readonly url: string | null;
  readonly why: string | null;
  /** The run that did it (of its first `done`, else of the latest record), and when: ISO 8601. */
  readonly run: string;
  readonly at: string;
  /**
   * Where taking it back stands; null while nobody tried. An entry with another `op` than the one its generation began
   * with takes it back (`unfollow` after `follow`). Once it is `done` the next generation may begin.
   */
  readonly undo: RecordState | null;
  /** When that was written, ISO 8601; null as `undo` is. */
  readonly undoAt: string | null;
}

/** Whose journal it is. */
export interface Pair {
  /** Of the Twitter account; null when there was no archive. */
  readonly twitterId: string | null;
  /** `user@host` of the account on the fediverse. */
  readonly target: string;
}

/** The only memory of a migration. */
export interface Journal {
  readonly pair: Pair;
  /** The id of this run. */
  readonly run: string;
  /** Every subject with its latest word; kept up to date by `append`. */
  readonly items: ReadonlyMap<string, Item>;
  readonly limits: readonly LimitRecord[];
  /** When the latest record was written, of whatever kind (ISO 8601); null when there is none. */
  readonly lastAt: string | null;
  /** The latest plan of every operation, by operation. */
  readonly plans: ReadonlyMap<string, Plan>;
  /**
   * Adds an entry; it is on the disk when this resolves.
   * @throws {JournalError} when it cannot be written; nothing may be sent then
   */
  append(entry: Entry): Promise<void>;
  appendLimit(limit: Omit<LimitRecord, 'type' | 'at' | 'run'>): Promise<void>;
  /** Says what this run sets out to do; before its first entry. The same run says so once for each operation. */
  appendPlan(plan: Pick<PlanRecord, 'op' | 'total'>): Promise<void>;
  /** Lets the lock go. */
  close(): Promise<void>;
}
