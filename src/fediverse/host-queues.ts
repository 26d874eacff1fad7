import { hostOf } from '../people/address.ts';
import type { Question } from '../people/types.ts';

/** Requests a host may serve at once are as many as lookups of it: a lookup asks one thing after another. */
const AT_ONCE = 2;

/** What one host still has to be asked. */
export class HostQueue {
  readonly host: string;
  /** Milliseconds since the epoch. */
  pausedUntil = Number.NEGATIVE_INFINITY;
  running = 0;
  readonly #waiting: Question[] = [];

  constructor(host: string) {
    this.host = host;
  }

  get length(): number {
    return this.#waiting.length;
  }

  get isReady(): boolean {
    return this.#waiting.length > 0 && this.running < AT_ONCE;
  }

  add(question: Question): void {
    this.#waiting.push(question);
  }

  take(): Question | undefined {
    return this.#waiting.shift();
  }

  /** Takes out everything. */
  drain(): Question[] {
    return this.#waiting.splice(0);
  }
}

/**
 * The questions by host. The host with the most of them left goes first: no host answers more than two at once, so
 * the longest queue decides when all is done.
 */
export class HostQueues {
  readonly #queues = new Map<string, HostQueue>();

  constructor(questions: readonly Question[]) {
    for (const question of questions) {
      const host = hostOf(question.address);
      const queue = this.#queues.get(host) ?? new HostQueue(host);
      queue.add(question);
      this.#queues.set(host, queue);
    }
  }

  /** The queue to take the next question from; `undefined` when none can be taken now. */
  next(now: number): HostQueue | undefined {
    let longest: HostQueue | undefined;
    for (const queue of this.#queues.values()) {
      if (!queue.isReady || queue.pausedUntil > now) continue;
      if (longest === undefined || queue.length > longest.length) longest = queue;
    }
    return longest;
  }

  /** When the first of the paused queues may go on (milliseconds since the epoch); `null` when none is paused. */
  resumesAt(now: number): number | null {
    const ends = [...this.#queues.values()]
      .filter(queue => queue.isReady && queue.pausedUntil > now)
      .map(queue => queue.pausedUntil);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  /** Takes out everything. */
  drain(): Question[] {
    return [...this.#queues.values()].flatMap(queue => queue.drain());
  }
}
