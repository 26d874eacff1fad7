/** What an account tells while it waits for more than a few seconds. Times are milliseconds since the epoch. */
export type AccountEvent =
  /** For a limit of the server, such as `400 follows a day`. */
  | { readonly type: 'waiting'; readonly bucket: string; readonly limit: string; readonly until: number }
  /** For a network or server that is away; `why` is a sentence fragment. */
  | { readonly type: 'retrying'; readonly why: string; readonly until: number };

/** A wait of at most this many milliseconds is nobody's concern: nothing is told of it, and it is always allowed. */
export const SHORT_WAIT_MS = 5000;
