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

  /** Whether the request may have reached the server: only then can it have had an effect. */
  get mayHaveArrived(): boolean {
    return this.reason === 'timeout' || this.reason === 'reset' || this.reason === 'protocol';
  }
}

/** The guard would not let the request out: a private address, plain HTTP, too many redirects. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
}
