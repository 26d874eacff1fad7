import type { Visibility } from '../posts/types.ts';
import { isoTime } from './numbers.ts';
import type { DraftMediaCounts, DraftView, PostPlanView } from './post-view.ts';

/** What `post` is about to do: the first JSON line, with `--dry-run` too. Times are ISO 8601 in UTC. */
export interface PostPlanDocument {
  readonly type: 'post_plan';
  readonly account: string;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  readonly tweets: number;
  /** The posts they become. */
  readonly posts: number;
  readonly media: DraftMediaCounts;
  /** When the first and the last were tweeted; `null` when there are none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly order: 'oldest' | 'newest';
  readonly visibility: Visibility;
  readonly local_only: boolean;
  /** Whether the posts get the dates of their tweets. */
  readonly backdates: boolean;
  readonly time_zone: string;
  /** By reason, such as `retweet`, `reply`, `done`. */
  readonly left_out: Readonly<Record<string, number>>;
  /** What goes otherwise than it stood on Twitter, with how many tweets. */
  readonly remarks: readonly { readonly what: string; readonly count: number }[];
  /** What earlier runs did; `null` when there was none. */
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** By the server's limits; `null` when there is nothing to post. */
  readonly finish_at: string | null;
  /** The limit that decides that, as in `30 uploads in 30 minutes`. */
  readonly limit: string | null;
  /** A CSV with every decision and its reason, for `--select`; only `--dry-run` writes it. */
  readonly decisions_file: string | null;
}

/** A tweet as it would be posted: a line of `post --dry-run --json`. */
export interface PostDraftDocument {
  readonly type: 'post_draft';
  readonly tweet_id: string;
  readonly tweeted_at: string;
  /** The text of each post. */
  readonly texts: readonly string[];
  readonly media: DraftMediaCounts;
  readonly content_warning: string | null;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly visibility: Visibility;
  readonly is_reply: boolean;
  readonly is_quote: boolean;
  readonly remarks: readonly string[];
}

/** The plan as a JSON line. */
export function postPlanDocument(view: PostPlanView): PostPlanDocument {
  const { account, server, tweets, posts, media, from, to, order, visibility, resuming, forecast } = view;
  return {
    type: 'post_plan',
    account,
    server,
    tweets,
    posts,
    media,
    from: isoTime(from),
    to: isoTime(to),
    order,
    visibility,
    local_only: view.localOnly,
    backdates: view.backdates,
    time_zone: view.timeZone,
    left_out: Object.fromEntries(view.leftOut.map(({ word, count }) => [word, count])),
    remarks: view.remarks,
    resuming,
    finish_at: isoTime(forecast?.finishAt ?? null),
    limit: forecast?.limit ?? null,
    decisions_file: view.decisionsFile,
  };
}

/** A draft as a JSON line. */
export function postDraftDocument(view: DraftView): PostDraftDocument {
  const { tweetId, at, texts, media, spoiler, sensitive, language, visibility, isReply, isQuote, remarks } =
    view;
  return {
    type: 'post_draft',
    tweet_id: tweetId,
    tweeted_at: isoTime(at),
    texts,
    media,
    content_warning: spoiler,
    sensitive,
    language,
    visibility,
    is_reply: isReply,
    is_quote: isQuote,
    remarks,
  };
}
