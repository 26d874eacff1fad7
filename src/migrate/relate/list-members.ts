import { isOpen } from '../../journal/states.ts';
import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import { type Address, addressKey } from '../../people/address.ts';
import { awaitLate } from '../late.ts';
import { MEMBERS_A_REQUEST, membersOf } from './list-content.ts';
import type { RelateTools } from './types.ts';

/** Somebody who is put into a list. */
export interface Member {
  /** The server's id of the account. */
  readonly id: string;
  readonly address: Address;
}

const TRIES = 3;

/** Puts accounts into one list, each once, and counts what came of it. */
export class MemberWriter {
  added = 0;
  already = 0;
  refused = 0;
  unclear = 0;
  #refusal: ApiError | null = null;
  readonly #listId: string;
  readonly #total: number;
  readonly #tools: RelateTools;

  constructor(listId: string, total: number, tools: RelateTools) {
    this.#listId = listId;
    this.#total = total;
    this.#tools = tools;
  }

  /**
   * Adds those who do not stand in the list yet. What an earlier run left unclear is settled by the list itself, and
   * whoever was taken out by hand stays out.
   * @throws {LoginError} {TemporaryError} {JournalError}
   * @throws {ApiError} the server would have nobody of a whole batch
   * @throws the signal's reason when it is aborted
   */
  async add(members: readonly Member[]): Promise<void> {
    await this.#awaitEarlierRuns(members);
    const present = await membersOf(this.#listId, this.#tools.account);
    const missing: Member[] = [];
    for (const member of members) {
      const item = this.#tools.journal.items.get(this.#subject(member));
      const current = item?.undo === 'done' ? undefined : item;
      const isIn = present.has(member.id);
      const isSettled = current?.state === 'done' || current?.why === 'already';
      if (isIn && current && isOpen(current.state)) await this.#settle(member, 'done', 'added');
      else if (isIn && !current) await this.#settle(member, 'skipped', 'already');
      else if (isIn || isSettled) this.already += 1;
      else missing.push(member);
    }
    for (let at = 0; at < missing.length; at += MEMBERS_A_REQUEST) {
      const batch = missing.slice(at, at + MEMBERS_A_REQUEST);
      for (const member of batch) await this.#intend(member);
      const before = this.refused;
      await this.#send(batch, TRIES);
      // Not one of them: it is the list that is refused, not its members.
      if (this.#refusal && batch.length > 1 && this.refused - before === batch.length) throw this.#refusal;
    }
  }

  /** All or nothing: where the server refuses several, it is asked for half of them, down to the one it will not have. */
  async #send(batch: readonly Member[], tries: number): Promise<void> {
    const { account, signal } = this.#tools;
    signal.throwIfAborted();
    const ids = batch.map(each => each.id);
    try {
      await account.addToList(this.#listId, ids);
    } catch (error) {
      if (error instanceof UnclearError) return this.#lookAgain(batch, tries - 1);
      if (error instanceof ApiError) return this.#refuse(batch, error);
      throw error;
    }
    for (const member of batch) await this.#settle(member, 'done', 'added');
  }

  /** Whoever stands in the list by now came there by an earlier request of ours, which seemed lost: a list takes nobody twice. */
  async #refuse(batch: readonly Member[], error: ApiError): Promise<void> {
    const missing = await this.#settlePresent(batch);
    if (missing.length < batch.length) {
      if (missing.length > 0) await this.#send(missing, TRIES);
      return;
    }
    const [only] = batch;
    if (batch.length === 1 && only) {
      this.#refusal = error;
      return this.#settle(only, 'skipped', 'refused');
    }
    const half = Math.ceil(batch.length / 2);
    await this.#send(batch.slice(0, half), TRIES);
    await this.#send(batch.slice(half), TRIES);
  }

  async #lookAgain(batch: readonly Member[], tries: number): Promise<void> {
    await awaitLate(0, this.#tools);
    const missing = await this.#settlePresent(batch);
    if (missing.length === 0) return;
    if (tries > 0) return this.#send(missing, tries);
    for (const member of missing) await this.#settle(member, 'unknown', 'unclear');
  }

  /** @returns those who do not stand in the list */
  async #settlePresent(batch: readonly Member[]): Promise<readonly Member[]> {
    const present = await membersOf(this.#listId, this.#tools.account);
    for (const member of batch) if (present.has(member.id)) await this.#settle(member, 'done', 'added');
    return batch.filter(each => !present.has(each.id));
  }

  /** What an earlier run sent shortly before it died may still be under way. */
  async #awaitEarlierRuns(members: readonly Member[]): Promise<void> {
    const isAnyOnItsWay = members.some(member => {
      const item = this.#tools.journal.items.get(this.#subject(member));
      return item?.state === 'intent' && item.undo !== 'done';
    });
    // Our own clock may have been set since: the time counts from now.
    if (isAnyOnItsWay) await awaitLate(0, this.#tools);
  }

  async #intend(member: Member): Promise<void> {
    await this.#tools.journal.append({
      key: this.#key(member),
      op: 'list-member',
      state: 'intent',
      before: { member: false },
      payload: { listId: this.#listId, accountId: member.id },
      id: member.id,
    });
  }

  async #settle(
    member: Member,
    state: 'done' | 'skipped' | 'unknown',
    why: 'added' | 'already' | 'refused' | 'unclear',
  ): Promise<void> {
    await this.#tools.journal.append({
      key: this.#key(member),
      op: 'list-member',
      state,
      why,
      id: member.id,
    });
    this[why] += 1;
    const done = this.added + this.already + this.refused + this.unclear;
    this.#tools.onEvent({ type: 'listing', done, total: this.#total });
  }

  #subject({ address }: Member): string {
    return `list-member:${this.#listId}:${addressKey(address)}`;
  }

  /** Whoever was taken out again, by this tool or by hand, is put in under a new name. */
  #key(member: Member): string {
    const item = this.#tools.journal.items.get(this.#subject(member));
    return `${this.#subject(member)}#${item ? item.generation + (item.undo === 'done' ? 1 : 0) : 0}`;
  }
}
