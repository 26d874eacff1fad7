import type { Clock } from './clock.ts';
import type { RateLimit } from './rate-headers.ts';
import { Spans, type WindowRule } from './spans.ts';

/** How one limit is used. */
export interface WindowOptions {
  /** How much of the limit may be used, more than 0 and at most 1; by default all. */
  readonly share?: number;
  /** `burst`: as soon as the window allows (the default); `even`: what is left is spread over what is left of it. */
  readonly pace?: 'even' | 'burst';
}

/** Where a window stood. Times are milliseconds since the epoch, by our own clock. */
export interface WindowState {
  readonly taken: number;
  /** When it ends or ended. */
  readonly until: number;
  /** When this was so; what was sent later comes on top. */
  readonly at?: number;
}

/** Keeps within one limit of one server. Times that go in and out are our own clock's, unless they say otherwise. */
export class FixedWindow {
  readonly rule: WindowRule;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #share: number;
  readonly #isEven: boolean;
  #spans: Spans;
  #restored: { readonly takes: readonly number[]; readonly windows: readonly WindowState[] } | null = null;
  #limit: number;
  #skewMs = 0;
  /** Requests since the server last told its time. */
  #unconfirmed = 0;
  // Times below are the server's.
  #seen = Number.NEGATIVE_INFINITY;
  #lastTake = Number.NEGATIVE_INFINITY;
  #blockedUntil = Number.NEGATIVE_INFINITY;
  #blockedMs = 0;

  constructor(
    rule: WindowRule,
    clock: Pick<Clock, 'now'>,
    { share = 1, pace = 'burst' }: WindowOptions = {},
  ) {
    this.rule = rule;
    this.#clock = clock;
    this.#share = share;
    this.#isEven = pace === 'even';
    this.#limit = rule.limit;
    this.#spans = new Spans(rule);
  }

