import type { UnreachableError } from './errors.ts';

/** Hosts that could not be connected, for the life of a client: each is asked once and then skipped. */
export class DeadHosts {
  readonly #errors = new Map<string, UnreachableError>();

  /** A machine without network says nothing of the host. */
  remember(host: string, error: UnreachableError): void {
    if (error.reason !== 'offline') this.#errors.set(host, error);
  }

  /** @throws {UnreachableError} the one that the host failed with */
  check(host: string): void {
    const error = this.#errors.get(host);
    if (error) throw error;
  }
}
