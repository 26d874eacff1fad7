import type { Visibility } from '../posts/types.ts';
import { detailOf } from './detail.ts';
import { groupPosts, wordOf } from './post-result-text.ts';
import type {
  DraftMediaCounts,
  DraftView,
  PostOutcomeView,
  PostPlanView,
  PostResultView,
} from './post-view.ts';

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

/** What became of one tweet: a line of a run with `--json`. */
export interface PostOutcomeDocument {
  readonly type: 'post_outcome';
  readonly tweet_id: string;
  /** `held` waits for the post before it in its thread; `failed` and `unknown` are looked at again. */
  readonly state: PostOutcomeView['state'];
  readonly word: string;
  /** What the server said; left out where there is nothing more to say. */
  readonly detail?: string;
  /** The addresses of its posts. */
  readonly urls: readonly string[];
}

/** What `alt-text --json` prints. */
export interface AltTextDocument {
  readonly type: 'alt_text';
  /** Absolute path of the sheet. */
  readonly file: string;
  readonly files: number;
  /** How many of them have a description. */
  readonly described: number;
}

/** The last line of a run with `--json`. */
export interface PostResultDocument {
  readonly type: 'post_result';
  readonly account: string;
  /** Names this run: `oxpecker undo post --run` takes back what it did. */
  readonly run: string;
  readonly tweets: number;
  readonly posts: number;
  readonly adopted: number;
  /** How many went otherwise, by their words. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly left: number;
  /** Failed or unclear, of this run and of earlier ones: more than 0 is exit code 3. */
  readonly failed: number;
  /** Why the run ended before its end; `null` when it did not. */
  readonly stopped: string | null;
}

export function postPlanDocument(view: PostPlanView): PostPlanDocument {
  const { account, server, tweets, posts, media, from, to, order, visibility, resuming, forecast } = view;
  return {
    type: 'post_plan',
    account,
    server,
    tweets,
    posts,
    media,
    from: timeOrNull(from),
    to: timeOrNull(to),
    order,
    visibility,
    local_only: view.localOnly,
    backdates: view.backdates,
    time_zone: view.timeZone,
    left_out: Object.fromEntries(view.leftOut.map(({ word, count }) => [word, count])),
    remarks: view.remarks,
    resuming,
    finish_at: timeOrNull(forecast?.finishAt ?? null),
    limit: forecast?.limit ?? null,
    decisions_file: view.decisionsFile,
  };
}

export function postDraftDocument(view: DraftView): PostDraftDocument {
  const { tweetId, at, texts, media, spoiler, sensitive, language, visibility, isReply, isQuote, remarks } =
    view;
  return {
    type: 'post_draft',
    tweet_id: tweetId,
    tweeted_at: new Date(at).toISOString(),
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

export function postOutcomeDocument({ tweetId, state, why, urls }: PostOutcomeView): PostOutcomeDocument {
  const detail = detailOf(why);
  return {
    type: 'post_outcome',
    tweet_id: tweetId,
    state,
    word: wordOf(why),
    ...(detail !== '' && { detail }),
    urls,
  };
}

/** @param run the name of the run in the journal */
export function postResultDocument(view: PostResultView, run: string): PostResultDocument {
  const { account, tweets, posts, adopted, outcomes, warnings, left, failed, stopped } = view;
  const counts = [...groupPosts(outcomes)].map(([word, group]) => [word, group.length] as const);
  return {
    type: 'post_result',
    account,
    run,
    tweets,
    posts,
    adopted,
    outcomes: Object.fromEntries(counts),
    warnings,
    left,
    failed,
    stopped: stopped?.reason ?? null,
  };
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(Math.ceil(ms)).toISOString();
}

/** @param sheet the one that was written */
export function altTextDocument({
  path,
  files,
  described,
}: {
  readonly path: string;
  readonly files: number;
  readonly described: number;
}): AltTextDocument {
  return { type: 'alt_text', file: path, files, described };
}
