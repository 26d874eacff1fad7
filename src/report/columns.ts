import stringWidth from 'string-width';

/** The longest emoji in use (a kiss with two skin tones) takes 15 UTF-16 units. */
const LONGEST_GRAPHEME = 32;
/** Text whose length is its width; measuring every name of a large archive the long way takes minutes. */
const ONE_COLUMN_EACH = /^[ -~…]*$/;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The start of a clean text that fits into so many terminal columns, with `…` where something was cut off.
 * Never cuts inside a grapheme.
 */
export function clip(text: string, columns: number): string {
  if (ONE_COLUMN_EACH.test(text))
    return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
  const reach = (columns + 1) * LONGEST_GRAPHEME;
  let width = 0;
  let fits = 0;
  for (const { segment, index } of GRAPHEMES.segment(text.slice(0, reach))) {
    width += columnsOf(segment);
    if (width > columns || segment.length > LONGEST_GRAPHEME) return `${text.slice(0, fits)}…`;
    if (width < columns) fits = index + segment.length;
  }
  return text.length > reach ? `${text.slice(0, fits)}…` : text;
}

/** The text clipped to so many terminal columns and filled up with spaces. */
export function pad(text: string, columns: number): string {
  const clipped = clip(text, columns);
  return clipped + ' '.repeat(Math.max(0, columns - columnsOf(clipped)));
}

/** How many terminal columns a clean text takes. */
export function columnsOf(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}

/**
 * A clean text on as many lines as it takes, broken between words; only a word wider than a line is broken itself, by
 * the terminal. Spaces at its beginning stay.
 * @param indent put before every line but the first
 */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (line.trim() === '' || columnsOf(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line];
}
