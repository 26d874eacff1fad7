import type { Fold } from './fold.ts';
import { type AnyRecord, parseRecord } from './records.ts';
import type { Entry, Item, Journal, LimitRecord, Pair, Plan, PlanRecord } from './types.ts';

/** The run that writes a journal. */
export interface Writer {
  /** Its id. */
  readonly run: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Where records go. */
export interface Sink {
  append(record: AnyRecord): Promise<void>;
  close(): Promise<void>;
}

/** For a journal that stays in memory. */
export const NOWHERE: Sink = { append: async () => undefined, close: async () => undefined };

/** A journal as its fold has it; what is appended goes into the sink first, then into the fold. */
export class FoldedJournal implements Journal {
  readonly pair: Pair;
  readonly run: string;
  readonly #fold: Fold;
  readonly #sink: Sink;
  readonly #now: () => number;

  constructor(pair: Pair, fold: Fold, sink: Sink, { run, now }: Writer) {
    this.pair = pair;
    this.run = run;
    this.#fold = fold;
    this.#sink = sink;
    this.#now = now;
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#fold.items;
  }

  get limits(): readonly LimitRecord[] {
    return this.#fold.limits;
  }

  get lastAt(): string | null {
    return this.#fold.lastAt;
  }

  get plans(): ReadonlyMap<string, Plan> {
    return this.#fold.plans;
  }

  append(entry: Entry): Promise<void> {
    return this.#add({ ...this.#stamp(), ...entry });
  }

  appendLimit(limit: Omit<LimitRecord, 'type' | 'at' | 'run'>): Promise<void> {
    return this.#add({ type: 'limit', ...this.#stamp(), ...limit });
  }

  appendPlan(plan: Pick<PlanRecord, 'op' | 'total'>): Promise<void> {
    return this.#add({ type: 'plan', ...this.#stamp(), ...plan });
  }

  close(): Promise<void> {
    return this.#sink.close();
  }

  #stamp(): { readonly at: string; readonly run: string } {
    return { at: new Date(this.#now()).toISOString(), run: this.run };
  }

  /** What the next opening would refuse is not written at all. */
  async #add(record: AnyRecord): Promise<void> {
    const written = parseRecord(JSON.parse(JSON.stringify(record)));
    if ('wrong' in written) throw new TypeError(`a record that is none: ${written.wrong}`);
    await this.#sink.append(written);
    this.#fold.add(written);
  }
}
