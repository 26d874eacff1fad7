import type { Tweet } from '../archive/types.ts';
import { readableText } from './readable.ts';
import type { Reason } from './reasons.ts';
import { postLanguage } from './text/language.ts';

/** What a person asks of the tweets that are posted. */
export interface Filters {
  /** The first moment wanted, milliseconds since the epoch; null: from the beginning. */
  readonly since: number | null;
  /** The first moment no longer wanted. */
  readonly until: number | null;
  readonly minLikes: number | null;
  readonly media: 'only' | 'none' | null;
  /** Twitter's codes or those of ISO 639-1; none: every language. */
  readonly languages: readonly string[];
  /** Pieces of the app's name or link; none: every app. Like the others a piece, no pattern, in whatever case. */
  readonly sources: readonly string[];
  readonly notSources: readonly string[];
  /** Pieces of the text or of a link behind a t.co; one of them must be there. */
  readonly matches: readonly string[];
  readonly notMatches: readonly string[];
}

/**
 * Which filter a tweet does not pass; null when it passes all.
 * @param at when it was written, in milliseconds since the epoch
 */
export function filtered(tweet: Tweet, at: number, filters: Filters): Reason | null {
  if (at < (filters.since ?? Number.NEGATIVE_INFINITY)) return 'date';
  if (at >= (filters.until ?? Number.POSITIVE_INFINITY)) return 'date';
  if (tweet.likes < (filters.minLikes ?? 0)) return 'likes';
  if (filters.media !== null && tweet.media.length > 0 !== (filters.media === 'only')) return 'media';
  if (filters.languages.length > 0 && !isIn(filters.languages, tweet.lang)) return 'language';
  if (!passes(filters.sources, filters.notSources, () => appOf(tweet))) return 'source';
  return passes(filters.matches, filters.notMatches, () => searchedText(tweet)) ? null : 'match';
}

/** The name of the app, without the link around it: `<a href="https://…">TweetDeck</a>`. */
function appOf({ source }: Tweet): string {
  return (source ?? '').replace(/<[^>]*>/g, '');
}

function isIn(languages: readonly string[], lang: string | null): boolean {
  const names = [lang, postLanguage(lang)].map(name => name?.toLowerCase());
  return languages.some(language => names.includes(language.toLowerCase()));
}

/** Whether one of the wanted pieces is there (if any is wanted), and none of the unwanted. */
function passes(wanted: readonly string[], unwanted: readonly string[], text: () => string): boolean {
  if (wanted.length === 0 && unwanted.length === 0) return true;
  const searched = comparable(text());
  const has = (piece: string) => searched.includes(comparable(piece));
  return (wanted.length === 0 || wanted.some(has)) && !unwanted.some(has);
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** What a person saw of a tweet. A quoted tweet's link stands behind the text, where a long one lacks it. */
function searchedText(tweet: Tweet): string {
  return [readableText(tweet), ...tweet.urls.flatMap(({ expanded }) => expanded ?? [])].join('\n');
}
