import type { Account } from '../account.ts';
import type { Relations } from './relations.ts';
import type { WriteLog } from './writes.ts';

/** A list of somebody's, of people they follow. */
export interface List {
  readonly id: string;
  readonly owner: Account;
  readonly title: string;
  readonly members: Set<Account>;
}

/** Mastodon's `List::PER_ACCOUNT_LIMIT`. */
const MOST_LISTS = 50;

/** The lists of a server's people. */
export class Lists {
  readonly #relations: Relations;
  readonly #writes: WriteLog;
  readonly #lists = new Map<string, List>();
  #made = 0;

  constructor(relations: Relations, writes: WriteLog) {
    this.#relations = relations;
    this.#writes = writes;
  }

  of(owner: Account): List[] {
    return [...this.#lists.values()].filter(list => list.owner === owner).map(list => this.#pruned(list));
  }

  /** @returns `undefined` when the list is somebody else's, too */
  get(owner: Account, id: string): List | undefined {
    const list = this.#lists.get(id);
    return list?.owner === owner ? this.#pruned(list) : undefined;
  }

  /** @returns null when there are too many */
  create(owner: Account, title: string): List | null {
    if (this.of(owner).length >= MOST_LISTS) return null;
    const list = { id: String(++this.#made), owner, title, members: new Set<Account>() };
    this.#lists.set(list.id, list);
    this.#writes.add(owner, 'list-create', title, true);
    return list;
  }

  delete(list: List): void {
    this.#lists.delete(list.id);
    this.#writes.add(list.owner, 'list-delete', list.title, true);
  }

  /** All or none. @returns whether all are followed, or about to be, and none is in it already */
  add(list: List, accounts: readonly Account[]): boolean {
    const isIn = (account: Account) => list.members.has(account);
    const unfit = (account: Account) => isIn(account) || !this.#belongs(list.owner, account);
    if (accounts.some(unfit) || new Set(accounts).size < accounts.length) return false;
    for (const account of accounts) {
      list.members.add(account);
      this.#writes.add(list.owner, 'list-add', `${list.title}: ${account.address}`, true);
    }
    return true;
  }

  remove(list: List, accounts: readonly Account[]): void {
    for (const account of accounts) {
      const was = list.members.delete(account);
      this.#writes.add(list.owner, 'list-remove', `${list.title}: ${account.address}`, was);
    }
  }

  /** Who is no longer followed leaves the lists too. */
  #pruned(list: List): List {
    for (const member of list.members) if (!this.#belongs(list.owner, member)) list.members.delete(member);
    return list;
  }

  #belongs(owner: Account, account: Account): boolean {
    const { following, requested } = this.#relations.between(owner, account);
    return following || requested;
  }
}
