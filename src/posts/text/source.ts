import type { Note, UrlEntity } from '../../archive/types.ts';
import { unescapeText } from '../../people/unescape.ts';
import type { TweetContent } from '../tweet-content.ts';
import { wellFormed } from './code-points.ts';
import { statusLink } from './links.ts';

/** The text that is converted, and what Twitter knew of it. */
export interface Source {
  /** Still escaped, but for a note's. */
  readonly text: string;
  readonly unescaped: (text: string) => string;
  readonly urls: readonly UrlEntity[];
  /** Ids by handle in lower case; `null`: nobody has the handle any more, or nobody knows. */
  readonly mentioned: ReadonlyMap<string, string | null>;
}

const NOBODY: ReadonlyMap<string, string | null> = new Map();

/** The names a reply begins with; Twitter puts those it goes to there. */
const LEAD = /^(?:[@＠]\w{1,20}\s+)+/;

/** A tweet's text, or that of its note where it was cut. */
export function sourceOf(tweet: TweetContent): Source {
  return tweet.note ? noteSource(tweet, tweet.note) : textSource(tweet, tweet.text);
}

/** @param text the tweet's own, or another that its entities belong to, still escaped */
export function textSource(tweet: TweetContent, text: string): Source {
  return { text: wellFormed(text), unescaped: unescapeText, urls: tweet.urls, mentioned: mentionedIn(tweet) };
}

/**
 * The note in place of the cut text: raw, with its own entities. Two things only the tweet has: the names of those a
 * reply goes to, and the link to a quoted tweet, behind the `…`.
 */
function noteSource(tweet: TweetContent, note: Note): Source {
  const lead = LEAD.exec(tweet.text)?.[0] ?? '';
  const before = note.text.startsWith(lead.trimEnd()) ? '' : lead;
  const quotes = tweet.urls.filter(
    ({ expanded }) =>
      expanded !== null &&
      statusLink(expanded) !== null &&
      !note.urls.some(url => url.expanded !== null && sameStatus(url.expanded, expanded)) &&
      !note.text.includes(expanded),
  );
  return {
    text: wellFormed(`${before}${note.text}${quotes.map(({ url }) => ` ${url}`).join('')}`),
    unescaped: text => text,
    urls: [
      ...note.urls.map(url => ({ ...url, start: url.start + before.length, end: url.end + before.length })),
      ...quotes,
    ],
    mentioned: mentionedIn(tweet, note.mentions),
  };
}

function sameStatus(a: string, b: string): boolean {
  return statusLink(a)?.tweetId === statusLink(b)?.tweetId;
}

function mentionedIn(
  { mentions }: TweetContent,
  more: Note['mentions'] = [],
): ReadonlyMap<string, string | null> {
  if (mentions.length === 0 && more.length === 0) return NOBODY;
  const found = new Map<string, string | null>(more.map(({ handle }) => [handle.toLowerCase(), null]));
  for (const { handle, id } of mentions) found.set(handle.toLowerCase(), id);
  return found;
}
