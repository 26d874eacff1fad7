import type { Clock } from './clock.ts';
import type { WindowRule } from './pacing.ts';

/** One limit of a server. */
export interface Bucket {
  /** Several windows may share a name: a server may count the same requests by token and by user. */
  readonly name: string;
  readonly rule: WindowRule;
}

/** Where a window stood, by our own clock. */
export interface WindowMemory {
  readonly bucket: string;
  readonly taken: number;
  /** When it ends or ended, milliseconds since the epoch. */
  readonly until: number;
}

/** What earlier runs left, and where this one leaves its own. */
export interface PacingMemory {
  readonly windows: readonly WindowMemory[];
  /** When requests of a bucket were sent before, milliseconds since the epoch, in any order. */
  readonly takes: ReadonlyMap<string, readonly number[]>;
  /** Keeps where a window stands; `refused`: the server refused a request that should have passed. */
  remember(window: WindowMemory & { readonly refused: boolean }): Promise<void>;
}

/** For what needs no memory. */
export const NO_MEMORY: PacingMemory = {
  windows: [],
  takes: new Map(),
  remember: async () => undefined,
};

/** How a pacer goes about. */
export interface PacerOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** How much of each limit may be used, more than 0 and at most 1. */
  readonly share: number;
  /** `burst`: as soon as a window allows; `even`: spread over it. */
  readonly pace: 'even' | 'burst';
  readonly memory: PacingMemory;
}

/** Keeps within several limits of one server at once. Times are milliseconds since the epoch, by our own clock. */
export class Pacer {
  constructor(_buckets: readonly Bucket[], _options: PacerOptions) {}

  /** Milliseconds until a request that counts in these buckets may leave; 0: it may leave now. */
  waitMs(_names: readonly string[]): number {
    return 0;
  }

  /** Counts a request. Call it when `waitMs` is 0 and before the request leaves. */
  take(_names: readonly string[]): void {}

  /**
   * Learns from an answer, whatever its status.
   * @param headers names in lower case
   */
  async correct(_names: readonly string[], _headers: Readonly<Record<string, string>>): Promise<void> {}

  /**
   * Learns from a 429 and remembers it.
   * @param headers names in lower case
   * @returns when to ask again, and which bucket was full
   */
  async refused(
    _names: readonly string[],
    _headers: Readonly<Record<string, string>>,
  ): Promise<{ bucket: string; retryAt: number }> {
    return { bucket: '', retryAt: 0 };
  }

  /** What holds the next request back and until when; null: nothing does. */
  nextFree(_names: readonly string[]): { bucket: string; at: number } | null {
    return null;
  }

  /** When the last of `count` more requests could leave. */
  forecast(_names: readonly string[], _count: number): number {
    return 0;
  }

  /** How the fullest window of a bucket stands; null: there is no such bucket. */
  usage(_name: string): { limit: number; windowMs: number; taken: number; resetsAt: number } | null {
    return null;
  }
}
