import type { Clock } from './clock.ts';
import {
  describedBy,
  endOf,
  fullestOf,
  fullestUntil,
  type NamedWindow,
  plausibleReset,
} from './described-windows.ts';
import { FixedWindow, type WindowState } from './pacing.ts';
import { type RateLimit, readRateLimit } from './rate-headers.ts';
import type { WindowRule } from './spans.ts';

/** One limit of a server. */
export interface Bucket {
  /** Several windows may share a name: a server may count the same requests by token and by user. */
  readonly name: string;
  readonly rule: WindowRule;
}

/** Where a window stood. */
export interface WindowMemory extends WindowState {
  readonly bucket: string;
}

/** What earlier runs left, and where this one leaves its own. Times are milliseconds since the epoch. */
export interface PacingMemory {
  readonly windows: readonly WindowMemory[];
  /** When requests of a bucket left, in any order. */
  readonly takes: ReadonlyMap<string, readonly number[]>;
  /**
   * Keeps where a window stands, when the server knows more of it than we do.
   * @param window.refused whether the server refused a request that should have passed
   */
  remember(window: WindowMemory & { readonly refused: boolean }): Promise<void>;
}

/** For what needs no memory. */
export const NO_MEMORY: PacingMemory = {
  windows: [],
  takes: new Map(),
  remember: async () => undefined,
};

/** How a pacer goes about. */
export interface PacerOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** How much of each limit may be used, more than 0 and at most 1. */
  readonly share: number;
  /** `burst`: as soon as the windows allow; `even`: spread over those of half an hour and longer. */
  readonly pace: 'even' | 'burst';
  readonly memory: PacingMemory;
}

type Names = readonly string[];
type Headers = Readonly<Record<string, string>>;

/** Shorter windows are there against bursts: to spread over them would only make reading slow. They are not remembered. */
const LONG_MS = 30 * 60_000;
/** When a server that refuses says nothing else. */
const REFUSED_MS = 60_000;

/** Keeps within several limits of one server at once. Times are milliseconds since the epoch, by our own clock. */
export class Pacer {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #memory: PacingMemory;
  /** What the last `Date` said, and when by our clock. */
  #heard: { readonly skewMs: number; readonly at: number } | null = null;
  readonly #windows: readonly NamedWindow[];
  /** Refusals in a row. */
  #refusals = 0;

