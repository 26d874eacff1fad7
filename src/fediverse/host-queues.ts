import { hostOf } from '../people/address.ts';
import type { Question } from '../people/types.ts';

/** Requests a host may serve at once are as many as lookups of it: a lookup asks one thing after another. */
const AT_ONCE = 2;

/** What one host still has to be asked. */
export class HostQueue {
  readonly host: string;
  /** Milliseconds since the epoch. */
  pausedUntil = Number.NEGATIVE_INFINITY;
  /** Lookups under way. */
  running = 0;
  #waiting: Question[] = [];
  /** Where in `#waiting` the next one stands: to shift a long array costs its whole length each time. */
  #next = 0;

  constructor(host: string) {
    this.host = host;
  }

  /** Questions that wait. */
  get length(): number {
    return this.#waiting.length - this.#next;
  }

  /** Whether a question waits and the host is not busy; it may be paused. */
  get isReady(): boolean {
    return this.length > 0 && this.running < AT_ONCE;
  }

  /** Puts a question at the end. */
  add(question: Question): void {
    this.#waiting.push(question);
  }

  /** Takes out the first question. */
  take(): Question | undefined {
    const question = this.#waiting[this.#next];
    if (question) this.#next += 1;
    return question;
  }

  /** Takes out everything. */
  drain(): Question[] {
    const all = this.#waiting.slice(this.#next);
    this.#waiting = [];
    this.#next = 0;
    return all;
  }
}

/**
 * The questions by host. The host with the most of them left goes first: no host answers more than two at once, so
 * the longest queue decides when all is done.
 */
export class HostQueues {
  /** Those with a question that waits: the fewer they are, the faster is the next one found. */
  readonly #queues = new Map<string, HostQueue>();

  constructor(questions: readonly Question[]) {
    for (const question of questions) {
      const host = hostOf(question.address);
      this.putBack(this.#queues.get(host) ?? new HostQueue(host), question);
    }
  }

  /** Takes the question that is to be asked next; `undefined` when none can be asked now. */
  take(now: number): { readonly queue: HostQueue; readonly question: Question } | undefined {
    let queue: HostQueue | undefined;
    for (const other of this.#queues.values()) {
      if (!other.isReady || other.pausedUntil > now) continue;
      if (queue === undefined || other.length > queue.length) queue = other;
    }
    const question = queue?.take();
    if (!queue || !question) return undefined;
    if (queue.length === 0) this.#queues.delete(queue.host);
    return { queue, question };
  }

  /** Puts a question at the end of the queue it was taken from. */
  putBack(queue: HostQueue, question: Question): void {
    queue.add(question);
    this.#queues.set(queue.host, queue);
  }

  /** When the first of the paused queues may go on (milliseconds since the epoch); `null` when none is paused. */
  resumesAt(now: number): number | null {
    let first: number | null = null;
    for (const queue of this.#queues.values()) {
      if (!queue.isReady || queue.pausedUntil <= now) continue;
      if (first === null || queue.pausedUntil < first) first = queue.pausedUntil;
    }
    return first;
  }

  /** Takes out everything that waits for this host. */
  drainHost(queue: HostQueue): Question[] {
    this.#queues.delete(queue.host);
    return queue.drain();
  }

  /** Takes out everything. */
  drain(): Question[] {
    return [...this.#queues.values()].flatMap(queue => this.drainHost(queue));
  }
}
