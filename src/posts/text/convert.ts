import type { Address } from '../../people/address.ts';
import type { TweetContent } from '../tweet-content.ts';
import type { Converted, Piece } from '../types.ts';
import { assemble } from './assemble.ts';
import { postLanguage } from './language.ts';
import { profileUrl, statusLink, urlPiece } from './links.ts';
import { marksOf } from './marks.ts';
import { type Naming, plainPieces } from './names.ts';
import { type Source, sourceOf } from './source.ts';

/** How tweets are written anew. */
export interface ConvertOptions {
  /** Without `@`. */
  readonly ownHandles: readonly string[];
  readonly ownId: string | null;
  /** What stands for `@name`: `＠name`, a link to the profile, or the address of somebody who was found. */
  readonly mention: 'name' | 'link' | 'matched';
  /** Where somebody is now; asked with `matched` only, and only of those whom Twitter knew. */
  readonly addressOf: (handle: string, id: string | null) => Address | null;
  /** Whether hashtags stay hashtags. */
  readonly hashtags: boolean;
  readonly isOwnTweet: (id: string) => boolean;
  /** Whether the server reads a mention into an e-mail address: then its `@` is written `＠` too. */
  readonly anyAtPings?: boolean;
}

type Quote = Converted['quote'];

/**
 * A tweet's text as it will read elsewhere: unescaped once, links expanded, those to its own media gone, the note in
 * place of a text that was cut, and no name in it that could ping anybody, but for those that `matched` allows.
 * Entities that stand elsewhere than they say, overlap or lack something lose nothing of the text.
 */
export function convertText(tweet: TweetContent, options: ConvertOptions): Converted {
  const { pieces, quote } = withoutOwnQuote(convertSource(sourceOf(tweet), tweet, options), tweet);
  return { pieces, quote, language: postLanguage(tweet.lang) };
}

/** The pieces of any text that a tweet's entities belong to. */
export function convertSource(source: Source, tweet: TweetContent, options: ConvertOptions): Piece[] {
  const naming = namingOf(source, options);
  const { text, unescaped } = source;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end, url } of marksOf(source, tweet, ownerIn(source, tweet, options))) {
    pieces.push(...plainPieces(unescaped(text.slice(from, start)), naming));
    if (url !== null) {
      const link = (url.expanded !== null && urlPiece(url.expanded)) || urlPiece(unescaped(url.url));
      if (link) pieces.push(link);
      else pieces.push(...plainPieces(unescaped(text.slice(start, end)), naming));
    }
    from = end;
  }
  pieces.push(...plainPieces(unescaped(text.slice(from)), naming));
  return assemble(pieces.map(piece => withOwner(piece, tweet, options)));
}

/** A link that leads to another tweet of one's own as such. */
function withOwner(piece: Piece, tweet: TweetContent, options: ConvertOptions): Piece {
  const status = piece.kind === 'url' ? statusLink(piece.url) : null;
  if (piece.kind !== 'url' || status === null || status.tweetId === tweet.id) return piece;
  const isOwn =
    options.isOwnTweet(status.tweetId) ||
    options.ownHandles.some(handle => handle.toLowerCase() === status.handle.toLowerCase());
  return isOwn ? { kind: 'own-link', tweetId: status.tweetId, url: piece.url } : piece;
}

/** Takes the last link to a tweet for its quote, and it away where it is one's own and stands at the end. */
function withoutOwnQuote(pieces: Piece[], tweet: TweetContent): { pieces: Piece[]; quote: Quote } {
  const at = pieces.findLastIndex(piece => quoteLink(piece, tweet) !== null);
  const piece = pieces[at];
  const link = piece && quoteLink(piece, tweet);
  if (!link) return { pieces, quote: null };
  const quote = { tweetId: link.tweetId, url: link.url, isOwn: piece.kind === 'own-link' };
  if (!quote.isOwn) return { pieces, quote };
  // In the middle of a sentence it is read as a part of it.
  if (at < pieces.length - 1) return { pieces, quote: null };
  return { pieces: assemble(pieces.slice(0, -1)), quote };
}

function quoteLink(
  piece: Piece,
  tweet: TweetContent,
): { readonly tweetId: string; readonly url: string } | null {
  if (piece.kind !== 'url' && piece.kind !== 'own-link') return null;
  const status = statusLink(piece.url);
  return status?.isWhole && status.tweetId !== tweet.id ? { tweetId: status.tweetId, url: piece.url } : null;
}

/** Whose name in front of a tweet is the owner's; nobody's where it is no answer to a tweet of their own. */
function ownerIn(
  { mentioned }: Source,
  tweet: TweetContent,
  options: ConvertOptions,
): (handle: string) => boolean {
  const { ownId, ownHandles } = options;
  if (ownId === null || tweet.replyToUserId !== ownId) return () => false;
  return handle => {
    const key = handle.toLowerCase();
    return mentioned.get(key) === ownId || ownHandles.some(own => own.toLowerCase() === key);
  };
}

function namingOf({ mentioned }: Source, options: ConvertOptions): Naming {
  const { mention, addressOf, hashtags, anyAtPings = false } = options;
  return {
    hashtags,
    anyAtPings,
    named: (handle, written) => {
      const inert: Piece = { kind: 'name', text: `＠${written.slice(1)}` };
      const id = mentioned.get(handle.toLowerCase());
      if (mention === 'name' || id === undefined) return inert;
      if (mention === 'link') return { kind: 'url', url: profileUrl(handle) };
      const address = addressOf(handle, id);
      return address === null ? inert : { kind: 'mention', address };
    },
  };
}
