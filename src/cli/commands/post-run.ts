import type { OwnAccount } from '../../mastodon/types.ts';
import type { ArchiveDrafts } from '../../migrate/publish/read-drafts.ts';
import type { PostPlan, PublishRequest, PublishTools } from '../../migrate/publish/types.ts';
import type { Context } from '../context.ts';
import type { PostOptions } from './post-options.ts';
import type { PostReporter } from './post-reporter.ts';

/** A run of `post` that is under way. */
export interface PostRun {
  readonly context: Context;
  readonly options: PostOptions;
  readonly reporter: PostReporter;
  readonly account: OwnAccount;
  readonly source: ArchiveDrafts;
  readonly request: PublishRequest;
  readonly tools: PublishTools;
  /** The archive as it was typed. */
  readonly input: string;
  /** The migration folder, absolute. */
  readonly folder: string;
  readonly visibility: PostOptions['visibility'];
  readonly timeZone: string;
}

/** The drafts that a plan tries. */
export async function* planned(
  source: ArchiveDrafts,
  { steps }: PostPlan,
): ReturnType<ArchiveDrafts['drafts']> {
  for await (const draft of source.drafts()) if (steps.has(draft.tweetId)) yield draft;
}
