import type { Clock } from './clock.ts';

/** Progress that comes faster than this many milliseconds needs no new timeout each time. */
const RENEW_MS = 1000;

/** Ends what makes no progress for a time. */
export class IdleTimer {
  readonly #clock: Pick<Clock, 'now' | 'timeout'>;
  readonly #ms: number;
  readonly #controller = new AbortController();
  #latest: AbortSignal | null = null;
  #since = Number.NEGATIVE_INFINITY;

  /** @param ms how long, good to a second where there is progress */
  constructor(clock: Pick<Clock, 'now' | 'timeout'>, ms: number) {
    this.#clock = clock;
    this.#ms = ms;
    this.renew();
  }

  /** Aborted when the time has passed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** There was progress: the time begins anew. */
  renew(): void {
    const now = this.#clock.now();
    if (Math.abs(now - this.#since) < RENEW_MS) return;
    this.#since = now;
    const timeout = this.#clock.timeout(this.#ms);
    this.#latest = timeout;
    const end = (): void => {
      if (timeout === this.#latest) this.#controller.abort(timeout.reason);
    };
    timeout.addEventListener('abort', end, { once: true });
  }
}
