import type { Clock } from '../../../../src/http/clock.ts';
import type { Account } from '../account.ts';
import { idNumber } from './ids.ts';
import type { WriteLog } from './writes.ts';

/** What a file turned out to be. */
export type MediumKind = 'image' | 'gifv' | 'video' | 'audio';

/** A file somebody uploaded, without its bytes. */
export interface Medium {
  readonly id: string;
  readonly owner: Account;
  readonly kind: MediumKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly type: string;
  readonly description: string | null;
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number;
  readonly readyAt: number;
  /** It cannot be processed, as it will turn out at `readyAt`. */
  readonly isBroken: boolean;
  /** The id of the post that shows it. */
  attachedTo: string | null;
}

/** `app/workers/scheduler/vacuum_scheduler.rb`: what nobody attached is dropped. */
const KEPT_MS = 24 * 3_600_000;

/** The uploads of a server's people. */
export class Media {
  readonly #software: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #writes: WriteLog;
  readonly #media = new Map<string, Medium>();
  /** Ids of deleted files are not given again. */
  #made = 0;

  constructor(software: string, clock: Pick<Clock, 'now'>, writes: WriteLog) {
    this.#software = software;
    this.#clock = clock;
    this.#writes = writes;
  }

  /** @param takesMs how long it is worked on */
  add(file: Omit<Medium, 'id' | 'uploadedAt' | 'readyAt' | 'attachedTo'>, takesMs: number): Medium {
    this.#made += 1;
    const id = idNumber(this.#software, this.#made, 'medium');
    const uploadedAt = this.#clock.now();
    const medium = { ...file, id, uploadedAt, readyAt: uploadedAt + takesMs, attachedTo: null };
    this.#media.set(id, medium);
    const { bytes, sha256, fileName, type, description } = file;
    this.#writes.add(file.owner, 'upload', id, true, {
      upload: { bytes, sha256, fileName, type, description },
    });
    return medium;
  }

  /** One's own, unless it is purged. */
  get(owner: Account, id: string): Medium | undefined {
    const medium = this.#media.get(id);
    if (medium?.owner !== owner || this.#isPurged(medium)) return undefined;
    return medium;
  }

  /** What snac2 shows for an id that means nothing. */
  dangling(owner: Account, id: string): Medium {
    const nothing = {
      bytes: 0,
      sha256: '',
      fileName: id,
      type: '',
      description: '',
      isBroken: false,
    } as const;
    return { ...nothing, id, owner, kind: 'image', uploadedAt: 0, readyAt: 0, attachedTo: null };
  }

  stateOf({ readyAt, isBroken }: Medium): 'processing' | 'ready' | 'failed' {
    if (this.#clock.now() < readyAt) return 'processing';
    return isBroken ? 'failed' : 'ready';
  }

  /** What a deleted post leaves behind is gone at once, or can be used again. */
  release(medium: Medium, isDeleted: boolean): void {
    if (isDeleted) this.#media.delete(medium.id);
    else medium.attachedTo = null;
  }

  /** Those that nobody attached and that are not purged yet. */
  get unattached(): Medium[] {
    return [...this.#media.values()].filter(medium => medium.attachedTo === null && !this.#isPurged(medium));
  }

  #isPurged({ attachedTo, uploadedAt }: Medium): boolean {
    return attachedTo === null && this.#clock.now() >= uploadedAt + KEPT_MS;
  }
}
