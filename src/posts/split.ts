import { charactersOf, fits, withoutEmpty } from './length.ts';
import type { Piece, PostLimits } from './types.ts';
import { BORDER, joined, type Unit, unitsOf } from './units.ts';

/** What stands around a text. */
export interface Surroundings {
  /** Above the text of the first part, or null. */
  readonly header: string | null;
  /** Below the text of the last part, or null. */
  readonly footer: string | null;
  /** The content warning every part has, or null. */
  readonly spoiler: string | null;
  /** How many parts there are at least, because of what is attached to them. */
  readonly atLeast: number;
}

/** Between the text and what stands above or below it. */
const GAP = '\n\n';

/** A better border counts only when a part is filled this far by then. */
const FILLED = [
  { border: BORDER.paragraph, share: 1 / 2 },
  { border: BORDER.sentence, share: 1 / 4 },
  { border: BORDER.word, share: 0 },
  { border: BORDER.grapheme, share: 0 },
];

/** More parts than 9,999 no text has. */
const MAX_DIGITS = 4;

/**
 * Cuts a text into the parts of a thread, each within the limit: at paragraphs, else sentences, else words, else between
 * grapheme clusters. Several parts are numbered `(1/3)`. Joined without header, footer and numbers the parts are the
 * text, but for the space at its ends and at the cuts. A part is a number alone where `atLeast` asks for more parts than
 * the text has, and a number with the footer where the last word leaves no room for it.
 * @returns null when a part has no room for one piece beside what stands around it
 */
export function splitPieces(
  pieces: readonly Piece[],
  limits: PostLimits,
  around: Surroundings,
): readonly (readonly Piece[])[] | null {
  const { header, footer, spoiler, atLeast } = around;
  const text = trimmed(pieces);
  if (atLeast <= 1) {
    const whole = laidOut(text, header, null, footer);
    if (fits(whole, spoiler, limits)) return [whole];
    if (text.length === 0) return null;
  }
  const count = (line: string) => charactersOf(line, limits.unit);
  for (let digits = 1; digits <= MAX_DIGITS; digits += 1) {
    const free = limits.maxCharacters - count(spoiler ?? '') - count(' (/)') - 2 * digits;
    const first = header === null ? 0 : count(header) + GAP.length;
    const last = footer === null ? 0 : count(footer) + GAP.length;
    if (Math.max(first, last) > free) return null;
    const parts = filled(unitsOf(text, free, limits), { free, first, last }, atLeast);
    if (parts === null) return null;
    if (String(parts.length).length <= digits) {
      return parts.map((part, at) =>
        laidOut(
          joined(part),
          at === 0 ? header : null,
          parts.length === 1 ? null : `(${at + 1}/${parts.length})`,
          at === parts.length - 1 ? footer : null,
        ),
      );
    }
  }
  return null;
}

function laidOut(
  text: readonly Piece[],
  header: string | null,
  number: string | null,
  footer: string | null,
): readonly Piece[] {
  const body = number === null ? text : [...text, added(text.length > 0 ? ` ${number}` : number)];
  const above = header === null ? [] : [added(body.length > 0 ? header + GAP : header)];
  const upper = [...above, ...body];
  return footer === null ? upper : [...upper, added(upper.length > 0 ? GAP + footer : footer)];
}

function piece(text: string): Piece {
  return { kind: 'text', text };
}

function added(text: string): Piece {
  return { kind: 'text', text, isAdded: true };
}

/** Without the space at both ends. */
function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const isText = (each: Piece) => each.kind !== 'text' || each.text.trim() !== '';
  const inner = pieces.slice(pieces.findIndex(isText), pieces.findLastIndex(isText) + 1);
  return withoutEmpty(inner).map((each, at, { length }) => {
    if (each.kind !== 'text') return each;
    const begun = at === 0 ? each.text.trimStart() : each.text;
    return piece(at === length - 1 ? begun.trimEnd() : begun);
  });
}

/** Room in the server's unit: of a part, and what header and footer take of the first and the last. */
interface Room {
  readonly free: number;
  readonly first: number;
  readonly last: number;
}

type Parts = readonly (readonly Unit[])[];

function filled(units: readonly Unit[], room: Room, atLeast: number): Parts | null {
  const parts = fill(units, room);
  if (parts === null || parts.length >= atLeast) return parts;
  const texts = fill(units, { ...room, last: 0 }) ?? [];
  return [...texts, ...Array.from({ length: atLeast - texts.length }, () => [])];
}

function fill(units: readonly Unit[], room: Room): Parts | null {
  const parts: (readonly Unit[])[] = [];
  const sums = sumsOf(units);
  let start = 0;
  while (start < units.length) {
    const free = room.free - (parts.length === 0 ? room.first : 0);
    const reach = reachOf(sums, start, free);
    const isRest = reach === units.length;
    if (isRest && lengthBetween(sums, start, reach) + room.last <= free)
      return [...parts, units.slice(start)];
    const end = isRest
      ? cutBetween(units, sums, { start, end: reach - 1, free, least: BORDER.word })
      : cutBetween(units, sums, { start, end: reach, free, least: BORDER.grapheme });
    // The footer would rather stand alone than beside half a word.
    if (end === null) return isRest ? [...parts, units.slice(start), []] : null;
    parts.push(units.slice(start, end));
    start = end;
    while (units[start]?.isSpace === true) start += 1;
  }
  return parts;
}

interface Stretch {
  readonly start: number;
  /** The last place to cut at. */
  readonly end: number;
  readonly free: number;
  /** The worst border to cut at. */
  readonly least: number;
}

/** The best place to cut at: the index of the unit after it, or null. */
function cutBetween(
  units: readonly Unit[],
  sums: readonly number[],
  { start, end, free, least }: Stretch,
): number | null {
  for (const { border, share } of FILLED) {
    if (border < least) break;
    for (let at = end; at > start; at -= 1) {
      if (lengthBetween(sums, start, at) < share * free) break;
      if ((units[at - 1]?.border ?? BORDER.never) >= border) return at;
    }
  }
  return null;
}

/** How long the units before each place are together. */
function sumsOf(units: readonly Unit[]): readonly number[] {
  const sums = [0];
  let sum = 0;
  for (const { length } of units) {
    sum += length;
    sums.push(sum);
  }
  return sums;
}

function lengthBetween(sums: readonly number[], start: number, end: number): number {
  return (sums[end] ?? 0) - (sums[start] ?? 0);
}

function reachOf(sums: readonly number[], start: number, free: number): number {
  let end = start;
  while (end + 1 < sums.length && lengthBetween(sums, start, end + 1) <= free) end += 1;
  return end;
}
