import { createHash } from 'node:crypto';
import type { Item } from '../../journal/types.ts';
import type { Draft } from '../../posts/types.ts';

const OP = 'post-adopt';

/**
 * Whether the journal says of a choice of tweets that their posts were looked for, and what was found taken over or turned
 * down. Of another choice nobody knows: what was chosen first need not be all that a lost journal had.
 */
export class Adoption {
  readonly #hash = createHash('sha256');

  /** Takes the next draft of the choice. */
  add({ tweetId }: Draft): void {
    this.#hash.update(`${tweetId}\n`);
  }

  /** The key that says it of all that were added; afterwards nothing is added. */
  key(): string {
    return `${OP}:${this.#hash.digest('hex').slice(0, 16)}#0`;
  }
}

/** Whether the journal has a key of `Adoption`. */
export function isAdoptionOver(items: ReadonlyMap<string, Item>, key: string): boolean {
  return items.has(key.slice(0, key.lastIndexOf('#')));
}

/** The entry that ends the looking. */
export function adoptionOver(key: string): { key: string; op: string; state: 'done' } {
  return { key, op: OP, state: 'done' };
}
