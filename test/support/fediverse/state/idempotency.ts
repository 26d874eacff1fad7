import type { Clock } from '../../../../src/http/clock.ts';

/** What was said to the keys that clients sent, for as long as the server remembers. */
export class Keys<T> {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #keptMs: number;
  readonly #values = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(clock: Pick<Clock, 'now'>, keptMs: number) {
    this.#clock = clock;
    this.#keptMs = keptMs;
  }

  get(key: string): T | undefined {
    const found = this.#values.get(key);
    return found && this.#clock.now() < found.until ? found.value : undefined;
  }

  /** @param at when it was stored, milliseconds since the epoch */
  set(key: string, value: T, at: number): void {
    this.#values.set(key, { value, until: at + this.#keptMs });
  }
}
