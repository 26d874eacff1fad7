import pLimit, { type LimitFunction } from 'p-limit';
import { untilAborted } from './until-aborted.ts';

/** Lets so many requests run at once, to one host and in all; the others wait in the order they came. */
export class Gate {
  readonly #perHost: number;
  readonly #all: LimitFunction;
  readonly #hosts = new Map<string, { readonly limit: LimitFunction; guests: number }>();

  constructor(perHost: number, inAll: number) {
    this.#perHost = perHost;
    this.#all = pLimit(inAll);
  }

  /**
   * Runs `work` when its turn comes.
   * @throws what `work` throws, or the signal's reason as soon as it is aborted
   */
  async run<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    return await untilAborted(this.#inTurn(host, signal, work), signal);
  }

  async #inTurn<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const queue = this.#hosts.get(host) ?? { limit: pLimit(this.#perHost), guests: 0 };
    this.#hosts.set(host, queue);
    queue.guests++;
    try {
      // The host's own queue stands before the common one, so that a busy host does not hold up the others.
      return await queue.limit(() =>
        this.#all(async () => {
          signal?.throwIfAborted();
          return await work();
        }),
      );
    } finally {
      queue.guests--;
      if (queue.guests === 0) this.#hosts.delete(host);
    }
  }
}
