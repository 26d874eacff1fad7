import type { Asked, Layer } from '../fediverse/exchange.ts';
import type { Host } from '../fediverse/host.ts';

/** Tells a kind of request. */
export type Matches = (asked: Pick<Asked, 'method' | 'url'>) => boolean;

/** Stands before some hosts, and lets something happen at the nth request of a kind to any of them. */
export class Watch {
  /** While true nothing is counted, and nothing happens. */
  isPaused = false;
  #waiting: { left: number; readonly matches: Matches; readonly act: Layer }[] = [];

  constructor(hosts: Iterable<Host>) {
    for (const host of hosts) host.through((asked, next) => this.#meet(asked, next));
  }

  /** @param act what the nth such request from now on meets in place of the host */
  on(nth: number, matches: Matches, act: Layer): void {
    this.#waiting.push({ left: nth, matches, act });
  }

  /** Nothing happens any more. */
  clear(): void {
    this.#waiting = [];
  }

  #meet(...[asked, next]: Parameters<Layer>): ReturnType<Layer> {
    let due: Layer | null = null;
    for (const each of this.isPaused ? [] : this.#waiting) {
      if (!each.matches(asked)) continue;
      each.left -= 1;
      if (each.left === 0) due = due ? both(due, each.act) : each.act;
    }
    return due ? due(asked, next) : next(asked);
  }
}

/** One within the other. */
function both(outer: Layer, inner: Layer): Layer {
  return (asked, next) => outer(asked, passed => inner(passed, next));
}
