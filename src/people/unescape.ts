/** The three escapes Twitter makes, and the character each stands for. */
const ESCAPED = /&(?:amp|lt|gt);/g;

/** Undoes Twitter's escapes once: `&amp;lt;` becomes `&lt;`. */
export function unescapeText(text: string): string {
  return text.includes('&')
    ? text.replaceAll(ESCAPED, written => (written === '&lt;' ? '<' : written === '&gt;' ? '>' : '&'))
    : text;
}
