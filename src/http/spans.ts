/** A limit as a server counts it: so many requests in each window. */
export interface WindowRule {
  readonly limit: number;
  readonly windowMs: number;
  /** Where windows begin: at multiples of their length since the epoch (Mastodon), or at a request (GoToSocial). */
  readonly startsAt: 'epoch' | 'first-request';
}

/** One window of a server and what counts in it. Times are the server's, milliseconds since the epoch. */
export interface WindowSpan {
  start: number;
  end: number;
  taken: number;
  /** How many of those the server itself has counted, as far as it said so. */
  told: number;
}

/**
 * Our clock and the server's are never quite the same, and a request takes time to arrive: this close to a boundary
 * nobody can say which window it counts in.
 */
const MAX_SLACK_MS = 1000;
/** Mastodon writes the end of a window up to a second late (`X-RateLimit-Reset` keeps the fraction of its now). */
const RESET_MS = 1500;
/** A clock that goes wrong and comes back finds the windows of before. */
const MOST_SPANS = 4;

/**
 * The latest windows of one limit. An epoch-aligned request near a boundary counts in both windows; where windows begin
 * at a request none may be sent there at all, because it would start the next window unseen.
 */
export class Spans {
  readonly slackMs: number;
  readonly #rule: WindowRule;
  #spans: WindowSpan[] = [];
  #phase = 0;

  constructor(rule: WindowRule) {
    this.#rule = rule;
    this.slackMs = Math.min(MAX_SLACK_MS, Math.ceil(rule.windowMs / 10));
  }

  /** The window that counts at `time`; one that nobody has begun yet holds nothing and begins there. */
  at(time: number): Readonly<WindowSpan> {
    return (
      this.#spans.findLast(({ start, end }) => start - this.#early <= time && time < end) ?? this.#next(time)
    );
  }

  /** The first moment from `time` on when a window has room for one more. @param limit how many each may hold */
  freeAt(time: number, limit: number): number {
    let free = time;
    for (;;) {
      const full = this.#around(free).find(span => this.#isShut(span, free, limit));
      if (!full) return free;
      free = full.end + this.slackMs;
    }
  }

  /**
   * Counts requests that leave at `time`.
   * @returns takes them back, for when none of them has reached the server; not what the server counted meanwhile
   */
  count(time: number, requests = 1): () => void {
    const edges = this.#rule.startsAt === 'epoch' ? [time - this.slackMs, time + this.slackMs] : [time];
    for (const edge of edges) this.#add(this.at(edge));
    const spans = this.#around(time);
    for (const span of spans) span.taken += requests;
    return () => {
      for (const span of spans) span.taken = Math.max(span.told, span.taken - requests);
      // A window that nothing has begun begins with the next request.
      this.#spans = this.#spans.filter(span => span.taken > 0);
    };
  }

  /**
   * Believes a server that says when a window ends and how many it has counted in it. A window that cannot be the one
   * at `now` is left aside.
   * @returns how many more those are than were known of
   */
  learn(end: number, taken: number, now: number): number {
    if (end > now + this.#rule.windowMs + RESET_MS) return 0;
    const span = this.#endingAt(end) ?? this.#moved(end, now);
    if (!span) return 0;
    const more = Math.max(0, taken - span.taken);
    span.taken += more;
    span.told = Math.max(span.told, taken);
    this.#add(span);
    return more;
  }

  /** Takes over what is known of a window that has begun before `now`, wherever it ends. */
  hold(end: number, taken: number, now: number): void {
    const start = Math.min(now, end - this.#rule.windowMs);
    const span = this.#spans.find(other => Math.abs(other.end - end) <= RESET_MS) ?? {
      start,
      end,
      taken: 0,
      told: 0,
    };
    span.taken = Math.max(span.taken, taken);
    span.told = Math.max(span.told, taken);
    this.#add(span);
  }

  get #early(): number {
    // A guess of the server's clock may go back a little.
    return this.#rule.startsAt === 'epoch' ? 0 : 3 * this.slackMs;
  }

  #around(time: number): WindowSpan[] {
    const before = Math.max(this.slackMs, this.#early);
    return this.#spans.filter(({ start, end }) => start - before <= time && time < end + this.slackMs);
  }

  #isShut({ end, taken }: WindowSpan, time: number, limit: number): boolean {
    if (taken >= limit) return true;
    return this.#rule.startsAt === 'first-request' && taken > 0 && time >= end - this.slackMs;
  }

  #endingAt(end: number): WindowSpan | null {
    if (this.#rule.startsAt === 'first-request') return null;
    const aligned = this.#next(end - this.#rule.windowMs / 2);
    const span = [...this.#spans, aligned].find(other => Math.abs(other.end - end) <= RESET_MS);
    return span ?? null;
  }

  /** The window at `now`, with another end. */
  #moved(end: number, now: number): WindowSpan | null {
    if (end <= now) return null;
    const span = this.#spans.findLast(other => other.start - this.#early <= now && now < other.end);
    this.#phase = end % this.#rule.windowMs;
    return Object.assign(span ?? { taken: 0, told: 0 }, { start: end - this.#rule.windowMs, end });
  }

  #next(time: number): WindowSpan {
    const { windowMs, startsAt } = this.#rule;
    const start =
      startsAt === 'epoch' ? Math.floor((time - this.#phase) / windowMs) * windowMs + this.#phase : time;
    return { start, end: start + windowMs, taken: 0, told: 0 };
  }

  #add(span: WindowSpan): void {
    if (!this.#spans.includes(span)) this.#spans = [...this.#spans, span].slice(-MOST_SPANS);
  }
}