  /** Milliseconds until a request may leave; 0: it may leave now. */
  waitMs(): number {
    return this.freeAt(this.#clock.now()) - this.#clock.now();
  }

  /** The first moment from `time` on, which is not in the past, when a request may leave if none leaves before. */
  freeAt(time: number): number {
    const now = this.#serverNow();
    const earliest = Math.max(time + this.#skewMs, this.#blockedUntil, this.#evenAt(now));
    return this.#spans.freeAt(earliest, this.#allowed) - this.#skewMs;
  }

  /**
   * Counts one request. Call it when `waitMs` is 0 and before the request leaves.
   * @returns takes it back, for when it never reached the server
   */
  take(): () => void {
    const now = this.#serverNow();
    const spans = this.#spans;
    const before = this.#lastTake;
    const uncount = spans.count(now);
    this.#lastTake = now;
    this.#unconfirmed++;
    return () => {
      // What was counted anew with the server's time stays counted: rather one too many.
      if (this.#spans !== spans || this.#unconfirmed === 0) return;
      uncount();
      this.#unconfirmed--;
      if (this.#lastTake === now) this.#lastTake = before;
    };
  }

  /**
   * Believes the server where it knows of more requests than we do, of a lower limit, or of another boundary.
   * @returns how many requests it counted in this window that we did not know of
   */
  correct(rate: RateLimit): number {
    this.setSkew(rate.skewMs);
    if (rate.retryAt !== null) this.block(rate.retryAt);
    if (rate.limit !== null && rate.limit > 0) this.#limit = Math.min(this.rule.limit, rate.limit);
    if (rate.remaining === null || rate.resetAt === null) return 0;
    const used = Math.max(0, this.#limit - rate.remaining);
    return this.#spans.learn(rate.resetAt + this.#skewMs, used, this.#serverNow());
  }

  /** Learns how far the server's clock is ahead of ours; null: an answer did not say. */
  setSkew(skewMs: number | null): void {
    const before = this.#serverNow();
    this.#skewMs = skewMs ?? this.#skewMs;
    if (skewMs !== null && this.#restored) {
      this.#rebuild(this.#restored);
      this.#restored = null;
      if (this.#unconfirmed > 0) this.#spans.count(this.#serverNow(), this.#unconfirmed);
      this.#unconfirmed = 0;
    }
    // Our clock was set, so that what left last was counted in the wrong window.
    if (this.#serverNow() - before > 3 * this.#spans.slackMs && this.#unconfirmed > 0) {
      this.#spans.count(this.#serverNow(), this.#unconfirmed);
    }
    this.#unconfirmed = 0;
  }

  /** Lets nothing leave before `time`. */
  block(time: number): void {
    const until = time + this.#skewMs;
    if (until <= this.#blockedUntil) return;
    this.#blockedUntil = until;
    this.#blockedMs = until - this.#serverNow();
  }

  /**
   * Takes over what earlier runs left.
   * @param takes when requests left, in any order
   * @param windows where windows stood, by what the server said
   */
  restore(takes: readonly number[], windows: readonly WindowState[]): void {
    // By the server's time they may lie elsewhere, which the first answer tells.
    this.#restored = { takes, windows };
    this.#rebuild(this.#restored);
  }

  #rebuild({ takes, windows }: { takes: readonly number[]; windows: readonly WindowState[] }): void {
    this.#seen = Number.NEGATIVE_INFINITY;
    this.#spans = new Spans(this.rule);
    const now = this.#serverNow();
    const { startsAt, windowMs } = this.rule;
    // Where windows begin at a request only the whole row tells where they begin.
    const since = startsAt === 'epoch' ? now - windowMs - this.#spans.slackMs : Number.NEGATIVE_INFINITY;
    const counted = takes
      .map(time => time + this.#skewMs)
      .filter(time => time >= since)
      .sort((a, b) => a - b);
    for (const time of counted) this.#spans.count(Math.min(time, now));
    this.#lastTake = Math.min(now, counted.at(-1) ?? Number.NEGATIVE_INFINITY);
    for (const { taken, until, at } of windows) {
      const end = until + this.#skewMs;
      const told = at === undefined ? end : at + this.#skewMs;
      const later = counted.filter(time => time > told && time < end);
      if (end > now) this.#spans.hold(end, taken + later.length, now);
    }
  }

  /** When the last of `count` more requests could leave; at an even pace good to a window. */
  forecast(count: number): number {
    if (count <= 0) return this.#clock.now();
    const { windowMs, startsAt } = this.rule;
    const slackMs = this.#spans.slackMs;
    const stepMs = (ms: number, requests: number) => (this.#isEven ? ms / requests : 0);
    const first = this.freeAt(this.#clock.now()) + this.#skewMs;
    // What leaves near a boundary counts in the next window too.
    const { end, taken } = this.#spans.at(startsAt === 'epoch' ? first + slackMs : first);
    const left = Math.max(1, this.#allowed - taken);
    if (count <= left) return Math.ceil(first + (count - 1) * stepMs(end - first, left)) - this.#skewMs;
    const windows = Math.ceil((count - left) / this.#allowed);
    const inLast = count - left - (windows - 1) * this.#allowed;
    const everyMs = windowMs + (startsAt === 'epoch' ? 0 : slackMs);
    const last = end + slackMs + (windows - 1) * everyMs + (inLast - 1) * stepMs(windowMs, this.#allowed);
    return Math.ceil(last) - this.#skewMs;
  }

  /** How the window stands now; `limit` is what may be used of it. */
  usage(): { readonly limit: number; readonly taken: number; readonly resetsAt: number } {
    const { taken, end } = this.#spans.at(this.#serverNow());
    return { limit: this.#allowed, taken, resetsAt: end - this.#skewMs };
  }

  get #allowed(): number {
    // 100 × 0.29 is 28.999…
    return Math.max(1, Math.floor(this.#limit * this.#share + 1e-9));
  }

  #evenAt(now: number): number {
    if (!this.#isEven) return Number.NEGATIVE_INFINITY;
    const { start, end, taken } = this.#spans.at(now);
    if (this.#lastTake < start || taken >= this.#allowed) return Number.NEGATIVE_INFINITY;
    return Math.ceil(this.#lastTake + (end - this.#lastTake) / (this.#allowed - taken + 1));
  }

  /**
   * The server's time as far as we know it. When it went back, which is no time of day that was lived through twice but
   * a clock that was set, what counted before counts here too: nobody knows yet which of both is right.
   */
  #serverNow(): number {
    const now = this.#clock.now() + this.#skewMs;
    if (now < this.#seen - 3 * this.#spans.slackMs) {
      const left = this.#spans.at(this.#seen);
      const here = this.#spans.at(now);
      if (left.taken > 0 && left.start !== here.start) this.#spans.count(now, left.taken);
      this.#lastTake = Math.min(this.#lastTake, now);
      this.#blockedUntil = Math.min(this.#blockedUntil, now + this.#blockedMs);
    }
    this.#seen = now;
    return now;
  }
}
