import type { LookupFailed } from '../people/types.ts';

/** A limit of the host stands in the way until `retryAt` (milliseconds since the epoch). */
export class LimitedError extends Error {
  override readonly name = 'LimitedError';
  readonly retryAt: number;

  constructor(what: string, retryAt: number, options?: ErrorOptions) {
    super(what, options);
    this.retryAt = retryAt;
  }
}

/** The network said clearly that there is nobody to follow. The message is a sentence fragment that says why. */
export class NoAccountError extends Error {
  override readonly name = 'NoAccountError';
  readonly status: LookupFailed['status'];

  constructor(status: LookupFailed['status'], why: string, options?: ErrorOptions) {
    super(why, options);
    this.status = status;
  }
}
