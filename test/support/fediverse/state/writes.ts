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
  | 'list-remove'
  | 'post'
  | 'delete'
  | 'upload';

/** What stands there after a post. */
export interface PostFacts {
  readonly text: string;
  readonly spoiler: string;
  readonly visibility: string;
  /** The id of the post it answers. */
  readonly replyTo: string | null;
  readonly quoted: string | null;
  readonly mediaIds: readonly string[];
  readonly language: string | null;
  readonly sensitive: boolean;
  readonly localOnly: boolean;
  /** The date it carries, milliseconds since the epoch: `at`, unless it was backdated. */
  readonly createdAt: number;
  readonly url: string;
  /** The `content_type` that was asked for; null for the account's own, which may be Markdown. */
  readonly contentType: string | null;
  /** The `Idempotency-Key` that was sent with it. */
  readonly key: string | null;
}

/** What an upload brought. */
export interface UploadFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly type: string;
  readonly description: string | null;
}

/** One effect of a request on a server's state. */
export interface Write {
  /** Milliseconds since the epoch, by the clock of the world. */
  readonly at: number;
  /** Whose request it was. */
  readonly actor: string;
  readonly op: Effect;
  /** An address; of lists the title, for members followed by a colon and the address; of posts and uploads the id. */
  readonly target: string;
  /** Whether anything changed: false for a follow of somebody followed already. */
  readonly isNew: boolean;
  /** Of `post`. */
  readonly post?: PostFacts;
  /** Of `upload`. */
  readonly upload?: UploadFacts;
}

/** Every effect on one server, in order. */
export class WriteLog {
  readonly all: Write[] = [];
  readonly #clock: Pick<Clock, 'now'>;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  add(
    actor: { readonly address: string },
    op: Effect,
    target: string,
    isNew: boolean,
    more: Partial<Pick<Write, 'at' | 'post' | 'upload'>> = {},
  ): void {
    this.all.push({ at: this.#clock.now(), actor: actor.address, op, target, isNew, ...more });
  }
}
