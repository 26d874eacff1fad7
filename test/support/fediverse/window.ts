import type { Clock } from '../../../src/http/clock.ts';
import { json, type Layer } from './exchange.ts';

/** A limit as Mastodon counts it: a fixed window, aligned to the Unix epoch. */
export interface Limit {
  readonly requests: number;
  readonly periodMs: number;
}

/** 300 in 5 minutes for an address without a token: Mastodon `config/initializers/rack_attack.rb`. */
export const ANONYMOUS_API: Limit = { requests: 300, periodMs: 300_000 };

/** Counts requests in the window of the clock's now; what is over the limit extends nothing. */
export class LimitWindow {
  readonly limit: Limit;
  readonly #clock: Pick<Clock, 'now'>;
  #window = -1;
  #used = 0;

  constructor(limit: Limit, clock: Pick<Clock, 'now'>) {
    this.limit = limit;
    this.#clock = clock;
  }

  /** Counts one request. @returns whether it may pass, and the headers that go with its answer */
  take(): { passes: boolean; headers: Record<string, string> } {
    const { requests, periodMs } = this.limit;
    const now = this.#clock.now();
    const window = Math.floor(now / periodMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    this.#used++;
    return {
      passes: this.#used <= requests,
      headers: {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-remaining': String(Math.max(0, requests - this.#used)),
        'x-ratelimit-reset': resetText((window + 1) * periodMs + (now % 1000)),
      },
    };
  }
}

/** Counts every request under `prefix`, and refuses what is too much as Mastodon does: without `Retry-After`. */
export function limited(prefix: string, window: LimitWindow): Layer {
  return async (asked, next) => {
    if (!asked.url.pathname.startsWith(prefix)) return next(asked);
    const { passes, headers } = window.take();
    const reply = passes ? await next(asked) : json({ error: 'Too many requests' }, 429);
    return { ...reply, headers: { ...reply.headers, ...headers } };
  };
}

/** Mastodon counts whole seconds to the end of the window, from a now with fractions, and writes microseconds. */
function resetText(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}
