import { addressKey } from '../../people/address.ts';
import type { DraftPart } from '../../posts/types.ts';
import type { PublishTools } from './types.ts';

/** Finds those who are mentioned; each is looked for once. */
export class Mentions {
  readonly #account: PublishTools['account'];
  /** The server's ids, by address; null: it knows nobody of that name. */
  readonly #ids = new Map<string, string | null>();

  constructor(account: PublishTools['account']) {
    this.#account = account;
  }

  /**
   * The server's ids of all who are mentioned in a post and whom it knows.
   * @throws {LoginError | TemporaryError | ApiError}
   */
  async idsIn({ pieces }: DraftPart): Promise<readonly string[]> {
    const ids = new Set<string>();
    for (const piece of pieces) {
      if (piece.kind !== 'mention') continue;
      const name = addressKey(piece.address);
      if (!this.#ids.has(name)) {
        const resolved = await this.#account.resolve(piece.address);
        this.#ids.set(name, resolved.status === 'found' ? resolved.account.id : null);
      }
      const id = this.#ids.get(name) ?? null;
      if (id !== null) ids.add(id);
    }
    return [...ids];
  }
}
