import type { Clock } from '../../../../src/http/clock.ts';
import { type Limit, type Usage, Windows } from './windows.ts';

/** What is counted of a request. */
export interface Counted {
  readonly method: string;
  readonly url: URL;
  readonly ip: string;
  /** Of a valid token. */
  readonly token: string | null;
  readonly user: string | null;
}

/** One limit of a server on requests. */
export interface Rule {
  readonly name: string;
  readonly limit: Limit;
  /** Whose requests count together; null for a request that does not count. */
  readonly key: (counted: Counted) => string | null;
}

/** The limits of one server, those on requests and those on what a person does. */
export class Limits {
  /** Nothing is refused nor counted while false. */
  enforced = true;
  /** How many requests were answered 429, by the limit that refused. */
  readonly refusedBy = new Map<string, number>();
  readonly #rules: readonly Rule[];
  readonly #windows: ReadonlyMap<string, Windows>;

  constructor(rules: readonly Rule[], clock: Pick<Clock, 'now'>) {
    this.#rules = rules;
    this.#windows = new Map(rules.map(({ name, limit }) => [name, new Windows(limit, clock)]));
  }

  /** How many requests were answered 429 for a limit. */
  get refused(): number {
    return [...this.refusedBy.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Changes what one limit allows. @throws when there is no such limit */
  change(name: string, limit: Partial<Limit>): void {
    const windows = this.#windows.get(name);
    if (!windows) throw new Error(`no limit ${name}; there are ${[...this.#windows.keys()].join(', ')}`);
    windows.limit = { ...windows.limit, ...limit };
  }

  /** Counts a request in every window it belongs to, up to the first that is full. */
  take(counted: Counted): Usage[] {
    const usages: Usage[] = [];
    for (const { name, key } of this.#rules) {
      const whose = key(counted);
      const usage = whose === null ? undefined : this.#windows.get(name)?.take(whose);
      if (!usage) continue;
      usages.push(usage);
      if (!usage.passes) {
        this.#refuse(name);
        break;
      }
    }
    return usages;
  }

  /** Counts what a person does, unless the window is full. @returns null when the server has no such limit */
  act(name: string, whose: string): Usage | null {
    const windows = this.#windows.get(name);
    if (!windows || !this.enforced) return null;
    const usage = windows.look(whose);
    if (usage.passes) return windows.take(whose);
    this.#refuse(name);
    return usage;
  }

  /** How full a window is. */
  usage(name: string, whose: string): Usage | null {
    return this.#windows.get(name)?.look(whose) ?? null;
  }

  #refuse(name: string): void {
    this.refusedBy.set(name, (this.refusedBy.get(name) ?? 0) + 1);
  }
}
