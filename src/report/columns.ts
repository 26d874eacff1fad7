import stringWidth from 'string-width';

/** The longest emoji in use (a kiss with two skin tones) takes 15 UTF-16 units. */
const LONGEST_GRAPHEME = 32;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The start of a clean text that fits into so many terminal columns, with `…` where something was cut off.
 * Never cuts inside a grapheme.
 */
export function clip(text: string, columns: number): string {
  let width = 0;
  let fits = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    width += stringWidth(segment);
    if (width > columns || segment.length > LONGEST_GRAPHEME) return `${text.slice(0, fits)}…`;
    if (width < columns) fits = index + segment.length;
  }
  return text;
}

/** The text clipped to so many terminal columns and filled up with spaces. */
export function pad(text: string, columns: number): string {
  const clipped = clip(text, columns);
  return clipped + ' '.repeat(Math.max(0, columns - stringWidth(clipped)));
}

/** How many terminal columns a clean text takes. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}
