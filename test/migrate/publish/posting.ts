import { randomUUID } from 'node:crypto';
import { memoryJournal } from '../../../src/journal/journal.ts';
import type { Item, Journal, JournalRecord, Pair, PlanRecord } from '../../../src/journal/types.ts';
import { preparePosts } from '../../../src/migrate/publish/prepare.ts';
import { publishPosts } from '../../../src/migrate/publish/publish.ts';
import type {
  DraftSource,
  PostPlan,
  PublishEvent,
  PublishRequest,
  PublishResult,
  PublishTools,
} from '../../../src/migrate/publish/types.ts';
import type { Draft, DraftMedia, DraftPart } from '../../../src/posts/types.ts';
import { atHome, type Home, type OpenOptions } from '../../mastodon/home.ts';
import type { MastodonOptions } from '../../support/fediverse/mastodon-host.ts';

const PAIR: Pair = { twitterId: '1', target: 'alice@home.example' };
const NOON = Date.UTC(2015, 5, 1, 12);

/** What ends a process in the middle of its work. */
export class Crash extends Error {}

/** A file of so many bytes. */
export function file(mediaId: string, changes: Partial<DraftMedia> = {}): DraftMedia {
  return {
    mediaId,
    type: 'photo',
    path: `tweets_media/${mediaId}.jpg`,
    bytes: 12,
    mimeType: 'image/jpeg',
    fileName: `${mediaId}.jpg`,
    description: null,
    ...changes,
  };
}

/** One post of a draft. */
export function part(text: string, ...media: DraftMedia[]): DraftPart {
  return { pieces: text === '' ? [] : [{ kind: 'text', text }], media };
}

/** The draft of the tweet of that id, a minute after the one before it. */
export function draft(id: number, parts: string | readonly DraftPart[], changes: Partial<Draft> = {}): Draft {
  return {
    tweetId: String(id),
    at: NOON + id * 60_000,
    parts: typeof parts === 'string' ? [part(parts)] : parts,
    parentTweetId: null,
    quotedTweetId: null,
    language: null,
    sensitive: false,
    spoiler: null,
    visibility: 'unlisted',
    remarks: [],
    ...changes,
  };
}

/** Drafts that are there already. */
export function sourceOf(drafts: readonly Draft[]): DraftSource {
  return {
    count: drafts.length,
    drafts: async function* () {
      yield* drafts;
    },
    openMedia: async function* ({ mediaId, bytes }) {
      yield Buffer.alloc(bytes, mediaId);
    },
    close: async () => undefined,
  };
}

/** Where a run dies: in the entry of that number, from 0, before or after it is on the disk. */
interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** How one run is made. */
export interface RunOptions extends Omit<OpenOptions, 'onEvent'> {
  readonly request?: Partial<PublishRequest>;
  readonly death?: Death;
  readonly dryRun?: boolean;
  readonly stop?: AbortController;
  readonly quietUntil?: PublishTools['quietUntil'];
  readonly onEvent?: (event: PublishEvent) => void;
}

/** Tweets that are posted in several runs: the journal outlives them. */
export class Posting {
  readonly home: Home;
  readonly records: (JournalRecord | PlanRecord)[] = [];
  readonly events: PublishEvent[] = [];
  #runs = 0;

  constructor(home: Home) {
    this.home = home;
  }

  /** The texts that stand in the account, the oldest first. */
  get texts(): string[] {
    return this.home.home
      .posts(this.home.alice)
      .map(({ text }) => text)
      .reverse();
  }

  /** Everything that was posted, in order, deleted or not. */
  get written(): string[] {
    return this.home.home.writes.flatMap(({ op, post }) => (op === 'post' && post ? [post.text] : []));
  }

  /** What the journal says by now. */
  get items(): ReadonlyMap<string, Item> {
    return memoryJournal(PAIR, { run: 'reader', now: () => 0 }, this.records).items;
  }

  /** The entries of one subject: `intent`, `done posted`. */
  story(subject: string): string[] {
    return this.records.flatMap(record =>
      'key' in record && record.key.startsWith(`${subject}#`)
        ? [[record.state, record.why].filter(each => each !== undefined).join(' ')]
        : [],
    );
  }

  async plan(drafts: readonly Draft[], options: RunOptions = {}): Promise<PostPlan> {
    const tools = await this.tools(options);
    const { dryRun = true } = options;
    return await preparePosts(sourceOf(drafts), requestOf(options), tools, { dryRun });
  }

  /** Plans and carries out, as a process of its own. */
  async run(drafts: readonly Draft[], options: RunOptions = {}): Promise<PublishResult> {
    const tools = await this.tools(options);
    const source = sourceOf(drafts);
    const request = requestOf(options);
    const plan = await preparePosts(source, request, tools, { dryRun: false });
    return await publishPosts(plan, source, request, tools);
  }

  async tools(options: RunOptions = {}): Promise<PublishTools> {
    const { death, stop = new AbortController(), onEvent, quietUntil = () => null, ...open } = options;
    const { signal } = stop;
    const account = await this.home.open({ signal, ...open });
    return {
      account,
      publishing: await account.publishing({ backdate: options.request?.backdate ?? false }),
      journal: this.#journal(death),
      clock: this.home.clock.wrong,
      signal,
      uuid: randomUUID,
      maxWaitMs: open.maxWaitMs ?? Number.POSITIVE_INFINITY,
      quietUntil,
      onEvent: event => {
        this.events.push(event);
        onEvent?.(event);
      },
    };
  }

  #journal(death: Death | undefined): Journal {
    this.#runs += 1;
    const run = `run-${this.#runs}`;
    const now = () => this.home.clock.wrong.now();
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

/** A request with what is changed about it. */
export function requestOf({ request }: RunOptions = {}): PublishRequest {
  return {
    max: Number.POSITIVE_INFINITY,
    retryFailed: false,
    acceptFailed: false,
    named: new Set(),
    onMissingMedia: 'post',
    backdate: false,
    localOnly: false,
    skipExisting: false,
    ...request,
  };
}

/** Starts the fediverse of one test, and what is posted to `alice@home.example`. */
export async function startPosting(
  context: { after(end: () => Promise<void>): void },
  options: MastodonOptions = {},
): Promise<Posting> {
  return new Posting(await atHome(context, options));
}
