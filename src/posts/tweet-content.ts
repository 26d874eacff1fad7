import type { Mention, Tweet } from '../archive/types.ts';

/** What of a tweet becomes a post; all else of it decides whether it does. */
export type TweetContent = Pick<
  Tweet,
  'id' | 'text' | 'lang' | 'replyToUserId' | 'urls' | 'media' | 'sensitive' | 'note' | 'retweeted'
> & { readonly mentions: readonly Pick<Mention, 'id' | 'handle'>[] };
