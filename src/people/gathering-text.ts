import type { Tweet } from '../archive/types.ts';
import { mayHoldAddress } from './extract/extract.ts';
import { unescapeText } from './unescape.ts';

/** A link as archives hold it: the t.co one in the text, and where it leads. */
interface Link {
  readonly url: string;
  readonly expanded: string | null;
}

/**
 * A tweet's text as its reader saw it, but for cut links: unescaped, t.co links expanded, without the links that
 * stand for its own media. The note or the retweeted tweet stands in for the text that was cut.
 */
export function readableTweet(tweet: Tweet): string {
  const media = tweet.media.map(({ url }) => ({ url, expanded: '' }));
  if (tweet.note) return expandLinks(tweet.note.text, [...tweet.note.urls, ...tweet.urls, ...media]).trim();
  const text = unescapeText(tweet.retweeted?.text ?? tweet.text.replace(RETWEET, ''));
  return expandLinks(text, [...tweet.urls, ...media]).trim();
}

/** A text that may be escaped, with its t.co links expanded. */
export function readable(text: string, links: readonly Link[]): string {
  return expandLinks(unescapeText(text), links);
}

/** Whether an address may stand in a tweet, behind its links, or in its note. Cheap: nearly all tweets have none. */
export function tweetMayHoldAddress({ text, urls, note, retweeted }: Tweet): boolean {
  return (
    mayHoldAddress(text) ||
    urls.some(leadsToAddress) ||
    (note !== null && (mayHoldAddress(note.text) || note.urls.some(leadsToAddress))) ||
    (retweeted !== null && mayHoldAddress(retweeted.text))
  );
}

const RETWEET = /^RT @(\w+):? ?/;

/** Whose tweet a retweet repeats, by the handle of that time; `null` for the owner's own tweets. */
export function retweetedHandle({ text, retweeted }: Tweet): string | null {
  return retweeted?.user.handle ?? RETWEET.exec(text)?.[1] ?? null;
}

/** The first name of the `@names` a reply starts with: Twitter puts the author of the tweet replied to there. */
export function firstAddressed(text: string): string | null {
  return /^\s*\.?@(\w+)/.exec(text)?.[1] ?? null;
}

/** Whether a text mentions a handle, which is in the form of `handleKey`. */
export function namesHandle(text: string, handle: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\w@]+/)
    .includes(`@${handle}`);
}

function leadsToAddress({ expanded }: Link): boolean {
  return expanded !== null && mayHoldAddress(expanded);
}

/**
 * Every t.co code is a link of its own, so that no indices are needed: direct messages have none, and those of
 * notes count otherwise than those of tweets.
 */
function expandLinks(text: string, links: readonly Link[]): string {
  if (links.length === 0) return text;
  const expanded = new Map(links.map(link => [link.url, link.expanded]));
  return text.replaceAll(/https?:\/\/t\.co\/\w+/g, url => expanded.get(url) ?? url);
}
