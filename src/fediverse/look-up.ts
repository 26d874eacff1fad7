import { setMaxListeners } from 'node:events';
import type { Clock } from '../http/clock.ts';
import { UnreachableError } from '../http/errors.ts';
import type { Web } from '../http/types.ts';
import type { Lookup, Question } from '../people/types.ts';
import { LimitedError } from './errors.ts';
import { type HostQueue, HostQueues } from './host-queues.ts';
import { lookUpAddress, unreachable } from './one-address.ts';
import { createRun, type Run } from './run.ts';
import { Silence } from './silence.ts';

/** Lookups at once. */
const AT_ONCE = 32;
/** So often a question that meets limits is asked. */
const MOST_TRIES = 3;
/** How long a host that seemed to say that the machine is offline is left alone. */
const SILENCE_MS = 3000;

/** What looking up needs, and whom it tells. */
export interface LookUpOptions {
  readonly web: Web;
  readonly clock: Clock;
  /** The longest a host's limit is waited for, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal;
  /** Called as each lookup ends, and waited for: what it has taken is safe when the program stops. */
  onLookup(lookup: Lookup): Promise<void> | void;
  /** A host has to be left alone until then (milliseconds since the epoch). */
  onWait?(host: string, until: number): void;
}

/** What was not looked up. */
export interface LookUpsLeft {
  readonly postponed: readonly Question[];
  /** When the first limit that was not waited for ends (milliseconds since the epoch). */
  readonly retryAt: number | null;
  /** Some were left because this machine has no network. */
  readonly offline: boolean;
}

/**
 * Looks addresses up: at most 32 at once, at most two of a host, none for more than 15 s. Whatever hosts answer
 * becomes one of the six statuses.
 * @throws the signal's reason when it is aborted, after what was under way has stopped
 * @throws what `onLookup` throws
 */
export async function lookUpAll(
  questions: readonly Question[],
  options: LookUpOptions,
): Promise<LookUpsLeft> {
  return await new LookUps(questions, options).all();
}

/** How often a question was asked, and how many answers there had been in all before the last time. */
interface Attempt {
  readonly tries: number;
  readonly answersBefore: number;
}

class LookUps {
  readonly #options: LookUpOptions;
  readonly #queues: HostQueues;
  readonly #run: Run;
  readonly #stop = new AbortController();
  readonly #attempts = new Map<Question, Attempt>();
  readonly #postponed: Question[] = [];
  readonly #silence = new Silence();
  #running = 0;
  #retryAt: number | null = null;
  #offline = false;
  #wake = (): void => {};

  constructor(questions: readonly Question[], options: LookUpOptions) {
    this.#options = options;
    this.#queues = new HostQueues(questions);
    // Every lookup under way listens; Node would take more than ten for a leak.
    setMaxListeners(0, this.#stop.signal);
    this.#run = createRun(options.web, options.clock, this.#stop.signal);
  }

  async all(): Promise<LookUpsLeft> {
    const { signal } = this.#options;
    const stop = (): void => this.#fail(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    try {
      while (this.#startSome()) await this.#change();
      this.#stop.signal.throwIfAborted();
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    return { postponed: this.#postponed, retryAt: this.#retryAt, offline: this.#offline };
  }

  /** @returns whether there is anything to wait for */
  #startSome(): boolean {
    const { clock } = this.#options;
    while (this.#running < AT_ONCE && !this.#stop.signal.aborted) {
      const next = this.#queues.take(clock.now());
      if (!next) break;
      this.#start(next.queue, next.question);
    }
    return this.#running > 0 || (!this.#stop.signal.aborted && this.#queues.resumesAt(clock.now()) !== null);
  }

  #start(queue: HostQueue, question: Question): void {
    this.#running += 1;
    queue.running += 1;
    this.#ask(queue, question)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#running -= 1;
        queue.running -= 1;
        this.#wake();
      });
  }

  async #ask(queue: HostQueue, question: Question): Promise<void> {
    const { tries, answersBefore } = this.#attempts.get(question) ?? { tries: 0, answersBefore: 0 };
    const isLast = tries + 1 === MOST_TRIES;
    this.#attempts.set(question, { tries: tries + 1, answersBefore: this.#silence.answers });
    let lookup: Lookup;
    try {
      lookup = await lookUpAddress(question, {
        run: this.#run,
        triesAgain: !isLast,
        signal: this.#stop.signal,
      });
    } catch (error) {
      if (error instanceof LimitedError) return this.#pause(queue, question, error.retryAt);
      if (!(error instanceof UnreachableError)) throw error;
      if (!isLast || this.#silence.answers === answersBefore)
        return this.#hearNothing(queue, question, isLast);
      lookup = unreachable(question, this.#options.clock, 'it cannot be reached from here, while others can');
    }
    if (lookup.status !== 'unreachable') this.#silence.end();
    await this.#options.onLookup(lookup);
  }

  #pause(queue: HostQueue, question: Question, until: number): void {
    const { clock, maxWaitMs } = this.#options;
    this.#queues.putBack(queue, question);
    if (until - clock.now() > maxWaitMs) {
      this.#postpone(this.#queues.drainHost(queue));
      this.#retryAt = Math.min(until, this.#retryAt ?? until);
    } else if (until > queue.pausedUntil) {
      queue.pausedUntil = until;
      this.#options.onWait?.(queue.host, until);
    }
  }

  /** The machine is offline, or that is how it looks from here: some broken name servers do that. */
  #hearNothing(queue: HostQueue, question: Question, isLast: boolean): void {
    this.#silence.add(queue.host);
    const isOver = this.#offline || this.#silence.isOffline;
    if (isLast || isOver) {
      this.#offline = true;
      this.#postpone([question]);
    } else {
      this.#queues.putBack(queue, question);
      queue.pausedUntil = Math.max(queue.pausedUntil, this.#options.clock.now() + SILENCE_MS);
    }
    if (isOver) this.#postpone(this.#queues.drain());
  }

  #postpone(questions: readonly Question[]): void {
    for (const question of questions) this.#postponed.push(question);
  }

  #fail(reason: unknown): void {
    this.#stop.abort(reason);
    this.#wake();
  }

  /** Waits until a lookup ends or a queue may go on. */
  async #change(): Promise<void> {
    const { clock } = this.#options;
    const change = new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    const now = clock.now();
    const resumesAt = this.#queues.resumesAt(now);
    if (resumesAt === null) return await change;
    const nap = new AbortController();
    const rested = clock.sleep(resumesAt - now, nap.signal).catch(() => 'a lookup ended before');
    await Promise.race([change, rested]);
    nap.abort();
    await rested;
  }
}
