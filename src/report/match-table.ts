import { CONFIDENCES } from '../people/types.ts';
import { clip, columnsOf, pad, wrap } from './columns.ts';
import { TABLE_HANDLE, TABLE_NAME } from './display-name.ts';
import type { MatchRow } from './match-row.ts';
import { PLAIN, type Style } from './style.ts';
import { cleanText } from './text.ts';

const GAP = '  ';
const CONFIDENCE_WIDTH = Math.max(...['confidence', ...CONFIDENCES].map(text => text.length));
/** With less than this the reasons cannot be told apart, nor the names: then short lines say more. */
const LEAST_WHY = 24;
const LEAST_NAME = 12;
/** So much of the reason is worth more than the rest of a long name. */
const GOOD_WHY = 28;
/** Ours are shorter; a row edited by hand may hold a book. */
const LONGEST_WHY = 400;
/** Before the rows to be followed; also where nobody sees colours. */
const MARK = '✓ ';
const NO_MARK = '  ';

/** The cells of a row, clean. */
interface Line {
  readonly name: string;
  readonly handle: string;
  readonly address: string;
  readonly confidence: string;
  readonly why: string;
  readonly follow: boolean;
}

const HEADING: Line = {
  name: 'name',
  handle: 'handle',
  address: 'address',
  confidence: 'confidence',
  why: 'why',
  follow: false,
};

/**
 * Matches as a table of name, handle, address, confidence and why, one line each; on a narrow terminal as some short
 * lines each. What is to be followed is marked and green. What does not fit is clipped: an address only where it is
 * wider than half the table, and never in the short lines, because people copy it.
 *
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* matchTable(rows: Iterable<MatchRow>, columns: number, style: Style): Generator<string> {
  const lines = Array.from(rows, toLine);
  if (lines.length === 0) return;
  const widths = fit(lines, columns);
  yield* widths ? table(lines, widths, style) : stacked(lines, columns, style);
}

function toLine(row: MatchRow): Line {
  return {
    name: clip(cleanText(row.twitterName ?? ''), TABLE_NAME),
    handle: row.twitterHandle === null ? '' : clip(`@${cleanText(row.twitterHandle)}`, TABLE_HANDLE),
    address: cleanText(row.address),
    confidence: row.confidence ?? '',
    why: cleanText(row.why),
    follow: row.follow,
  };
}

interface Widths {
  readonly name: number;
  readonly handle: number;
  readonly address: number;
  readonly why: number;
}

/** How wide each column of the table may be, or `null` where the terminal is too narrow for one. */
function fit(lines: readonly Line[], columns: number): Widths | null {
  const widest = (cell: 'name' | 'handle' | 'address') =>
    lines.reduce((most, line) => Math.max(most, columnsOf(line[cell])), cell.length);
  const address = Math.min(widest('address'), Math.floor(columns / 2));
  const handle = widest('handle');
  const room = columns - MARK.length - handle - address - CONFIDENCE_WIDTH - 4 * GAP.length;
  const name = Math.min(widest('name'), Math.max(LEAST_NAME, room - GOOD_WHY));
  return room - name < LEAST_WHY ? null : { name, handle, address, why: room - name };
}

function* table(lines: readonly Line[], widths: Widths, style: Style): Generator<string> {
  const row = (line: Line) =>
    mark(line) +
    [
      pad(line.name, widths.name),
      pad(line.handle, widths.handle),
      (line.follow ? style : PLAIN).green(pad(line.address, widths.address)),
      pad(line.confidence, CONFIDENCE_WIDTH),
      style.dim(clip(line.why, widths.why)),
    ].join(GAP);
  yield row(HEADING);
  for (const line of lines) yield row(line);
}

function* stacked(lines: readonly Line[], columns: number, style: Style): Generator<string> {
  const indent = ' '.repeat(2 * MARK.length);
  for (const line of lines) {
    const name = clip(line.name, columns - MARK.length - columnsOf(line.handle) - 1);
    yield mark(line) + ([name, line.handle].filter(Boolean).join(' ') || 'somebody');
    yield indent + (line.follow ? style : PLAIN).green(line.address);
    const reasons = [line.confidence, clip(line.why, LONGEST_WHY)].filter(Boolean).join(' · ');
    for (const part of reasons === '' ? [] : wrap(indent + reasons, columns, indent)) {
      yield style.dim(clip(part, columns));
    }
  }
}

function mark({ follow }: Line): string {
  return follow ? MARK : NO_MARK;
}
