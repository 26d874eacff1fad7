/**
 * Where a code point of a text stands in UTF-16, which is what JavaScript counts.
 * @param codePoint how many code points stand before it
 * @returns the length of the text for all that lies behind its end
 */
export function utf16Index(text: string, codePoint: number): number {
  if (!SURROGATE.test(text)) return Math.min(codePoint, text.length);
  let index = 0;
  for (let seen = 0; seen < codePoint && index < text.length; seen += 1) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Puts U+FFFD for halves of a character: nothing that is sent as UTF-8 can hold them. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replaceAll(LONE_SURROGATE, '\ufffd') : text;
}