  constructor(buckets: readonly Bucket[], { clock, share, pace, memory }: PacerOptions) {
    this.#clock = clock;
    this.#memory = memory;
    this.#windows = buckets.map(({ name, rule }) => {
      const window = new FixedWindow(rule, clock, { share, pace: rule.windowMs < LONG_MS ? 'burst' : pace });
      const windows = memory.windows.filter(({ bucket }) => bucket === name);
      window.restore(memory.takes.get(name) ?? [], windows);
      return { name, window };
    });
  }

  /** Milliseconds until a request that counts in these buckets may leave; 0: it may leave now. */
  waitMs(names: Names): number {
    const next = this.nextFree(names);
    return next ? next.at - this.#clock.now() : 0;
  }

  /**
   * Counts a request. Call it when `waitMs` is 0 and before the request leaves.
   * @returns takes it back, for when it never reached the server
   */
  take(names: Names): () => void {
    const takenBack = this.#named(names).map(({ window }) => window.take());
    return () => {
      for (const takeBack of takenBack) takeBack();
    };
  }

  /**
   * Learns from an answer that is no 429.
   * @param names the buckets that its request counted in, all of them
   * @param headers names in lower case
   * @throws what the memory throws when it cannot keep what was learnt
   */
  async correct(names: Names, headers: Headers): Promise<void> {
    this.#refusals = 0;
    const rate = this.#read(headers);
    const named = this.#named(names);
    const now = this.#clock.now();
    if (rate.retryAt !== null) for (const { window } of named) window.block(rate.retryAt);
    const described = describedBy(named, rate, now);
    for (const { name, window } of described) {
      const more = window.correct({ ...rate, retryAt: null });
      if (more === 0 || described.length > 1 || window.rule.windowMs < LONG_MS) continue;
      await this.#remember(name, window, false, window.usage().resetsAt);
    }
    // A limit that nobody modelled, and that is spent.
    const resetAt = plausibleReset(named, rate, now);
    if (described.length === 0 && rate.remaining === 0 && resetAt !== null) {
      for (const { window } of named) window.block(resetAt);
    }
  }

  /**
   * Learns from a 429, and remembers it as a fault of the model.
   * @param names the buckets that its request counted in, all of them
   * @param headers names in lower case
   * @returns when to ask again, and which bucket was full
   * @throws what the memory throws
   */
  async refused(names: Names, headers: Headers): Promise<{ bucket: string; retryAt: number }> {
    const rate = this.#read(headers);
    const now = this.#clock.now();
    const named = this.#named(names);
    const fullest = fullestOf(named);
    const described = describedBy(named, rate, now);
    const until =
      rate.retryAt ?? plausibleReset(named, rate, now) ?? endOf(fullest?.window) ?? now + REFUSED_MS;
    // Whoever says "now" again and again is asked less and less often.
    const retryAt = Math.max(until, now + Math.min(REFUSED_MS, 1000 * 2 ** this.#refusals));
    const full =
      described.find(each => each === fullest) ?? described[0] ?? fullestUntil(named, retryAt - now);
    this.#refusals++;
    if (!full) return { bucket: '', retryAt };
    if (described.length > 0) full.window.correct({ ...rate, retryAt: null });
    full.window.block(retryAt);
    await this.#remember(full.name, full.window, true, retryAt);
    return { bucket: full.name, retryAt: Math.max(retryAt, full.window.freeAt(now)) };
  }

  /** What holds the next request back and until when; null: nothing does. */
  nextFree(names: Names): { bucket: string; at: number } | null {
    const now = this.#clock.now();
    const named = this.#named(names);
    let next: { bucket: string; at: number } | null = null;
    // What is free now may be full when the others are free.
    for (let isSettled = false; !isSettled; ) {
      isSettled = true;
      for (const { name, window } of named) {
        const at = window.freeAt(next?.at ?? now);
        if (at <= (next?.at ?? now)) continue;
        next = { bucket: name, at };
        isSettled = false;
      }
    }
    return next;
  }

  /** When the last of `count` more requests could leave. */
  forecast(names: Names, count: number): number {
    const ends = this.#named(names).map(({ window }) => window.forecast(count));
    return Math.max(this.#clock.now(), ...ends);
  }

  /** How the fullest window of a bucket stands, `limit` being what may be used of it; null: there is no such bucket. */
  usage(name: string): { limit: number; windowMs: number; taken: number; resetsAt: number } | null {
    const fullest = fullestOf(this.#named([name]));
    return fullest ? { ...fullest.window.usage(), windowMs: fullest.window.rule.windowMs } : null;
  }

  /**
   * The server's clock by its last `Date` and what has passed since by ours, milliseconds since the epoch; null: it has
   * not told its time, or ours was put back since.
   */
  serverNow(): number | null {
    const now = this.#clock.now();
    return this.#heard === null || now < this.#heard.at ? null : now + this.#heard.skewMs;
  }

  #named(names: Names): readonly NamedWindow[] {
    return this.#windows.filter(({ name }) => names.includes(name));
  }

  /** What an answer says of time concerns every window. */
  #read(headers: Headers): RateLimit {
    const at = this.#clock.now();
    const rate = readRateLimit(headers, at);
    if (rate.skewMs !== null) this.#heard = { skewMs: rate.skewMs, at };
    for (const { window } of this.#windows) window.setSkew(rate.skewMs);
    return rate;
  }

  async #remember(bucket: string, window: FixedWindow, refused: boolean, until: number): Promise<void> {
    const taken = refused ? Math.max(window.rule.limit, window.usage().taken) : window.usage().taken;
    const at = this.#clock.now();
    await this.#memory.remember({ bucket, refused, taken, until: Math.ceil(until), at });
  }
}
