import type { Tweet, TweetFile } from '../archive/types.ts';
import { readableText } from './readable.ts';
import type { Reason } from './reasons.ts';
import { isCrosspost } from './text/crosspost.ts';
import { postLanguage } from './text/language.ts';

/** Which tweets are wanted. */
export interface ChoiceRules {
  /** Null where the archive does not say whose it is. */
  readonly ownId: string | null;
  /** One's own handles, lower-case. */
  readonly ownHandles: readonly string[];
  readonly replies: boolean;
  readonly retweets: boolean;
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
  /**
   * The tweets that were named by id, with what was answered of each; null: none were named, all are looked at. A yes
   * overrules what is left out unless somebody asks, but never brings a circle's tweet or a deleted one.
   */
  readonly named: ReadonlyMap<string, boolean> | null;
}

/** What can be said of a tweet without knowing the others. */
export interface Judgement {
  /** Null: it is wanted, unless another tweet says otherwise. */
  readonly reason: Reason | null;
  /** It was named with a yes: what is left out by default is not left out. */
  readonly isNamed: boolean;
  /** Whether it speaks to somebody else; `as-root`: only if the tweet it answers is not in the archive. */
  readonly answersOthers: 'yes' | 'no' | 'as-root';
  /** The own tweet it answers, or may answer. */
  readonly parentId: string | null;
}

/** Decides on one tweet by itself. @param at when it was written, in milliseconds; NaN where nobody knows */
export function judge(tweet: Tweet, file: TweetFile, at: number, rules: ChoiceRules): Judgement {
  const answer = answerOf(tweet, rules);
  const isNamed = rules.named?.get(tweet.id) === true;
  const closed = closedReason(tweet, file, at);
  const byDefault = isNamed ? null : leftOut(tweet, file, answer.answersOthers, rules);
  const reason = closed ?? nameReason(tweet, rules) ?? byDefault ?? filtered(tweet, at, rules);
  return { ...answer, reason, isNamed };
}

/** What no option brings back. */
function closedReason(tweet: Tweet, file: TweetFile, at: number): Reason | null {
  if (file === 'circle' || tweet.circle) return 'circle';
  if (file === 'deleted') return 'deleted';
  return Number.isNaN(at) ? 'undated' : null;
}

function nameReason({ id }: Tweet, { named }: ChoiceRules): Reason | null {
  if (named === null) return null;
  const answer = named.get(id);
  if (answer === undefined) return 'unselected';
  return answer ? null : 'declined';
}

/** What is left out unless somebody asks for it. */
function leftOut(
  tweet: Tweet,
  file: TweetFile,
  answersOthers: Judgement['answersOthers'],
  rules: ChoiceRules,
): Reason | null {
  if (file === 'community') return 'community';
  if (isRetweet(tweet)) return rules.retweets ? null : 'retweet';
  if (answersOthers === 'yes' && !rules.replies) return 'reply';
  return isCrosspost(tweet.source) ? 'crosspost' : null;
}

function filtered(tweet: Tweet, at: number, rules: ChoiceRules): Reason | null {
  if (at < (rules.since ?? Number.NEGATIVE_INFINITY)) return 'date';
  if (at >= (rules.until ?? Number.POSITIVE_INFINITY)) return 'date';
  if (tweet.likes < (rules.minLikes ?? 0)) return 'likes';
  if (rules.media !== null && tweet.media.length > 0 !== (rules.media === 'only')) return 'media';
  if (rules.languages.length > 0 && !isIn(rules.languages, tweet.lang)) return 'language';
  if (!passes(rules.sources, rules.notSources, () => appOf(tweet))) return 'source';
  return passes(rules.matches, rules.notMatches, () => searchedText(tweet)) ? null : 'match';
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

/** Six of 2,323 lack the colon (counted in archives of 2018 to 2026). */
const RETWEET = /^RT @\w+:? /;

export function isRetweet(tweet: Pick<Tweet, 'retweeted' | 'text'>): boolean {
  return tweet.retweeted !== null || RETWEET.test(tweet.text);
}

/** Whom a tweet answers. */
function answerOf(tweet: Tweet, rules: ChoiceRules): Pick<Judgement, 'answersOthers' | 'parentId'> {
  const { replyToUserId, replyToHandle, replyToStatusId } = tweet;
  const toSelf =
    replyToUserId === null
      ? replyToHandle !== null && isOwnHandle(replyToHandle, rules)
      : replyToUserId === rules.ownId;
  const opensWithName = speaksToOther(tweet, rules);
  if (toSelf) return { answersOthers: opensWithName ? 'as-root' : 'no', parentId: replyToStatusId };
  if (replyToUserId !== null || replyToHandle !== null) return { answersOthers: 'yes', parentId: null };
  // Nobody is named: whose the answered tweet is, the archive shows if it is one's own.
  if (replyToStatusId !== null) return { answersOthers: 'as-root', parentId: replyToStatusId };
  return { answersOthers: opensWithName ? 'yes' : 'no', parentId: null };
}

/** Before replies had a field of their own, and where that was lost, a name at the very beginning says it. */
function speaksToOther({ text, mentions }: Tweet, rules: ChoiceRules): boolean {
  const handle = /^@(\w{1,20})/.exec(text)?.[1];
  if (handle === undefined || isOwnHandle(handle, rules)) return false;
  const mention = mentions.find(({ start }) => start === 0);
  return mention === undefined || mention.id === null || mention.id !== rules.ownId;
}

function isOwnHandle(handle: string, { ownHandles }: ChoiceRules): boolean {
  return ownHandles.includes(handle.toLowerCase());
}
