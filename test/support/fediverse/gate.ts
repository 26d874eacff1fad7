import type { Layer } from './exchange.ts';

/** Where requests wait until the test lets them through: a slow host without a real wait. */
export class Gate {
  #waiting = 0;
  #open = false;
  readonly #passes: (() => void)[] = [];
  readonly #watchers: { count: number; seen: () => void }[] = [];

  /** Requests at the gate now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves once `count` requests wait here. */
  arrivals(count: number): Promise<void> {
    return new Promise(seen => {
      this.#watchers.push({ count, seen });
      this.#notify();
    });
  }

  /** Lets everybody through, now and from now on. */
  open(): void {
    this.#open = true;
    for (const pass of this.#passes.splice(0)) pass();
  }

  /** The layer that makes requests wait; those that `only` turns down pass at once. */
  layer(only: (path: string) => boolean): Layer {
    return async (asked, next) => {
      if (!this.#open && only(asked.url.pathname)) await this.#wait();
      return next(asked);
    };
  }

  async #wait(): Promise<void> {
    const passed = new Promise<void>(pass => {
      this.#passes.push(pass);
    });
    this.#waiting++;
    this.#notify();
    await passed;
    this.#waiting--;
  }

  #notify(): void {
    for (const watcher of this.#watchers) if (this.#waiting >= watcher.count) watcher.seen();
  }
}
