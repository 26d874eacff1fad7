/**
 * Scripts that put no space between words, or hang particles on foreign words: there a letter beside an address
 * belongs to the sentence (`마스토돈@a@b.example로`), elsewhere to the word (`renée@b.example`).
 */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー`;

/** Pattern source (flag `u`): one letter, mark or digit that cannot be parted from its neighbours. */
export const WORD_CHARACTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}_])`;

const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');
const WORD_START = new RegExp(`^${WORD_CHARACTER}`, 'u');
const WORD_END = new RegExp(`${WORD_CHARACTER}$`, 'u');

/** Whether the text begins with a letter of a script that puts no space between words. */
export function startsUnspaced(text: string): boolean {
  return UNSPACED_START.test(text);
}

/** Whether a word goes on at `index`. */
export function wordFollows(text: string, index: number): boolean {
  return WORD_START.test(text.slice(index, index + 2));
}

/** Whether a word ends right before `index`. */
export function wordPrecedes(text: string, index: number): boolean {
  return WORD_END.test(text.slice(Math.max(0, index - 2), index));
}
