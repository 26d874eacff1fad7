import type { TweetContent } from '../tweet-content.ts';
import type { Converted } from '../types.ts';
import { assemble } from './assemble.ts';
import { type ConvertOptions, convertSource } from './convert.ts';
import { postLanguage } from './language.ts';
import { statusLink, tweetUrl } from './links.ts';
import { textSource } from './source.ts';

/**
 * A retweet as a text, "RT ＠name: …" with a link to it: other people's words, so nobody in it is pinged whatever
 * `mention` says. The link leads to the tweet itself where the archive knows it (Grailbird, or by its media), else to
 * one's own retweet, from where Twitter sends on.
 */
export function retweetText(tweet: TweetContent, options: ConvertOptions): Converted {
  const { retweeted } = tweet;
  const isCut = tweet.text.endsWith('…') && retweeted !== null && retweeted.user.handle !== null;
  const text = isCut ? `RT @${retweeted.user.handle}: ${retweeted.text}` : tweet.text;
  const pieces = convertSource(textSource(tweet, text), tweet, {
    ...options,
    mention: options.mention === 'matched' ? 'name' : options.mention,
  });
  const link = { kind: 'url', url: originalUrl(tweet, options) } as const;
  return {
    pieces: assemble([...pieces, { kind: 'text', text: '\n\n' }, link]),
    quote: null,
    language: postLanguage(tweet.lang),
  };
}

function originalUrl({ id, retweeted, media }: TweetContent, { ownHandles }: ConvertOptions): string {
  if (retweeted) return tweetUrl(retweeted.user.handle, retweeted.id);
  for (const { sourceStatusId, expanded } of media) {
    if (sourceStatusId !== null) {
      return tweetUrl((expanded !== null && statusLink(expanded)?.handle) || null, sourceStatusId);
    }
  }
  return tweetUrl(ownHandles[0] ?? null, id);
}
