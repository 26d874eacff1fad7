import type { FoundAddress } from './extract/extract.ts';
import { ADDRESS } from './speech-patterns.ts';

/** How far from an address words may speak of it, in UTF-16 units. */
export const REACH = 160;

/** Links, hashtags and 🐘 in a text made `plain`. */
export const TAGS = /#[^\s#]+|\b(?:https|mastodon)\b/g;

/** The pieces of a text before, between and after the addresses in it. */
export function around(text: string, found: readonly FoundAddress[]): string[] {
  const starts = [0, ...found.map(({ end }) => end)];
  return starts.map((start, i) => text.slice(start, found[i]?.start));
}

/** The words before an address that belong to its sentence, or to the one before it if the address stands alone. */
export function sentenceBefore(before: string, alone: boolean): string {
  const near = before.slice(before.lastIndexOf(ADDRESS) + 1).slice(-REACH);
  if (alone) return near;
  const ends = [...near.matchAll(/[.!?](?=[\s"'”)]|$)|(?<!:\s*)\n/g)];
  return near.slice((ends.at(-1)?.index ?? -1) + 1);
}

/** What follows an address up to the end of its sentence or line, without links, hashtags and 🐘. */
export function firstSentence(after: string): string {
  const [sentence = ''] = after.split(/\n|[.!?](?=\s|$)/);
  return sentence.replaceAll(TAGS, '');
}

const QUOTES: readonly (readonly [open: string, closing: RegExp])[] = [
  ['«', /»/],
  ['「', /」/],
  ['『', /』/],
];

/** Whether a quotation that began in the text before an address has not ended yet. */
export function insideQuotes(before: string): boolean {
  if (before.split('"').length % 2 === 0) return true;
  // „…“ closes with the mark that opens “…”.
  const curly = before.includes('„') ? (['„', /[“”]/] as const) : (['“', /”/] as const);
  return [curly, ...QUOTES].some(([open, closing]) => {
    const last = before.lastIndexOf(open);
    return last !== -1 && !closing.test(before.slice(last + 1));
  });
}
