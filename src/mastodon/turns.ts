import type { Clock } from '../http/clock.ts';
import type { Bucket, Pacer } from '../http/pacer.ts';
import { readRateLimit } from '../http/rate-headers.ts';
import type { Answer } from '../http/types.ts';
import { TemporaryError } from './errors.ts';
import { type AccountEvent, SHORT_WAIT_MS } from './events.ts';
import { limitText } from './limits.ts';

/** Sleeps are cut so that a laptop that was closed meanwhile is noticed soon. */
const SLICE_MS = 4 * 60_000;
/** A server that refuses the same request this often counts in a way that nobody knows. */
const MAX_REFUSALS = 5;

interface TurnOptions {
  readonly host: string;
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
  /** The server asked for silence until then, whatever the model says. */
  #silentUntil = Number.NEGATIVE_INFINITY;
  #silentFor = '';

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
    const { pacer, clock } = this.#options;
    for (let refusals = 1; ; refusals++) {
      await this.#wait(names);
      pacer.take(names);
      const answer = await send();
      if (answer.status !== 429) {
        await pacer.correct(names, answer.headers);
        return answer;
      }
      const { bucket, retryAt } = await pacer.refused(names, answer.headers);
      const asked = readRateLimit(answer.headers, clock.now()).retryAt ?? 0;
      this.#silentUntil = Math.max(retryAt, asked, clock.now() + 1000);
      this.#silentFor = bucket;
      if (refusals === MAX_REFUSALS) {
        throw new TemporaryError(
          `${this.#options.host} refused the same request ${MAX_REFUSALS} times with "too many requests": run the same command again later.`,
          this.#silentUntil,
        );
      }
    }
  }

  async #wait(names: readonly string[]): Promise<void> {
    const { clock, signal, maxWaitMs, onEvent } = this.#options;
    signal.throwIfAborted();
    let told = Number.NEGATIVE_INFINITY;
    for (let ms = this.#waitMs(names); ms > 0; ms = this.#waitMs(names)) {
      const until = clock.now() + ms;
      const bucket = this.#holder(names);
      const limit = this.#limitText(bucket);
      if (ms > Math.max(maxWaitMs, SHORT_WAIT_MS)) {
        throw new TemporaryError(
          `The limit of ${this.#options.host} (${limit}) is used up: run the same command again when it allows more.`,
          until,
        );
      }
      if (ms > SHORT_WAIT_MS && Math.abs(until - told) > SHORT_WAIT_MS) {
        onEvent({ type: 'waiting', bucket, limit, until });
        told = until;
      }
      await clock.sleep(Math.min(ms, SLICE_MS), signal);
    }
  }

  #waitMs(names: readonly string[]): number {
    return Math.max(this.#options.pacer.waitMs(names), this.#silentUntil - this.#options.clock.now());
  }

  #holder(names: readonly string[]): string {
    const held = this.#options.pacer.nextFree(names);
    return held && held.at >= this.#silentUntil ? held.bucket : this.#silentFor;
  }

  #limitText(name: string): string {
    const { pacer, buckets } = this.#options;
    const rule = pacer.usage(name) ?? buckets.find(bucket => bucket.name === name)?.rule;
    return rule ? limitText(name, rule) : 'too many requests';
  }
}
