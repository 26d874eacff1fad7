import { handleKey, type Known } from './roster.ts';

const NONE: readonly string[] = [];

/**
 * Who has which handle, once everything is read. A handle that went from one account to another is contested:
 * a text that names it may mean either, so nothing is concluded from it.
 */
export class Handles {
  readonly #holders = new Map<string, Known>();
  readonly #contested = new Set<string>();

  /** @param identified every account with an id. */
  constructor(identified: Iterable<Known>) {
    const all = [...identified];
    for (const known of all) if (known.handle !== null) this.#claim(known, known.handle);
    this.#dropTies(all);
    const former = new Map<string, Known>();
    for (const known of all) {
      for (const handle of known.otherHandles ?? []) {
        const key = handleKey(handle);
        const other = this.#holders.get(key) ?? former.get(key);
        if (other && other !== known) this.#contested.add(key);
        former.set(key, known);
      }
    }
  }

  /** The account that has this handle now, as far as the archive knows. */
  holder(handle: string): Known | undefined {
    return this.#holders.get(handleKey(handle));
  }

  /** Whether more than one account has or had this handle. */
  contested(handle: string): boolean {
    return this.#contested.has(handleKey(handle));
  }

  /** The handle of an account, unless somebody else has better claim to it. */
  handleOf(known: Known): string | null {
    if (known.handle === null || known.id === null) return known.handle;
    return this.holder(known.handle) === known ? known.handle : null;
  }

  /** Handles an account had before and that no other account has or had. */
  oldHandlesOf(known: Known): readonly string[] {
    if (known.otherHandles === null) return NONE;
    const current = this.handleOf(known);
    return known.otherHandles.filter(
      handle => !this.contested(handle) && (current === null || handleKey(handle) !== handleKey(current)),
    );
  }

  #claim(known: Known, handle: string): void {
    const key = handleKey(handle);
    const rival = this.#holders.get(key);
    if (rival) this.#contested.add(key);
    if (!rival || known.handleEvidence > rival.handleEvidence) this.#holders.set(key, known);
  }

  /** Two accounts with equal claim to a handle: it is unknown whose it is now. */
  #dropTies(all: readonly Known[]): void {
    for (const known of all) {
      if (known.handle === null || !this.contested(known.handle)) continue;
      const holder = this.holder(known.handle);
      if (holder && holder !== known && holder.handleEvidence === known.handleEvidence) {
        this.#holders.delete(handleKey(known.handle));
      }
    }
  }
}
