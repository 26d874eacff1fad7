import type { OwnPost } from './own-posts.ts';
import { postsBy } from './own-posts.ts';
import { type Said, SHORT } from './said.ts';

/** The posts of the account that are nobody's yet, by what they say. */
export class Shelf {
  readonly free: Set<OwnPost>;
  readonly #bySaid: ReadonlyMap<string, readonly OwnPost[]>;
  readonly #byHead: ReadonlyMap<string, readonly OwnPost[]>;
  readonly #byTail: ReadonlyMap<string, readonly OwnPost[]>;

  constructor(posts: readonly OwnPost[]) {
    this.free = new Set(posts);
    this.#bySaid = postsBy(posts, ({ said }) => said);
    this.#byHead = postsBy(posts, ({ said }) => headOf(said));
    this.#byTail = postsBy(posts, ({ said }) => tailOf(said));
  }

  /** Those that may say the same with the same date, or else with another or none; each in order. */
  like({ whole, own }: Said): readonly OwnPost[] {
    const same = this.#freeOf(this.#bySaid.get(whole));
    if (same.length > 0) return same;
    if (own.length <= SHORT) return this.#freeOf(this.#bySaid.get(own));
    const others = [this.#byHead.get(headOf(own)), this.#byTail.get(tailOf(own))];
    const all = new Set(others.flatMap(each => this.#freeOf(each)));
    return [...all].sort((a, b) => a.index - b.index);
  }

  #freeOf(posts: readonly OwnPost[] = []): readonly OwnPost[] {
    return posts.filter(post => this.free.has(post));
  }
}

function headOf(said: string): string {
  return said.slice(0, SHORT + 1);
}

function tailOf(said: string): string {
  return said.slice(-SHORT - 1);
}
