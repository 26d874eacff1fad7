import type { UrlEntity } from '../../archive/types.ts';
import type { TweetContent } from '../tweet-content.ts';
import { utf16Index } from './code-points.ts';
import type { Source } from './source.ts';

/** A stretch of the source, in UTF-16, that something else takes the place of. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The link it stands for; `null`: nothing. */
  readonly url: UrlEntity | null;
}

const SHORT_LINK = /https?:\/\/t\.co\/\w+/g;

/** A link that the end of a retweet cut through. A code has 10 characters, and leads nowhere without the last. */
const CUT_LINK = /(?<!\w)htt(?:p(?:s?(?::(?:\/(?:\/(?:t(?:\.(?:c(?:o(?:\/\w{0,9})?)?)?)?)?)?)?)?)?)?(?=…$)/;

/**
 * What of a text is replaced or left out, in order and not overlapping: the links, by their indices or, where those
 * are wrong, by their t.co codes, which stand for nothing else; the links to its media; the owner's name in front of
 * a reply to themself; the rest of a link that was cut.
 *
 * @param isOwner whether a handle, and the id beside it, are the owner's
 */
export function marksOf(source: Source, tweet: TweetContent, isOwner: (handle: string) => boolean): Mark[] {
  const { text, urls } = source;
  const marks: Mark[] = [];
  for (const url of urls) {
    const mark = markOf(text, url);
    if (mark) marks.push(mark);
  }
  if (hasMoreLinks(text, tweet, marks)) marks.push(...shortLinks(source, tweet));
  marks.push(...ownNames(text, isOwner));
  const cut = text.endsWith('…') && /^RT @/.test(text) ? CUT_LINK.exec(text) : null;
  if (cut) {
    const [rest] = cut;
    const begun = urls.find(({ url }) => rest.length > 'https://t.co/'.length && url.startsWith(rest));
    marks.push({ start: cut.index, end: cut.index + rest.length, url: begun ?? null });
  }
  if (marks.length < 2) return marks;
  let end = 0;
  return marks
    .sort((a, b) => a.start - b.start)
    .filter(mark => {
      const isFree = mark.start >= end;
      if (isFree) end = mark.end;
      return isFree;
    });
}

/** Where an entity stands, if its URL is written there: by code points, or as some counted, by UTF-16. */
function markOf(text: string, url: UrlEntity): Mark | null {
  const { length } = url.url;
  if (length === 0) return null;
  for (const start of [utf16Index(text, url.start), url.start]) {
    if (text.startsWith(url.url, start) && !/^\w/.test(text.slice(start + length, start + length + 1))) {
      return { start, end: start + length, url };
    }
  }
  return null;
}

/** Whether there is a short link that is not one of these already. A link to media goes with the space before it. */
function hasMoreLinks(text: string, { media }: TweetContent, marks: readonly Mark[]): boolean {
  for (let at = text.indexOf('//t.co/'); at >= 0; at = text.indexOf('//t.co/', at + 1)) {
    if (media.length > 0 || !marks.some(({ start, end }) => start <= at && at < end)) return true;
  }
  return false;
}

function shortLinks({ text, urls }: Source, { media }: TweetContent): Mark[] {
  return [...text.matchAll(SHORT_LINK)].flatMap(({ 0: code, index }) => {
    if (media.some(({ url }) => url === code)) return leftOut(text, index, index + code.length);
    const url = urls.find(each => each.url === code);
    return url ? [{ start: index, end: index + code.length, url }] : [];
  });
}

/** A stretch that goes, with the space before it where otherwise two would be left. */
function leftOut(text: string, start: number, end: number): Mark {
  const isApart = end === text.length || /\s/.test(text.charAt(end));
  return { start: isApart ? text.slice(0, start).trimEnd().length : start, end, url: null };
}

function ownNames(text: string, isOwner: (handle: string) => boolean): Mark[] {
  const marks: Mark[] = [];
  const name = /[@＠](\w{1,20})(?:\s+|$)/y;
  for (let match = name.exec(text); match; match = name.exec(text)) {
    if (isOwner(match[1] ?? '')) marks.push({ start: match.index, end: name.lastIndex, url: null });
  }
  return marks;
}
