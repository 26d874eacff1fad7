import type { Visibility } from '../posts/types.ts';
import { counted } from './numbers.ts';

/** How many files of each kind, and their size together. */
export interface DraftMediaCounts {
  readonly photos: number;
  readonly videos: number;
  readonly gifs: number;
  readonly bytes: number;
}

/** A tweet as it will be posted. */
export interface DraftView {
  readonly tweetId: string;
  /** When it was tweeted, milliseconds since the epoch. */
  readonly at: number;
  /** The text of each post it becomes, with its line breaks. */
  readonly texts: readonly string[];
  readonly media: DraftMediaCounts;
  readonly spoiler: string | null;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly visibility: Visibility;
  /** Whether it goes on with a thread. */
  readonly isReply: boolean;
  readonly isQuote: boolean;
  /** What was left out or changed on the way, a sentence fragment each. */
  readonly remarks: readonly string[];
}

/** So many tweets are left out for this reason. */
export interface LeftOutCount {
  /** One word: of `REASONS`, or of what earlier runs did. */
  readonly word: string;
  readonly count: number;
}

/** How long it takes by the server's limits. */
export interface PostForecast {
  /** Milliseconds since the epoch. */
  readonly finishAt: number;
  /** What takes longest by these limits. */
  readonly decidedBy: 'posts' | 'files';
  /** The limit that decides, as in `30 uploads in 30 minutes`; null where none does. */
  readonly limit: string | null;
  /** Whether that is none of the server's, but spares the followers. */
  readonly isCourtesy: boolean;
}

/** What a run is about to do, as it is told to the person. */
export interface PostPlanView {
  /** `user@host`. */
  readonly account: string;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  /** The archive as the person would type its path. */
  readonly source: string;
  readonly tweets: number;
  /** The posts they become. */
  readonly posts: number;
  readonly media: DraftMediaCounts;
  /** When the first and the last were tweeted, milliseconds since the epoch; null when there are none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly order: 'oldest' | 'newest';
  readonly visibility: Visibility;
  readonly localOnly: boolean;
  /** Whether the posts get the dates of their tweets. */
  readonly backdates: boolean;
  /** Whose clock the dates in the texts show. */
  readonly timeZone: string;
  readonly leftOut: readonly LeftOutCount[];
  /** What will go otherwise than it stood on Twitter, with how many tweets. */
  readonly remarks: readonly { readonly what: string; readonly count: number }[];
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** Null when there is nothing to post. */
  readonly forecast: PostForecast | null;
  readonly share: number;
  /** As in `22:00-07:00`; null for none. */
  readonly quietHours: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly examples: readonly DraftView[];
  /** The file with every decision, as the person would type its path; null when none was written. */
  readonly decisionsFile: string | null;
}

/** What became of one tweet; `why` is a word, perhaps with more after a colon. */
export interface PostOutcomeView {
  readonly tweetId: string;
  /** When it was tweeted, milliseconds since the epoch; null where nobody knows any more. */
  readonly at: number | null;
  /** Of its text. */
  readonly beginning: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'held' | 'unknown';
  readonly why: string;
  /** The addresses of its posts. */
  readonly urls: readonly string[];
}

/** What a run brought, as it is told to the person. */
export interface PostResultView {
  readonly account: string;
  /** Tweets posted whole in this run, and the posts they became. */
  readonly tweets: number;
  readonly posts: number;
  /** Taken for posted because they stood there already. */
  readonly adopted: number;
  /** What went otherwise: failed, held back, unclear, skipped. */
  readonly outcomes: readonly PostOutcomeView[];
  readonly warnings: readonly string[];
  /** Not reached, and those left by `--max`. */
  readonly left: number;
  /** Failed, unclear or held back, of this run and of earlier ones. */
  readonly failed: number;
  /** Why the run ended before its plan did; null when it did not. */
  readonly stopped: { readonly reason: string; readonly sentence: string | null } | null;
  /** The last post of this run. */
  readonly lastUrl: string | null;
}

/** `12 photos, 2 videos and a GIF`; empty for nothing. */
export function mediaWords({ photos, videos, gifs }: DraftMediaCounts): string {
  const parts = [many(photos, 'photo'), many(videos, 'video'), many(gifs, 'GIF')].filter(part => part !== '');
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

function many(count: number, what: string): string {
  return count === 0 ? '' : counted(count, what);
}

/** How many files. */
export function filesOf({ photos, videos, gifs }: DraftMediaCounts): number {
  return photos + videos + gifs;
}
