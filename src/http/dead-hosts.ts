import type { UnreachableError } from './errors.ts';

/** A host that lets so many requests in a row wait in vain is as good as dead; one may be a hiccup. */
const MOST_SILENCES = 3;

/** Hosts, by origin, that could not be connected: each is asked once in the life of a client and then skipped. */
export class DeadHosts {
  readonly #errors = new Map<string, UnreachableError>();
  readonly #silences = new Map<string, number>();

  /** A machine without network says nothing of the host. */
  remember(origin: string, error: UnreachableError): void {
    if (error.reason !== 'offline') this.#errors.set(origin, error);
  }

  /** Notes that a host was connected and did not answer in time. */
  wasSilent(origin: string, error: UnreachableError): void {
    const silences = (this.#silences.get(origin) ?? 0) + 1;
    this.#silences.set(origin, silences);
    if (silences === MOST_SILENCES) this.remember(origin, error);
  }

  /** Notes that a host answered. */
  answered(origin: string): void {
    this.#silences.delete(origin);
  }

  /** @throws {UnreachableError} the one that the host failed with */
  check(origin: string): void {
    const error = this.#errors.get(origin);
    if (error) throw error;
  }
}
