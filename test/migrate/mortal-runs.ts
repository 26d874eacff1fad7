import type { Clock } from '../../src/http/clock.ts';
import { memoryJournal } from '../../src/journal/journal.ts';
import type { Item, Journal, JournalRecord, Pair, PlanRecord } from '../../src/journal/types.ts';

const PAIR: Pair = { twitterId: '1', target: 'alice@home.example' };

/** What ends a process in the middle of its work. */
export class Crash extends Error {}

/** Where a run dies: in the entry of that number, from 0, before or after it is on the disk. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Runs that may die: what they wrote into the journal outlives them. */
export class MortalRuns {
  /** Every entry and plan of the journal, in order. */
  readonly records: (JournalRecord | PlanRecord)[] = [];
  #runs = 0;

  /** What the journal says by now. */
  get items(): ReadonlyMap<string, Item> {
    return memoryJournal(PAIR, { run: 'reader', now: () => 0 }, this.records).items;
  }

  /** The entries that say so of one key's subject: `intent`, `done followed`. */
  story(subject: string): string[] {
    return this.records.flatMap(record =>
      'key' in record && record.key.startsWith(`${subject}#`)
        ? [[record.state, record.why].filter(each => each !== undefined).join(' ')]
        : [],
    );
  }

  /** The journal of the next run. */
  protected openJournal(clock: Pick<Clock, 'now'>, death: Death | undefined): Journal {
    const now = () => clock.now();
    this.#runs += 1;
    const run = `run-${this.#runs}`;
    const journal = memoryJournal(PAIR, { run, now }, this.records);
    let count = 0;
    const write = async (record: JournalRecord | PlanRecord, append: () => Promise<void>) => {
      const dies = death?.at === count++;
      if (dies && death.when === 'before') throw new Crash(`in entry ${death.at}`);
      this.records.push(record);
      await append();
      if (dies) throw new Crash(`after entry ${death.at}`);
    };
    const at = () => new Date(now()).toISOString();
    return {
      pair: PAIR,
      run,
      items: journal.items,
      limits: journal.limits,
      plans: journal.plans,
      get lastAt() {
        return journal.lastAt;
      },
      append: entry => write({ at: at(), run, ...entry }, () => journal.append(entry)),
      appendLimit: limit => journal.appendLimit(limit),
      appendPlan: plan => write({ type: 'plan', at: at(), run, ...plan }, () => journal.appendPlan(plan)),
      close: () => journal.close(),
    };
  }
}
