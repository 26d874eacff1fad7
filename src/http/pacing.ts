import type { Clock } from './clock.ts';
import type { RateLimit } from './rate-headers.ts';

/** A limit as a server counts it: so many requests in each window. */
export interface WindowRule {
  readonly limit: number;
  readonly windowMs: number;
  /** Where windows begin: at multiples of their length since the epoch (Mastodon), or at a request (GoToSocial). */
  readonly startsAt: 'epoch' | 'first-request';
}

/**
 * Our clock and the server's are never quite the same, and a request takes time to arrive: this close to a boundary
 * nobody can say which window it counts in.
 */
const SLACK_MS = 1000;

/**
 * Keeps within one fixed window of one server. Near a boundary an epoch-aligned request needs room in both windows;
 * where windows begin at a request none is sent there at all, because it would start the next window unseen.
 */
export class FixedWindow {
  readonly #rule: WindowRule;
  readonly #clock: Pick<Clock, 'now'>;
  #limit: number;
  #skewMs = 0;
  // Times below are the server's.
  #end = Number.NEGATIVE_INFINITY;
  #taken = 0;
  #takenBefore = 0;
  #blockedUntil = Number.NEGATIVE_INFINITY;

  constructor(rule: WindowRule, clock: Pick<Clock, 'now'>) {
    this.#rule = rule;
    this.#clock = clock;
    this.#limit = rule.limit;
  }

  /** Milliseconds until a request may leave; 0: it may leave now. */
  waitMs(): number {
    const now = this.#serverNow();
    this.#roll(now);
    return Math.max(0, this.#freeAt(now) - now, this.#blockedUntil - now);
  }

  /** Counts one request. Call it when `waitMs` is 0 and before the request leaves. */
  take(): void {
    const now = this.#serverNow();
    this.#roll(now);
    this.#taken++;
    if (this.#isNearStart(now)) this.#takenBefore++;
    if (this.#taken === 1 && this.#rule.startsAt === 'first-request') this.#end = now + this.#rule.windowMs;
  }

  /** Believes the server where it knows of more requests than we do, of a lower limit, or of another boundary. */
  correct(rate: RateLimit): void {
    if (rate.skewMs !== null) this.#skewMs = rate.skewMs;
    const now = this.#serverNow();
    this.#roll(now);
    if (rate.retryAt !== null) this.#blockedUntil = Math.max(this.#blockedUntil, rate.retryAt + this.#skewMs);
    if (rate.limit !== null && rate.limit > 0) this.#limit = Math.min(this.#rule.limit, rate.limit);
    if (rate.remaining === null || rate.resetAt === null) return;
    const reset = rate.resetAt + this.#skewMs;
    const used = this.#limit - rate.remaining;
    if (Math.abs(reset - (this.#end - this.#rule.windowMs)) <= SLACK_MS) {
      this.#takenBefore = Math.max(this.#takenBefore, used);
    } else if (reset > now && reset <= now + this.#rule.windowMs + SLACK_MS) {
      this.#end = reset;
      this.#taken = Math.max(this.#taken, used);
    }
  }

  #serverNow(): number {
    return this.#clock.now() + this.#skewMs;
  }

  /**
   * Opens the window that counts at `now`, unless it is open. A clock that was set back opens a new one; a guess of
   * the server's clock that went back a little does not.
   */
  #roll(now: number): void {
    const { windowMs, startsAt } = this.#rule;
    const left = this.#end - now;
    if (left <= windowMs + 3 * SLACK_MS && left > (startsAt === 'epoch' ? SLACK_MS : -SLACK_MS)) return;
    const start = startsAt === 'epoch' ? Math.floor((now + SLACK_MS) / windowMs) * windowMs : now;
    this.#takenBefore = Math.abs(start - this.#end) <= SLACK_MS ? this.#taken : 0;
    this.#taken = 0;
    this.#end = start + windowMs;
  }

  #freeAt(now: number): number {
    if (this.#taken >= this.#limit) return this.#end + SLACK_MS;
    if (this.#rule.startsAt === 'epoch') {
      const isFull = this.#takenBefore >= this.#limit && this.#isNearStart(now);
      return isFull ? this.#end - this.#rule.windowMs + SLACK_MS : now;
    }
    const isNearEnd = this.#taken > 0 && now >= this.#end - SLACK_MS;
    return isNearEnd ? this.#end + SLACK_MS : now;
  }

  #isNearStart(now: number): boolean {
    return now < this.#end - this.#rule.windowMs + SLACK_MS;
  }
}
