import type { Clock } from '../../src/http/clock.ts';

/**
 * A clock whose time only passes when everybody sleeps. `run` drives a piece of work to its end and wakes the
 * earliest sleeper whenever the work has nothing else to do.
 */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: { at: number; wake: () => void }[] = [];

  /** @param start milliseconds since the epoch */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper = { at: this.#now + Math.max(0, ms), wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /** Never aborted: what `run` drives waits for nothing but time. */
  timeout(): AbortSignal {
    return new AbortController().signal;
  }

  /** Runs `work` to its end, letting virtual time pass. @throws what `work` throws, or when it is stuck. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    let settled = false;
    const result = work().finally(() => {
      settled = true;
    });
    result.catch(() => undefined);
    while (!settled) {
      // Two turns of the event loop let every continuation that needs no time run first.
      await new Promise(resolve => setImmediate(resolve));
      await new Promise(resolve => setImmediate(resolve));
      if (settled) break;
      if (!this.#wakeNext()) throw new Error('virtual clock: the work waits for something other than time');
    }
    return await result;
  }

  #wakeNext(): boolean {
    let next = this.#sleepers[0];
    if (!next) return false;
    for (const sleeper of this.#sleepers) if (sleeper.at < next.at) next = sleeper;
    this.#sleepers = this.#sleepers.filter(other => other !== next);
    this.#now = Math.max(this.#now, next.at);
    next.wake();
    return true;
  }
}
