import { clip, columnsOf, pad } from './columns.ts';
import { utcDay } from './numbers.ts';
import { type DraftView, mediaWords } from './post-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const GAP = '  ';
const DAY_COLUMNS = 10;
const LEAST_TEXT = 24;

/**
 * A tweet as a line of a table: day, its beginning, what goes with it; where the terminal is too narrow for that, two.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function draftRow(view: DraftView, columns: number, style: Style): string[] {
  const day = utcDay(view.at);
  const text = [view.spoiler === null ? '' : `[CW: ${view.spoiler}]`, ...view.texts].join(' ');
  const beginning = cleanText(text);
  const more = [
    view.texts.length > 1 ? `${view.texts.length} posts` : '',
    mediaWords(view.media),
    view.isReply ? '↳ thread' : '',
    view.isQuote ? 'quote' : '',
    ...view.remarks.map(cleanText),
  ]
    .filter(part => part !== '')
    .join(', ');
  if (!Number.isFinite(columns)) {
    return [[day, view.tweetId, beginning, more].filter(cell => cell !== '').join(GAP)];
  }
  const room = columns - DAY_COLUMNS - GAP.length;
  if (more === '') return [`${style.dim(day)}${GAP}${clip(beginning, room)}`];
  const beside = room - columnsOf(more) - GAP.length;
  if (beside >= LEAST_TEXT) {
    return [`${style.dim(day)}${GAP}${pad(beginning, beside)}${GAP}${style.dim(more)}`];
  }
  const indent = ' '.repeat(DAY_COLUMNS + GAP.length);
  return [`${style.dim(day)}${GAP}${clip(beginning, room)}`, style.dim(`${indent}${clip(more, room)}`)];
}
