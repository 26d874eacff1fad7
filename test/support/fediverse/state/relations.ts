import type { Clock } from '../../../../src/http/clock.ts';
import type { Account } from '../account.ts';
import type { WriteLog } from './writes.ts';

/** How one account stands to another; changed by `Relations` alone. */
export interface Tie {
  following: boolean;
  requested: boolean;
  reblogs: boolean;
  notify: boolean;
  languages: readonly string[] | null;
  blocking: boolean;
  muting: boolean;
  mutingNotifications: boolean;
  /** When it began, among all of this server: newer ties have higher numbers. */
  serial: number;
  /** What the other server will have said, and when (ms since the epoch). */
  answer: { readonly at: number; readonly accepts: boolean } | null;
}

/** How a follow is made; what is left out stays as it was. */
export type FollowChoice = Partial<Pick<Tie, 'reblogs' | 'notify' | 'languages'>>;

const NOTHING: Tie = {
  following: false,
  requested: false,
  reblogs: true,
  notify: false,
  languages: null,
  blocking: false,
  muting: false,
  mutingNotifications: false,
  serial: 0,
  answer: null,
};

/** What happens to a follow before anybody is asked. */
export type FollowStart = 'followed' | 'requested';

/** How the people of one server stand to others. */
export class Relations {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #writes: WriteLog;
  readonly #ties = new Map<Account, Map<Account, Tie>>();
  #begun = 0;

  constructor(clock: Pick<Clock, 'now'>, writes: WriteLog) {
    this.#clock = clock;
    this.#writes = writes;
  }

  /** As it is now. */
  between(actor: Account, target: Account): Readonly<Tie> {
    return this.#find(actor, target) ?? NOTHING;
  }

  /** Those for whom `holds` is true, in the order in which the ties began. */
  of(actor: Account, holds: (tie: Readonly<Tie>) => boolean): Account[] {
    const targets = [...(this.#ties.get(actor)?.keys() ?? [])];
    return targets.filter(target => holds(this.between(actor, target)));
  }

  /**
   * Follows, or changes how an account is followed already.
   * @param answer when the other server answers a request and how; null when it never will
   */
  follow(
    actor: Account,
    target: Account,
    choice: FollowChoice,
    start: FollowStart,
    answer: Tie['answer'],
  ): void {
    const tie = this.#tie(actor, target);
    const isNew = !tie.following && !tie.requested;
    if (isNew) {
      Object.assign(tie, { reblogs: true, notify: false, languages: null });
      Object.assign(tie, { following: start === 'followed', requested: start === 'requested', answer });
      this.#moveToEnd(actor, target, tie);
    }
    Object.assign(tie, choice);
    this.#writes.add(actor, 'follow', target.address, isNew);
  }

  unfollow(actor: Account, target: Account): void {
    const tie = this.#tie(actor, target);
    this.#writes.add(actor, 'unfollow', target.address, tie.following || tie.requested);
    Object.assign(tie, { following: false, requested: false, answer: null });
  }

  /** A block ends a follow, of both. */
  block(actor: Account, target: Account): void {
    const tie = this.#tie(actor, target);
    this.#writes.add(actor, 'block', target.address, !tie.blocking);
    Object.assign(tie, { blocking: true, following: false, requested: false, answer: null });
    const back = this.#find(target, actor);
    if (back) Object.assign(back, { following: false, requested: false, answer: null });
  }

  unblock(actor: Account, target: Account): void {
    const tie = this.#tie(actor, target);
    this.#writes.add(actor, 'unblock', target.address, tie.blocking);
    tie.blocking = false;
  }

  mute(actor: Account, target: Account, notifications: boolean): void {
    const tie = this.#tie(actor, target);
    this.#writes.add(actor, 'mute', target.address, !tie.muting);
    Object.assign(tie, { muting: true, mutingNotifications: notifications });
  }

  unmute(actor: Account, target: Account): void {
    const tie = this.#tie(actor, target);
    this.#writes.add(actor, 'unmute', target.address, tie.muting);
    Object.assign(tie, { muting: false, mutingNotifications: false });
  }

  /** The other side approves a request, or ends it or a follow. */
  decide(actor: Account, target: Account, accepts: boolean): void {
    const tie = this.#tie(actor, target);
    Object.assign(tie, { following: accepts, requested: false, answer: null });
  }

  /** Sets what a test wants to be so, without a trace in the log. */
  arrange(actor: Account, target: Account, tie: Partial<Tie>): void {
    Object.assign(this.#tie(actor, target), tie);
  }

  #find(actor: Account, target: Account): Tie | undefined {
    const tie = this.#ties.get(actor)?.get(target);
    if (tie?.answer && this.#clock.now() >= tie.answer.at) {
      Object.assign(tie, { following: tie.answer.accepts, requested: false, answer: null });
    }
    return tie;
  }

  #tie(actor: Account, target: Account): Tie {
    const found = this.#find(actor, target);
    if (found) return found;
    const tie = { ...NOTHING };
    this.#moveToEnd(actor, target, tie);
    return tie;
  }

  #moveToEnd(actor: Account, target: Account, tie: Tie): void {
    const ties = this.#ties.get(actor) ?? new Map<Account, Tie>();
    this.#ties.set(actor, ties);
    tie.serial = ++this.#begun;
    ties.delete(target);
    ties.set(target, tie);
  }
}
