import type { Piece } from './types.ts';

/** The URL that a post of one's own got, by the id of its tweet; undefined while it has none. */
export type UrlOfOwn = (tweetId: string) => string | undefined;

/**
 * A text as it is sent.
 * @param urlOfOwn without it, or where it knows none, a link to one's own tweet leads to Twitter
 */
export function textOf(pieces: readonly Piece[], urlOfOwn?: UrlOfOwn): string {
  return pieces.map(piece => pieceText(piece, urlOfOwn)).join('');
}

/** What of a post the tweet itself says: without its date and its number. */
export function ownPieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(piece => piece.kind !== 'text' || piece.isAdded !== true);
}

/** The same of one piece. */
export function pieceText(piece: Piece, urlOfOwn?: UrlOfOwn): string {
  switch (piece.kind) {
    case 'url':
      return piece.url;
    case 'mention':
      return `@${piece.address}`;
    case 'own-link':
      return urlOfOwn?.(piece.tweetId) ?? piece.url;
    case 'text':
    case 'name':
    case 'hashtag':
      return piece.text;
  }
}
