import type { Tweet, TweetFile } from '../archive/types.ts';
import { type Filters, filtered } from './filter.ts';
import type { Reason } from './reasons.ts';
import { isCrosspost } from './text/crosspost.ts';

/** Which tweets are wanted. */
export interface ChoiceRules extends Filters {
  /** Null where the archive does not say whose it is. */
  readonly ownId: string | null;
  /** One's own handles, lower-case. */
  readonly ownHandles: readonly string[];
  readonly replies: boolean;
  readonly retweets: boolean;
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
  const { answersOthers, parentId } = answerOf(tweet, rules);
  const isNamed = rules.named?.get(tweet.id) === true;
  const closed = closedReason(tweet, file, at);
  const byDefault = isNamed ? null : leftOut(tweet, file, answersOthers, rules);
  const reason = closed ?? nameReason(tweet, rules) ?? byDefault ?? filtered(tweet, at, rules);
  return { reason, isNamed, answersOthers, parentId };
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

/** Six of 2,323 lack the colon (counted in archives of 2018 to 2026). */
const RETWEET = /^RT @\w+:? /;

/** Whether a tweet only repeats somebody else's. */
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
