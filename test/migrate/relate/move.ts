import type { Clock } from '../../../src/http/clock.ts';
import { memoryJournal } from '../../../src/journal/journal.ts';
import type { Journal, JournalRecord, Pair, PlanRecord } from '../../../src/journal/types.ts';
import type { OwnAccount } from '../../../src/mastodon/types.ts';
import { applyRelations } from '../../../src/migrate/relate/apply.ts';
import { importRelations } from '../../../src/migrate/relate/import.ts';
import { prepareRelations } from '../../../src/migrate/relate/prepare.ts';
import type {
  RelateEvent,
  RelateRequest,
  RelateResult,
  RelateTools,
  RelationPlan,
  Wanted,
} from '../../../src/migrate/relate/types.ts';
import type { Address } from '../../../src/people/address.ts';
import { atHome, type Home, type OpenOptions } from '../../mastodon/home.ts';
import type { MastodonOptions } from '../../support/fediverse/mastodon-host.ts';

const PAIR: Pair = { twitterId: '1', target: 'alice@home.example' };

/** What ends a process in the middle of its work. */
export class Crash extends Error {}

/** Somebody wanted of whom nothing else is known. */
export function wanted(address: Address): Wanted {
  return { address, twitterId: null, twitterHandle: null, twitterName: null };
}

/** A request to follow, with what is changed about it. */
export function request(addresses: readonly Address[], changes: Partial<RelateRequest> = {}): RelateRequest {
  return {
    operation: 'follow',
    wanted: addresses.map(wanted),
    only: [],
    max: Number.POSITIVE_INFINITY,
    retryFailed: false,
    acceptFailed: false,
    list: null,
    reblogs: true,
    notify: false,
    hideNotifications: true,
    ...changes,
  };
}

/** Where a run dies: in the entry of that number, from 0, before or after it is on the disk. */
interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** How one run is made. */
export interface RunOptions extends Omit<OpenOptions, 'onEvent'> {
  readonly death?: Death;
  readonly dryRun?: boolean;
  readonly viaImport?: boolean;
  readonly stop?: AbortController;
  readonly onEvent?: (event: RelateEvent) => void;
}

/** Where the account of a run comes from, and its time. */
interface Place {
  readonly clock: Clock;
  open(options: OpenOptions): Promise<OwnAccount>;
}

/** One migration in several runs: its journal outlives them. */
export class Move<P extends Place = Home> {
  readonly home: P;
  /** Every entry and plan of the journal, in order. */
  readonly records: (JournalRecord | PlanRecord)[] = [];
  readonly events: RelateEvent[] = [];
  #runs = 0;

  constructor(home: P) {
    this.home = home;
  }

  /** The entries that say so of one key's subject: `intent`, `done followed`. */
  story(subject: string): string[] {
    return this.records.flatMap(record =>
      'key' in record && record.key.startsWith(`${subject}#`)
        ? [[record.state, record.why].filter(each => each !== undefined).join(' ')]
        : [],
    );
  }

  /** Plans. */
  async plan(what: RelateRequest, options: RunOptions = {}): Promise<RelationPlan> {
    const tools = await this.tools(options);
    return await prepareRelations(what, tools, { dryRun: options.dryRun ?? false });
  }

  /** Plans and carries out, as a process of its own. */
  async run(what: RelateRequest, options: RunOptions = {}): Promise<RelateResult> {
    const tools = await this.tools(options);
    const plan = await prepareRelations(what, tools, { dryRun: false });
    return await (options.viaImport ? importRelations : applyRelations)(plan, what, tools);
  }

  /** What one run works with: an account and a journal of its own. */
  async tools({
    death,
    stop = new AbortController(),
    onEvent,
    ...options
  }: RunOptions): Promise<RelateTools> {
    const { signal } = stop;
    return {
      account: await this.home.open({ signal, ...options }),
      journal: this.#journal(death),
      clock: this.home.clock,
      signal,
      onEvent: event => {
        this.events.push(event);
        onEvent?.(event);
      },
    };
  }

  #journal(death: Death | undefined): Journal {
    this.#runs += 1;
    const run = `run-${this.#runs}`;
    const now = () => this.home.clock.now();
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

/** Starts the fediverse of one test, and a migration to `alice@home.example`. */
export async function startMove(
  context: { after(end: () => Promise<void>): void },
  options: MastodonOptions = {},
): Promise<Move> {
  return new Move(await atHome(context, options));
}
