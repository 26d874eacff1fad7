import { randomUUID } from 'node:crypto';
import { IdTable } from '../../../src/ids/id-table.ts';
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
import { type Death, MortalRuns } from '../mortal-runs.ts';

const NOON = Date.UTC(2015, 5, 1, 12);

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

/** The tweets that a plan tries, in the order of the drafts. */
export function stepsOf({ steps }: Pick<PostPlan, 'steps'>, drafts: readonly Draft[]): string[] {
  return drafts.map(({ tweetId }) => tweetId).filter(id => steps.has(id));
}

/** Drafts that are there already. */
export function sourceOf(drafts: readonly Draft[]): DraftSource {
  const ids = new IdTable();
  for (const { tweetId } of drafts) ids.add(tweetId);
  return {
    count: drafts.length,
    ids,
    drafts: async function* () {
      yield* drafts;
    },
    openMedia: async function* ({ mediaId, bytes }) {
      yield Buffer.alloc(bytes, mediaId);
    },
    close: async () => undefined,
  };
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
export class Posting extends MortalRuns {
  readonly home: Home;
  readonly events: PublishEvent[] = [];

  constructor(home: Home) {
    super();
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
      journal: this.openJournal(this.home.clock.wrong, death),
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
