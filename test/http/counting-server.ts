import type { WindowRule } from '../../src/http/spans.ts';

/** A clock that a test moves by hand; what is due on the way happens. */
export class HandClock {
  #now: number;
  #events: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  at(at: number, run: () => void): void {
    this.#events.push({ at, run });
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#events.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#events = this.#events.filter(event => event !== due);
      this.#now = due.at;
      due.run();
    }
    this.#now = end;
  }
}

/** Counts requests as a server does, by a clock that differs from the client's. */
export class CountingServer {
  /** Requests in each window, by its start. */
  readonly counts = new Map<number, number>();
  readonly #rule: WindowRule;
  readonly #clock: HandClock;
  readonly #aheadMs: number;
  #start = Number.NEGATIVE_INFINITY;

  constructor(rule: WindowRule, clock: HandClock, aheadMs: number) {
    this.#rule = rule;
    this.#clock = clock;
    this.#aheadMs = aheadMs;
  }

  /** @returns the headers of the answer */
  receive(): Record<string, string> {
    const { limit, windowMs, startsAt } = this.#rule;
    const now = this.#clock.now() + this.#aheadMs;
    if (now >= this.#start + windowMs) {
      this.#start = startsAt === 'epoch' ? Math.floor(now / windowMs) * windowMs : now;
    }
    const count = (this.counts.get(this.#start) ?? 0) + 1;
    this.counts.set(this.#start, count);
    return {
      date: new Date(now).toUTCString(),
      'x-ratelimit-limit': `${limit}`,
      'x-ratelimit-remaining': `${Math.max(0, limit - count)}`,
      'x-ratelimit-reset': new Date(this.#start + windowMs).toISOString(),
    };
  }
}
