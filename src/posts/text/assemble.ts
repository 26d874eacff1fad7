import { pieceText } from '../text-of.ts';
import type { Piece } from '../types.ts';
import { inertText } from './names.ts';

/** What may follow a URL: servers take Chinese, Japanese or an apostrophe behind it for a part of it. */
const ENDS_URL = /^[)\]}>"'.,;:!?]*(?:\s|$)|^</;
const JOINS_URL = /[\p{L}\p{N}\p{M}_@＠#＃$/-]$/u;

/** What may not follow an address, whose host ends before the full stop of a sentence, or precede it. */
const JOINS_ADDRESS = /^[.:-]*(?:[\p{L}\p{N}\p{M}\p{Pc}@]|$)/u;
const BEFORE_ADDRESS = /[\p{L}\p{N}\p{M}\p{Pc}=/@.-]$/u;

/**
 * Joins pieces to a text: texts side by side become one, a space is put where a URL or an address would run into what
 * stands beside it, and white space around the whole goes.
 */
export function assemble(pieces: readonly Piece[]): Piece[] {
  const whole = trimmed(merged(pieces));
  if (whole.length < 2) return whole;
  return spaced(whole).map((piece, i, all) =>
    piece.kind === 'text' && i < all.length - 1 && piece.text.endsWith('@')
      ? { kind: 'text', text: `${piece.text.slice(0, -1)}＠` }
      : piece,
  );
}

function merged(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind !== 'text') joined.push(piece);
    else if (last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: inertText(last.text + piece.text) };
    } else if (piece.text !== '') joined.push(piece);
  }
  return joined;
}

function spaced(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    all.push(piece);
    if (needsGap(piece, pieces[i + 1], i + 2 === pieces.length)) all.push({ kind: 'text', text: ' ' });
  }
  return all.length === pieces.length ? pieces : merged(all);
}

function needsGap(piece: Piece, next: Piece | undefined, isEnd: boolean): boolean {
  if (!next) return false;
  if (isUrl(piece) && !ENDS_URL.test(pieceText(next))) return true;
  if (isUrl(next)) return JOINS_URL.test(endOf(piece));
  if (next.kind === 'mention') return BEFORE_ADDRESS.test(endOf(piece));
  if (piece.kind !== 'mention') return false;
  const after = pieceText(next);
  return JOINS_ADDRESS.test(after) && !(isEnd && /^[.:-]*$/.test(after));
}

/** A pattern for the end of a text would be tried at each of its characters. */
function endOf(piece: Piece): string {
  return pieceText(piece).slice(-2);
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
