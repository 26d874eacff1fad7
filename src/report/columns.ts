import { eastAsianWidth } from 'get-east-asian-width';

/** The longest emoji in use (a kiss with two skin tones) takes 15 UTF-16 units. */
const LONGEST_GRAPHEME = 32;
/**
 * Text whose length is its width: Latin, and the signs that reports are made of. Measuring every name of a large archive
 * the long way takes minutes.
 */
const ONE_COLUMN_EACH = /^[ -~¡-¬®-˿–—‘’“”…·→×✓✗]*$/;
/** Shown as a picture of two columns: an emoji by itself, or a sign that U+FE0F makes one. Unicode TR 51, 1.4 */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
/** What takes no column of its own. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}]/gu;
/** Vowels of Indic scripts and the sound marks of half-width katakana: one column beside the letter they belong to. */
const SPACING_MARK = /[\p{Mc}\uff9e\uff9f]/gu;
let graphemes: Intl.Segmenter | undefined;

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
  for (const { segment, index } of graphemesOf(text.slice(0, reach))) {
    width += graphemeColumns(segment);
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
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeColumns(segment);
  return width;
}

/** UAX 11, as terminals understand it: what is ambiguous there takes one column. */
function graphemeColumns(grapheme: string): number {
  if (ONE_COLUMN_EACH.test(grapheme)) return grapheme.length;
  if (EMOJI.test(grapheme)) return 2;
  const visible = grapheme.replace(INVISIBLE, '');
  const first = visible.codePointAt(0);
  if (first === undefined) return 0;
  return eastAsianWidth(first) + (visible.slice(1).match(SPACING_MARK)?.length ?? 0);
}

/** The segmenter is made when the first text needs it: that takes as long as half of Node's start. */
function graphemesOf(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text);
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
