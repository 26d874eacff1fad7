/** Why a host could not be reached. `offline`: this machine has no network, the host is not to blame. */
export type UnreachableReason = 'dns' | 'connect' | 'tls' | 'timeout' | 'reset' | 'protocol' | 'offline';

/** The host gave no usable answer. The message is a sentence fragment such as "the connection timed out". */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly reason: UnreachableReason;

  constructor(reason: UnreachableReason, what: string, options?: ErrorOptions) {
    super(what, options);
    this.reason = reason;
  }
}

/** The guard would not let the request out: a private address, plain HTTP, too many redirects. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
}

/** A limit of the host stands in the way until `retryAt` (milliseconds since the epoch). */
export class LimitedError extends Error {
  override readonly name = 'LimitedError';
  readonly retryAt: number;

  constructor(what: string, retryAt: number, options?: ErrorOptions) {
    super(what, options);
    this.retryAt = retryAt;
  }
}
