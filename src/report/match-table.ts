import { CONFIDENCES } from '../people/types.ts';
import { clip, columnsOf, pad } from './columns.ts';
import type { MatchRow } from './match-row.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const GAP = '  ';
const CONFIDENCE_WIDTH = Math.max(...['confidence', ...CONFIDENCES].map(text => text.length));
/** Below this many terminal columns five table columns are unreadable. */
const NARROW = 80;
const LEAST_WHY = 12;
/** Twitter's handles have at most 15 characters; some of the oldest have more. */
const LONGEST_HANDLE = 18;
const LONGEST_NAME = 32;

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
 * lines each. Addresses to be followed are green. What does not fit is clipped: an address only where it is wider
 * than half the table, and never in the short lines, because people copy it.
 *
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* matchTable(rows: Iterable<MatchRow>, columns: number, style: Style): Generator<string> {
  const lines = Array.from(rows, toLine);
  if (lines.length === 0) return;
  yield* columns < NARROW ? stacked(lines, columns, style) : table(lines, columns, style);
}

function toLine(row: MatchRow): Line {
  return {
    name: cleanText(row.twitterName ?? ''),
    handle: row.twitterHandle === null ? '' : `@${cleanText(row.twitterHandle)}`,
    address: cleanText(row.address),
    confidence: row.confidence ?? '',
    why: cleanText(row.why),
    follow: row.follow,
  };
}

function* table(lines: readonly Line[], columns: number, style: Style): Generator<string> {
  const widest = (cell: 'name' | 'handle' | 'address', most: number) =>
    Math.min(most, Math.max(...[HEADING, ...lines].map(line => columnsOf(line[cell]))));
  const address = widest('address', Math.floor(columns / 2));
  const room = columns - address - CONFIDENCE_WIDTH - LEAST_WHY - 4 * GAP.length;
  const handle = widest('handle', Math.min(LONGEST_HANDLE, Math.floor(room / 2)));
  const name = widest('name', Math.min(LONGEST_NAME, room - handle));
  const why = columns - name - handle - address - CONFIDENCE_WIDTH - 4 * GAP.length;
  const row = (line: Line, paintAddress: (text: string) => string) =>
    [
      pad(line.name, name),
      pad(line.handle, handle),
      paintAddress(pad(line.address, address)),
      pad(line.confidence, CONFIDENCE_WIDTH),
      style.dim(clip(line.why, why)),
    ].join(GAP);
  yield row(HEADING, style.dim);
  for (const line of lines) yield row(line, line.follow ? style.green : unchanged);
}

function* stacked(lines: readonly Line[], columns: number, style: Style): Generator<string> {
  for (const line of lines) {
    const who = [line.name, line.handle].filter(text => text !== '').join(' ');
    if (who !== '') yield clip(who, columns);
    yield GAP + (line.follow ? style.green : unchanged)(line.address);
    for (const reason of [line.confidence, ...line.why.split('; ')]) {
      if (reason !== '') yield GAP + style.dim(clip(reason, columns - GAP.length));
    }
  }
}

function unchanged(text: string): string {
  return text;
}
