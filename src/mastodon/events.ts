/** What an account tells. Times are milliseconds since the epoch. */
export type AccountEvent = WaitEvent | FinishingEvent;

/** It waits for more than a few seconds. */
export type WaitEvent =
  /** For a limit of the server, such as `400 follows a day`. */
  | { readonly type: 'waiting'; readonly bucket: string; readonly limit: string; readonly until: number }
  /** For a network or server that is away; `why` is a sentence fragment. */
  | { readonly type: 'retrying'; readonly why: string; readonly until: number };

/** The person wants to stop while a write is under way, which is finished first: the answer may take a minute. */
interface FinishingEvent {
  readonly type: 'finishing';
}

/** A wait of at most this many milliseconds is nobody's concern: nothing is told of it, and it is always allowed. */
export const SHORT_WAIT_MS = 5000;
