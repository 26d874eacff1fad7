import type { Clock } from '../http/clock.ts';
import { UnreachableError } from '../http/errors.ts';
import type { Bucket, Pacer } from '../http/pacer.ts';
import type { Answer } from '../http/types.ts';
import { TemporaryError } from './errors.ts';
import { type AccountEvent, SHORT_WAIT_MS } from './events.ts';
import { limitText } from './limits.ts';
import { isTooMany } from './quirks.ts';
import type { Server } from './types.ts';

/** Sleeps are cut so that a laptop that was closed meanwhile is noticed soon. */
const SLICE_MS = 4 * 60_000;
/** A server that refuses the same request this often counts in a way that nobody knows. */
const MAX_REFUSALS = 5;

interface TurnOptions {
  readonly server: Pick<Server, 'host' | 'quirks'>;
  readonly pacer: Pacer;
  readonly buckets: readonly Bucket[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly maxWaitMs: number;
  readonly onEvent: (event: AccountEvent) => void;
}

/** Lets requests leave when the server's limits allow. */
export class Turns {
  readonly #options: TurnOptions;

  constructor(options: TurnOptions) {
    this.#options = options;
  }

  /**
   * Sends one request as soon as it may leave, and again after a 429, which has no effect on the server
   * (mastodon-api.md §1).
   * @param names the buckets it takes from
   * @throws {TemporaryError} the wait would be longer than the person allows, or refusals do not end
   * @throws the signal's reason when it is aborted before the request leaves, and what `send` throws
   */
  async run(names: readonly string[], send: () => Promise<Answer>): Promise<Answer> {
    const { pacer, server } = this.#options;
    for (let refusals = 1; ; refusals++) {
      // Another request may have taken the turn just before.
      do await this.ready(names);
      while (pacer.waitMs(names) > 0);
      const takeBack = pacer.take(names);
      const answer = await send().catch((error: unknown) => {
        // An hour without a network must not use up the follows of a day.
        if (error instanceof UnreachableError && !error.mayHaveArrived) takeBack();
        throw error;
      });
      if (!isTooMany(server.quirks, answer)) {
        await pacer.correct(names, answer.headers);
        return answer;
      }
      const { retryAt } = await pacer.refused(names, answer.headers);
      if (refusals === MAX_REFUSALS) {
        throw new TemporaryError(
          `${server.host} refused the same request ${MAX_REFUSALS} times with "too many requests": run the same command again later.`,
          retryAt,
        );
      }
    }
  }

  /**
   * Waits until a request may leave.
   * @throws {TemporaryError} the wait would be longer than the person allows
   * @throws the signal's reason when it is aborted
   */
  async ready(names: readonly string[]): Promise<void> {
    const { server, pacer, clock, signal, maxWaitMs, onEvent } = this.#options;
    let told = Number.NEGATIVE_INFINITY;
    signal.throwIfAborted();
    for (;;) {
      const held = pacer.nextFree(names);
      const ms = held === null ? 0 : held.at - clock.now();
      if (held === null || ms <= 0) return;
      const limit = this.#limitText(held.bucket);
      if (ms > Math.max(maxWaitMs, SHORT_WAIT_MS)) {
        const what = `The limit of ${server.host} (${limit}) is used up: run the same command again when it allows more.`;
        throw new TemporaryError(what, held.at);
      }
      if (ms > SHORT_WAIT_MS && Math.abs(held.at - told) > SHORT_WAIT_MS) {
        onEvent({ type: 'waiting', bucket: held.bucket, limit, until: held.at });
        told = held.at;
      }
      await clock.sleep(Math.min(ms, SLICE_MS), signal);
    }
  }

  #limitText(name: string): string {
    const bucket = this.#options.buckets.find(each => each.name === name);
    return bucket ? limitText(name, bucket.rule) : 'so many requests';
  }
}
