import type { TweetContent } from '../../posts/tweet-content.ts';

/** A tweet's content without what is empty, as most of it is: half the bytes. */
export type CompactTweet = { readonly [Name in keyof TweetContent]?: TweetContent[Name] | undefined } & Pick<
  TweetContent,
  'id' | 'text'
>;

const EMPTY = {
  lang: null,
  replyToUserId: null,
  mentions: [],
  urls: [],
  media: [],
  sensitive: false,
  note: null,
  retweeted: null,
} as const;

/** @returns what JSON makes short: undefined for what is empty */
export function compactTweet(tweet: TweetContent): CompactTweet {
  const { id, text, lang, replyToUserId, mentions, urls, media, sensitive, note, retweeted } = tweet;
  return {
    id,
    text,
    lang: lang ?? undefined,
    replyToUserId: replyToUserId ?? undefined,
    mentions: mentions.length === 0 ? undefined : mentions.map(({ id, handle }) => ({ id, handle })),
    urls: urls.length === 0 ? undefined : urls,
    media: media.length === 0 ? undefined : media,
    sensitive: sensitive || undefined,
    note: note ?? undefined,
    retweeted: retweeted ?? undefined,
  };
}

/** What `compactTweet` was given. */
export function wholeTweet(compact: CompactTweet): TweetContent {
  const { id, text } = compact;
  return {
    id,
    text,
    lang: compact.lang ?? EMPTY.lang,
    replyToUserId: compact.replyToUserId ?? EMPTY.replyToUserId,
    mentions: compact.mentions ?? EMPTY.mentions,
    urls: compact.urls ?? EMPTY.urls,
    media: compact.media ?? EMPTY.media,
    sensitive: compact.sensitive ?? EMPTY.sensitive,
    note: compact.note ?? EMPTY.note,
    retweeted: compact.retweeted ?? EMPTY.retweeted,
  };
}
