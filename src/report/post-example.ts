import { wrap } from './columns.ts';
import { utcDay } from './numbers.ts';
import { type DraftView, mediaWords } from './post-view.ts';
import type { Style } from './style.ts';
import { cleanText } from './text.ts';

const BAR = '  │ ';

/**
 * A tweet as its posts will read: one line about it, then each post with a bar beside it.
 * @param columns the width of the terminal
 * @returns lines without their line ends
 */
export function* exampleLines(view: DraftView, columns: number, style: Style): Generator<string> {
  yield* wrap(`  ${aboutDraft(view)}`, columns, '  ').map(style.dim);
  for (const [at, text] of view.texts.entries()) {
    if (at > 0) yield style.dim('  ├─');
    if (view.spoiler !== null) {
      yield* wrap(`CW: ${cleanText(view.spoiler)}`, columns - BAR.length).map(
        line => `${BAR}${style.yellow(line)}`,
      );
    }
    for (const paragraph of text.split('\n')) {
      for (const line of wrap(cleanText(paragraph), columns - BAR.length)) yield `${BAR}${line}`.trimEnd();
    }
  }
}

/** `2009-03-12 · 2 posts · 1 photo · goes on with a thread`: what the text does not show. */
function aboutDraft(view: DraftView): string {
  const { at, texts, media, sensitive, isReply, isQuote, remarks } = view;
  const parts = [
    utcDay(at),
    texts.length > 1 ? `${texts.length} posts` : '',
    mediaWords(media),
    sensitive ? 'sensitive' : '',
    isReply ? 'goes on with a thread' : '',
    isQuote ? 'quotes a post of yours' : '',
    ...remarks.map(cleanText),
  ];
  return parts.filter(part => part !== '').join(' · ');
}
