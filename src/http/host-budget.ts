import type { Clock } from './clock.ts';
import { FixedWindow } from './pacing.ts';
import { readRateLimit } from './rate-headers.ts';
import type { WindowRule } from './spans.ts';

/** Whether a request may leave now, or from when on (milliseconds since the epoch, our clock). */
export type Permit = { readonly ok: true } | { readonly ok: false; readonly retryAt: number };

/** Requests to `/api` without a token: counted by IP address at each Mastodon server, v4.6.5. */
export const ANONYMOUS_API: WindowRule = { limit: 300, windowMs: 300_000, startsAt: 'epoch' };

/** One limit, kept for each host apart. */
export class HostBudget {
  readonly #rule: WindowRule;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #windows = new Map<string, FixedWindow>();

  constructor(rule: WindowRule, clock: Pick<Clock, 'now'>) {
    this.#rule = rule;
    this.#clock = clock;
  }

  /** Takes one request of the host's budget. What was taken counts, whether the request succeeds or not. */
  tryTake(host: string): Permit {
    const window = this.#windowOf(host);
    const waitMs = window.waitMs();
    if (waitMs > 0) return { ok: false, retryAt: this.#clock.now() + waitMs };
    window.take();
    return { ok: true };
  }

  /**
   * Learns from an answer of the host: `X-RateLimit-*`, `Retry-After` and `Date`.
   * @param headers names in lower case
   */
  correct(host: string, headers: Readonly<Record<string, string>>): void {
    this.#windowOf(host).correct(readRateLimit(headers, this.#clock.now()));
  }

  #windowOf(host: string): FixedWindow {
    let window = this.#windows.get(host);
    if (!window) {
      window = new FixedWindow(this.#rule, this.#clock);
      this.#windows.set(host, window);
    }
    return window;
  }
}
