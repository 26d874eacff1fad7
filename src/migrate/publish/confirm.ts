import type { Item } from '../../journal/types.ts';
import { tweetOfPost } from './records.ts';
import type { PublishTools } from './types.ts';

/** After so many posts they are looked for. */
const BATCH = 20;
/** A listing shows the newest first; what is not on so many pages is asked for by itself. */
const PAGES = 8;

/**
 * Looks whether new posts are there: a server's antispam may say yes to what it throws away (mastodon-api.md §2). What
 * earlier runs did not come to is looked for with the first batch.
 */
export class Confirmer {
  readonly #tools: PublishTools;
  readonly #waiting = new Map<string, Item>();
  #checks = 0;
  #isListed: boolean;

  constructor(tools: PublishTools) {
    this.#tools = tools;
    this.#isListed = tools.publishing.traits.listsPrivate;
    for (const item of unconfirmed(tools.journal.items)) this.#waiting.set(item.subject, item);
  }

  /** Takes note of a post that was sent. */
  add(subject: string): void {
    const item = this.#tools.journal.items.get(subject);
    if (item) this.#waiting.set(subject, item);
  }

  /**
   * Looks, when enough have come together or `isLast`.
   * @returns those that are not there; the journal has them as failed then
   * @throws {ApiError | LoginError | TemporaryError | JournalError}
   */
  async check(isLast: boolean): Promise<readonly Item[]> {
    const { journal, onEvent } = this.#tools;
    if (this.#waiting.size === 0 || (this.#waiting.size < BATCH && !isLast)) return [];
    onEvent({ type: 'checking', count: this.#waiting.size });
    const missing = await this.#missing();
    for (const { subject, generation } of missing) {
      const why = 'dropped by the server';
      await journal.append({ key: `${subject}#${generation}`, op: 'post', state: 'failed', why });
    }
    this.#checks += 1;
    await journal.append({
      key: `post-check:${journal.run}/${this.#checks}#0`,
      op: 'post-check',
      state: 'done',
    });
    this.#waiting.clear();
    return missing;
  }

  async #missing(): Promise<readonly Item[]> {
    const { publishing, signal, onEvent } = this.#tools;
    const listed = this.#isListed ? await this.#listed() : new Set<string>();
    const missing: Item[] = [];
    let seen = 0;
    for (const item of this.#waiting.values()) {
      if (item.id === null) continue;
      if (listed.has(item.id)) {
        seen += 1;
        continue;
      }
      signal.throwIfAborted();
      // A listing may come late.
      if ((await publishing.status(item.id)) !== null) continue;
      missing.push(item);
      onEvent({ type: 'dropped', tweetId: tweetOfPost(item).tweetId, url: item.url });
    }
    // Backdated posts stand too far down: then the list is a detour.
    if (seen === 0 && missing.length < this.#waiting.size) this.#isListed = false;
    return missing;
  }

  async #listed(): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    let pages = 0;
    for await (const page of this.#tools.publishing.ownStatuses()) {
      for (const { id } of page) ids.add(id);
      pages += 1;
      const isEverything = [...this.#waiting.values()].every(({ id }) => id === null || ids.has(id));
      if (isEverything || pages === PAGES) break;
    }
    return ids;
  }
}

/**
 * The latest posts that nobody has looked for, at most a batch of them. Both the order of the journal and the clock may
 * tell: one that was sent again stands further up than the check before it, and a clock that was ahead dates a check
 * behind what was posted since.
 */
function unconfirmed(items: ReadonlyMap<string, Item>): readonly Item[] {
  const all = [...items.values()];
  const checks = all.filter(({ op }) => op === 'post-check').map(({ at }) => at);
  const lastCheck = checks.toSorted().at(-1) ?? '';
  const behind = all.findLastIndex(({ op }) => op === 'post-check');
  const isPosted = ({ op, state, undo, why }: Item) =>
    op === 'post' && state === 'done' && undo === null && why === 'posted';
  return all
    .filter((item, index) => isPosted(item) && (index > behind || item.at >= lastCheck))
    .slice(-BATCH);
}
