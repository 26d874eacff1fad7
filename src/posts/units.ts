import { charactersIn, graphemesOf, lengthBeside, lengthOf } from './length.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text-of.ts';
import type { Piece, PostLimits } from './types.ts';

/** How well a text can be cut at a place; `never` where the rest would begin to ping or to tag. */
export const BORDER = { never: -1, grapheme: 0, word: 1, sentence: 2, paragraph: 3 } as const;

/** What is never cut: a grapheme cluster of a text, or a whole piece of another kind. */
export interface Unit {
  readonly piece: Piece;
  readonly text: string;
  /** In the server's unit. */
  readonly length: number;
  readonly isSpace: boolean;
  /** How well it can be cut after this unit, one of `BORDER`. */
  readonly border: number;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Scripts that put no space between words; ICU finds them by its dictionaries, whatever the locale. */
const SPACELESS =
  /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}/u;

/**
 * A text as units with the borders between them. A URL longer than a whole post is taken as text: cut somewhere it is
 * at least all there. Where there is no room for the URL of a post to be, the link leads to Twitter.
 * @param room what a post can hold of a text, in the server's unit
 */
export function unitsOf(pieces: readonly Piece[], room: number, limits: PostLimits): readonly Unit[] {
  const bare = pieces.flatMap((piece, at) =>
    bareUnits(piece, pieces[at - 1], pieces[at + 1], { room, limits }),
  );
  const bordersAt = bordersOf(bare.map(({ text }) => text).join(''));
  let offset = 0;
  return bare.map((unit, at) => {
    offset += unit.text.length;
    return { ...unit, border: borderAfter(bare[at + 1], bordersAt.get(offset)) };
  });
}

type Bare = Omit<Unit, 'border'>;

interface Around {
  readonly room: number;
  readonly limits: PostLimits;
}

function bareUnits(
  piece: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  around: Around,
): readonly Bare[] {
  const { room, limits } = around;
  const text = textOf([piece]);
  if (piece.kind !== 'text') {
    // Its neighbours may come to stand in another part.
    const length = Math.max(lengthBeside(before, piece, after, limits), lengthOf([piece], null, limits));
    if (length > room && piece.kind === 'own-link') {
      return bareUnits({ kind: 'url', url: text }, before, after, around);
    }
    if (length <= room || piece.kind !== 'url') return [{ piece, text, length, isSpace: false }];
  }
  return graphemesOf(text).map(segment => ({
    piece: { kind: 'text', text: segment },
    text: segment,
    length: charactersIn(segment, limits.unit),
    isSpace: segment.trim() === '',
  }));
}

function borderAfter(next: Bare | undefined, border: number | undefined): number {
  if (next === undefined) return BORDER.paragraph;
  if (next.piece.kind === 'text' && /^[@#＃]/.test(next.text)) return BORDER.never;
  return border ?? BORDER.grapheme;
}

/** The places where a text may well be cut, each before the space that stands there: offset → border. */
function bordersOf(text: string): ReadonlyMap<number, number> {
  const borders = new Map<number, number>();
  const raise = (at: number, border: number) => borders.set(at, Math.max(border, borders.get(at) ?? 0));
  let last = '';
  const spaceless = SPACELESS.test(text) ? segmentsOf(words, text) : [];
  for (const { segment, index, isWordLike } of spaceless) {
    const touches = SPACELESS.test(last) || SPACELESS.test(segment.slice(0, 2));
    const begins = isWordLike || /^\p{Ps}/u.test(segment);
    if (begins && touches && !/[\p{Ps}\p{Pi}\s]$/u.test(last)) raise(index, BORDER.word);
    last = segment;
  }
  for (const { segment, index } of segmentsOf(sentences, text)) {
    // A bracket that opens is taken for the end of what stands before it (UAX #29, SB9).
    raise(index + segment.trimEnd().replace(/\p{Ps}+$/u, '').length, BORDER.sentence);
  }
  for (const { 0: space, index } of text.matchAll(/\s+/gu)) {
    const lines = space.split('\n').length - 1;
    raise(index, lines === 0 ? BORDER.word : lines === 1 ? BORDER.sentence : BORDER.paragraph);
  }
  return borders;
}

/** Units as pieces again. */
export function joined(units: readonly Unit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
  };
  for (const { piece } of units) {
    if (piece.kind === 'text') {
      text += piece.text;
    } else {
      flush();
      pieces.push(piece);
    }
  }
  flush();
  return pieces;
}
