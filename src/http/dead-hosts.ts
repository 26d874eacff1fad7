import type { UnreachableError } from './errors.ts';

/** Hosts, by origin, that could not be connected: each is asked once in the life of a client and then skipped. */
export class DeadHosts {
  readonly #errors = new Map<string, UnreachableError>();

  /** A machine without network says nothing of the host. */
  remember(origin: string, error: UnreachableError): void {
    if (error.reason !== 'offline') this.#errors.set(origin, error);
  }

  /** @throws {UnreachableError} the one that the host failed with */
  check(origin: string): void {
    const error = this.#errors.get(origin);
    if (error) throw error;
  }
}
