/** Time as everything that waits sees it, handed in so that a test can let days pass in a second. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Resolves after `ms` milliseconds.
   * @throws the signal's reason when it is aborted before
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A signal that is aborted after `ms` milliseconds, for requests that are not answered. It keeps no process alive. */
  timeout(ms: number): AbortSignal;
}
