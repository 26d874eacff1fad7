import type { Bucket } from '../../src/http/pacer.ts';
import type { HandClock } from './counting-server.ts';

interface Counter {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly isAligned: boolean;
  start: number;
  count: number;
}

/** What a strict server is like. */
export interface StrictOptions {
  readonly buckets: readonly Bucket[];
  /** How far its clock is ahead of the true time. */
  readonly aheadMs: number;
  /** Whether it says `X-RateLimit-*`, and in what form. */
  readonly resets: 'iso' | 'epoch' | 'seconds' | 'none';
}

/**
 * Counts as servers do: what is over a limit is refused with 429 and counts nowhere; the headers describe the window
 * nearest exhaustion. It lives by the true time, which a clock of the client's may differ from.
 */
export class StrictServer {
  refusals = 0;
  accepted = 0;
  readonly #options: StrictOptions;
  readonly #time: Pick<HandClock, 'now'>;
  readonly #windows: Counter[];

  constructor(options: StrictOptions, time: Pick<HandClock, 'now'>) {
    this.#options = options;
    this.#time = time;
    this.#windows = options.buckets.map(({ name, rule: { limit, windowMs, startsAt } }) => ({
      name,
      limit,
      windowMs,
      isAligned: startsAt === 'epoch',
      start: Number.NEGATIVE_INFINITY,
      count: 0,
    }));
  }

  /** @param requests how many of somebody else's come at once */
  receive(names: readonly string[], requests = 1): { status: number; headers: Record<string, string> } {
    const now = this.#time.now() + this.#options.aheadMs;
    const windows = this.#windows.filter(({ name }) => names.includes(name));
    for (const window of windows) {
      if (now < window.start + window.windowMs) continue;
      window.start = window.isAligned ? Math.floor(now / window.windowMs) * window.windowMs : now;
      window.count = 0;
    }
    const passes = windows.every(({ count, limit }) => count + requests <= limit);
    if (passes) for (const window of windows) window.count += requests;
    if (passes) this.accepted += requests;
    else this.refusals++;
    return { status: passes ? 200 : 429, headers: this.#headers(now, windows) };
  }

  #headers(now: number, windows: readonly Counter[]): Record<string, string> {
    const date = new Date(now).toUTCString();
    const [nearest] = [...windows].sort(
      (a, b) => (a.limit - a.count) / a.limit - (b.limit - b.count) / b.limit,
    );
    if (!nearest || this.#options.resets === 'none') return { date };
    const end = nearest.start + nearest.windowMs;
    const reset = {
      // Mastodon keeps the fraction of its now (lib: rack-attack's throttle data, whole seconds to the end).
      iso: new Date(end + (now % 1000)).toISOString(),
      epoch: `${Math.ceil(end / 1000)}`,
      seconds: `${Math.ceil((end - now) / 1000)}`,
    };
    return {
      date,
      'x-ratelimit-limit': `${nearest.limit}`,
      'x-ratelimit-remaining': `${nearest.limit - nearest.count}`,
      'x-ratelimit-reset': reset[this.#options.resets],
    };
  }
}
