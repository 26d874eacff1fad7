import { TWITTER_HOST } from '../../people/twitter-link.ts';
import type { Piece } from '../types.ts';

const STATUS = new RegExp(
  String.raw`^https?://${TWITTER_HOST}/(?:#!/)?(\w{1,20})(?:/web)?/status(?:es)?/(\d{1,20})(?![\d\w])(.*)$`,
  'i',
);

/** A tweet that a URL leads to. */
export interface StatusLink {
  readonly tweetId: string;
  /** Of that time; `i` stands for nobody's. */
  readonly handle: string;
  /** Whether it leads to the tweet itself, as quotes do, and not to one of its photos. */
  readonly isWhole: boolean;
}

/** The tweet a URL leads to; `null` for any other URL. */
export function statusLink(url: string): StatusLink | null {
  const [, handle, tweetId, rest = ''] = STATUS.exec(url) ?? [];
  return handle === undefined || tweetId === undefined
    ? null
    : { tweetId, handle, isWhole: /^\/?(?:[?#]|$)/.test(rest) };
}

/**
 * The profile of a Twitter account. It is x.com because that answers without a detour, and because some servers count
 * a URL at its full length.
 */
export function profileUrl(handle: string): string {
  return `https://x.com/${handle}`;
}

/**
 * @param handle whose tweet it is; `null`, or an old one, leads there as well: only the id counts. An archive may hold
 *   what is none
 */
export function tweetUrl(handle: string | null, tweetId: string): string {
  const isHandle = handle !== null && /^\w{1,20}$/.test(handle);
  return `https://x.com/${isHandle ? handle : 'i'}/status/${tweetId}`;
}

/** What may not stand in a URL, and where servers would end it. */
const NOT_IN_URLS = /[\s\p{Cc}<>"\\^`{|}]/gu;

/** What all servers read as a part of a URL: what Misskey's parser takes is the least. */
const PLAIN_URL = /^[\w.,/:%#@$&?!~=+()-]*$/;

/**
 * A URL that all servers read as one, and in which none of them sees a mention: Mastodon looks for those in the whole
 * text, but passes over an `@` after a letter, a digit or a slash (`Account::MENTION_RE`).
 * @returns a piece; `null` when it is no URL of the web
 */
export function urlPiece(url: string): (Piece & { readonly kind: 'url' }) | null {
  const whole = url.trim().replaceAll(NOT_IN_URLS, encodeURIComponent);
  if (!/^https?:\/\/[^/?#]/i.test(whole)) return null;
  if (!whole.includes('@')) return { kind: 'url', url: whole };
  const safe = whole.replaceAll('@', (at, index: number) => {
    const before = whole.slice(0, index);
    return /[A-Za-z0-9/]$/.test(before) && PLAIN_URL.test(before) ? at : '%40';
  });
  return { kind: 'url', url: safe };
}
