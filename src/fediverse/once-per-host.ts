import { untilAborted } from '../http/until-aborted.ts';

/** Something asked of each host once, whoever wants to know. What could not be asked is asked again. */
export class OncePerHost<T> {
  readonly #ask: (host: string) => Promise<T>;
  readonly #answers = new Map<string, Promise<T>>();

  /** @param ask what it throws is not remembered */
  constructor(ask: (host: string) => Promise<T>) {
    this.#ask = ask;
  }

  /** @throws what asking throws, or the signal's reason once it is aborted */
  async get(host: string, signal: AbortSignal): Promise<T> {
    let answer = this.#answers.get(host);
    if (answer === undefined) {
      answer = this.#ask(host);
      this.#answers.set(host, answer);
      answer.catch(() => this.#answers.delete(host));
    }
    return untilAborted(answer, signal);
  }
}
