import type { Clock } from '../../../src/http/clock.ts';
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
import { type Death, MortalRuns } from '../mortal-runs.ts';

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
export class Move<P extends Place = Home> extends MortalRuns {
  readonly home: P;
  readonly events: RelateEvent[] = [];

  constructor(home: P) {
    super();
    this.home = home;
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
      journal: this.openJournal(this.home.clock, death),
      clock: this.home.clock,
      signal,
      onEvent: event => {
        this.events.push(event);
        onEvent?.(event);
      },
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
