import { backoffMs } from '../http/backoff.ts';
import type { Clock } from '../http/clock.ts';
import { TemporaryError } from './errors.ts';
import { type AccountEvent, SHORT_WAIT_MS } from './events.ts';

/** For whom one waits, and how long. */
export interface PatienceOptions {
  readonly host: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Of tries and pauses together, in milliseconds. */
  readonly giveUpAfterMs: number;
  readonly onEvent: (event: AccountEvent) => void;
}

/** How long one request is tried while the network or the server is away. */
export class Patience {
  readonly #options: PatienceOptions;
  #failures = 0;
  /** What was spent on tries and pauses. A closed laptop spends nothing: it gets its full time when it is opened. */
  #spentMs = 0;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /**
   * Pauses before the next try.
   * @param failure what the last try brought, its message a sentence fragment
   * @param spentMs what that try took at most
   * @param notBefore when the server wants to be asked again; null: it did not say
   * @throws {TemporaryError} when it took long enough
   * @throws the signal's reason when it is aborted
   */
  async pause(failure: Error, spentMs: number, notBefore: number | null): Promise<void> {
    const { host, clock, random, signal, giveUpAfterMs, onEvent } = this.#options;
    const now = clock.now();
    const ms = Math.max(backoffMs(this.#failures, random), (notBefore ?? now) - now);
    this.#failures++;
    this.#spentMs += spentMs + ms;
    if (this.#spentMs > giveUpAfterMs) {
      throw new TemporaryError(
        `${host} gives no usable answer (${failure.message}): run the same command again when it does.`,
        notBefore,
        { cause: failure },
      );
    }
    if (ms > SHORT_WAIT_MS) onEvent({ type: 'retrying', why: failure.message, until: now + ms });
    await clock.sleep(ms, signal);
  }
}
