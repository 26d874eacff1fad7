import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/http/clock.ts';

/**
 * A clock for work that does one thing at a time and talks to real sockets: whoever sleeps makes the time pass at
 * once. Timeouts fire only when somebody lets them: a server that leaves a request unanswered calls `expire`.
 */
export class SteppingClock implements Clock {
  /** Milliseconds since the epoch; a test may set it, as a closed laptop does. */
  time: number;
  /** How far `wrong` is ahead, in milliseconds. */
  skew = 0;
  /** This clock as it looks to a program whose machine has it wrong; the right one unless `skew` is set. */
  readonly wrong: Clock = {
    now: () => this.time + this.skew,
    sleep: (ms, signal) => this.sleep(ms, signal),
    timeout: ms => this.timeout(ms),
  };
  /** Every sleep that ended, in milliseconds. */
  readonly slept: number[] = [];
  readonly #timeouts = new Set<{ readonly at: number; readonly controller: AbortController }>();

  constructor(start = Date.UTC(2026, 0, 1, 12)) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await setImmediate();
    signal?.throwIfAborted();
    this.time += Math.max(0, ms);
    this.slept.push(ms);
  }

  timeout(ms: number): AbortSignal {
    const controller = new AbortController();
    this.#timeouts.add({ at: this.time + ms, controller });
    return controller.signal;
  }

  /** Lets time pass until the latest timeout that was set, which is that of the request under way. */
  expire(): void {
    const latest = [...this.#timeouts].at(-1);
    this.#timeouts.clear();
    if (!latest) return;
    this.time = Math.max(this.time, latest.at);
    latest.controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }
}
