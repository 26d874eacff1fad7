import type { Clock } from '../../../../src/http/clock.ts';

/** What a client can change. */
export type Effect =
  | 'follow'
  | 'unfollow'
  | 'block'
  | 'unblock'
  | 'mute'
  | 'unmute'
  | 'list-create'
  | 'list-delete'
  | 'list-add'
  | 'list-remove';

/** One effect of a request on a server's state. */
export interface Write {
  /** Milliseconds since the epoch, by the clock of the world. */
  readonly at: number;
  /** Whose request it was. */
  readonly actor: string;
  readonly op: Effect;
  /** An address; of lists the title, for members followed by a colon and the address. */
  readonly target: string;
  /** Whether anything changed: false for a follow of somebody followed already. */
  readonly isNew: boolean;
}

/** Every effect on one server, in order. */
export class WriteLog {
  readonly all: Write[] = [];
  readonly #clock: Pick<Clock, 'now'>;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  add(actor: { readonly address: string }, op: Effect, target: string, isNew: boolean): void {
    this.all.push({ at: this.#clock.now(), actor: actor.address, op, target, isNew });
  }
}
