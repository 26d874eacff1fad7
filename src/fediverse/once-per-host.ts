import type { Clock } from '../http/clock.ts';
import { untilAborted } from '../http/until-aborted.ts';
import { LimitedError } from './errors.ts';

/** Something asked of each host once, whoever wants to know. What could not be asked is asked again. */
export class OncePerHost<T> {
  readonly #clock: Clock;
  readonly #ask: (host: string) => Promise<T>;
  readonly #answers = new Map<string, Promise<T>>();
  readonly #limits = new Map<string, LimitedError>();

  /** @param ask an error of it is not remembered, but a limit is obeyed until it ends */
  constructor(clock: Clock, ask: (host: string) => Promise<T>) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** @throws what asking throws, or the signal's reason once it is aborted */
  async get(host: string, signal: AbortSignal): Promise<T> {
    const limit = this.#limits.get(host);
    if (limit && limit.retryAt > this.#clock.now()) throw limit;
    let answer = this.#answers.get(host);
    if (answer === undefined) {
      answer = this.#ask(host);
      this.#answers.set(host, answer);
      answer.catch((error: unknown) => {
        this.#answers.delete(host);
        if (error instanceof LimitedError) this.#limits.set(host, error);
      });
    }
    return await untilAborted(answer, signal);
  }
}
