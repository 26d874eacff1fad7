import type { Clock } from '../../../../src/http/clock.ts';

/** So many in a period; the period begins at a multiple of itself since the epoch, or with the first request. */
export interface Limit {
  readonly requests: number;
  readonly periodMs: number;
  readonly starts?: 'epoch' | 'first-request';
}

/** How full a window is. */
export interface Usage {
  readonly limit: number;
  /** Never below zero. */
  readonly left: number;
  /** Milliseconds since the epoch. */
  readonly resetsAt: number;
  /** Whether this one was within the limit. */
  readonly passes: boolean;
}

/** Counts for each key on its own; what is over the limit extends nothing. */
export class Windows {
  limit: Limit;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #windows = new Map<string, { start: number; used: number }>();

  constructor(limit: Limit, clock: Pick<Clock, 'now'>) {
    this.limit = limit;
    this.#clock = clock;
  }

  /** Counts one. */
  take(key: string): Usage {
    const window = this.#current(key);
    window.used++;
    return this.#usage(window, window.used <= this.limit.requests);
  }

  /** Whether one more would pass; counts nothing. */
  look(key: string): Usage {
    const window = this.#current(key);
    return this.#usage(window, window.used < this.limit.requests);
  }

  #usage({ start, used }: { start: number; used: number }, passes: boolean): Usage {
    const { requests, periodMs } = this.limit;
    return { limit: requests, left: Math.max(0, requests - used), resetsAt: start + periodMs, passes };
  }

  #current(key: string): { start: number; used: number } {
    const { periodMs, starts } = this.limit;
    const now = this.#clock.now();
    const known = this.#windows.get(key);
    if (known && now < known.start + periodMs && now >= known.start) return known;
    const window = { start: starts === 'first-request' ? now : now - (now % periodMs), used: 0 };
    this.#windows.set(key, window);
    return window;
  }
}
