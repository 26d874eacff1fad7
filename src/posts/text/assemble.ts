import { textOf } from '../text-of.ts';
import type { Piece } from '../types.ts';
import { inertText } from './names.ts';

/** After what servers do not end a URL that goes on in Chinese or Japanese, or with an apostrophe. */
const ENDS_URL = /^[)\]}>"'.,;:!?]*(?:\s|$)|^</;
const JOINS_URL = /[\p{L}\p{N}\p{M}_@＠#＃$/-]$/u;
const ENDS_MENTION = /^(?![\p{L}\p{N}\p{M}\p{Pc}@]|[.:-]+[\p{L}\p{N}])/u;
const JOINS_MENTION = /[\p{L}\p{N}\p{M}\p{Pc}=/@.-]$/u;

/**
 * Joins pieces to a text: texts side by side become one, a space is put where a URL or an address would run into what
 * stands beside it, and white space around the whole goes.
 */
export function assemble(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const written = textOf([piece]);
    if (written === '') continue;
    const last = joined.at(-1);
    if (last && needsGap(last, piece, written)) push(joined, { kind: 'text', text: ' ' });
    push(joined, piece);
  }
  return trimmed(joined).map((piece, i, all) =>
    piece.kind === 'text' && i < all.length - 1 && piece.text.endsWith('@')
      ? { kind: 'text', text: `${piece.text.slice(0, -1)}＠` }
      : piece,
  );
}

function push(joined: Piece[], piece: Piece): void {
  const last = joined.at(-1);
  if (piece.kind === 'text' && last?.kind === 'text') {
    joined[joined.length - 1] = { kind: 'text', text: inertText(last.text + piece.text) };
  } else joined.push(piece);
}

function needsGap(last: Piece, next: Piece, written: string): boolean {
  const before = textOf([last]);
  if (isUrl(last) && !ENDS_URL.test(written)) return true;
  if (last.kind === 'mention' && !ENDS_MENTION.test(written)) return true;
  if (isUrl(next)) return JOINS_URL.test(before);
  return next.kind === 'mention' && JOINS_MENTION.test(before);
}

function isUrl({ kind }: Piece): boolean {
  return kind === 'url' || kind === 'own-link';
}

function trimmed(pieces: Piece[]): Piece[] {
  const [first] = pieces;
  if (first?.kind === 'text') replace(pieces, 0, first.text.replace(/^[ \t\r\n]+/, ''));
  const last = pieces.at(-1);
  if (last?.kind === 'text') replace(pieces, pieces.length - 1, last.text.trimEnd());
  return pieces;
}

function replace(pieces: Piece[], at: number, text: string): void {
  if (text === '') pieces.splice(at, 1);
  else pieces[at] = { kind: 'text', text };
}
