import type { Language } from './speech-words/language.ts';
import { PLATFORMS } from './speech-words/names.ts';

/** Stands for an address in a text whose addresses are taken out; no letter, and in no real text. */
export const ADDRESS = '\uFFFC';

/** What stands between words after `plain`, but for `@` and `#`. */
const MARKS = ` \\n.,:;!?"'“”„«»「」『』()\\[\\]<>&+/|=\\-${ADDRESS}`;

/** The patterns by which one language is understood; all are for texts made `plain`. */
export interface Patterns {
  readonly lead: RegExp;
  readonly opening: RegExp | null;
  readonly plural: RegExp | null;
  readonly label: RegExp | null;
  readonly onlyLabel: RegExp | null;
  readonly follow: RegExp | null;
  readonly frames: readonly (readonly [before: RegExp, after: RegExp])[];
  readonly onlyBetween: RegExp;
  readonly and: RegExp;
  readonly denial: RegExp;
}

const SUPERFLUOUS = /[\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
const APOSTROPHES = /[’ʼ‘`´]/g;
const ANY_PLATFORM = new RegExp(PLATFORMS.join('|'), 'g');
const OTHER_MARKS = new RegExp(`[^\\p{L}\\p{M}\\p{N}_@#${MARKS}]+`, 'gu');

/**
 * A text in lower case and normal form KC with only the marks that matter; a link becomes the word `https` and any name of
 * the fediverse `mastodon`. So the patterns stay small and do without classes of Unicode, which take long to compile.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(SUPERFLUOUS, '')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/https?:\/\/\S+/g, 'https')
    .replaceAll(/؟/g, '?')
    .replaceAll(/。/g, '. ')
    .replaceAll('🐘', ' mastodon ')
    .replaceAll(OTHER_MARKS, ' ')
    .replaceAll(ANY_PLATFORM, 'mastodon');
}

/** Whether a text made `plain` has any word. */
export function hasWords(text: string): boolean {
  return WORD.test(text);
}

/** What a word of the lists stands for. */
const TOKENS: readonly (readonly [token: string, source: string])[] = [
  [' ', '(?:[\\x20\\n]+)'],
  ['SERVER', '[a-z0-9-]+(?:\\.[a-z0-9-]+)+'],
  ['LETTER', `[^${MARKS}@#]`],
  ['GAP', `[${MARKS}@#]`],
  ['START', `(?<![^${MARKS}])`],
];

/** A pattern written with the tokens of the word lists. */
export function pattern(source: string): RegExp {
  return new RegExp(TOKENS.reduce((filled, [token, by]) => filled.replaceAll(token, by), source));
}

/** One letter or digit of a word, in a text made `plain`. */
export const WORD = pattern('LETTER');

/** After these a denial no longer holds: "I'm not leaving, but I'm also at …". */
const BUT = '(?:but|so|aber|sondern|mais|pero|sino|però|ma|mas|maar|ale|men|но|але)(?!LETTER)';

/**
 * What a pattern has once found, it does not try otherwise when it fails later on ("atomic group"): "on.here.on.here" is
 * read as one server or as many words, and a few of those in a row would have more readings than can be tried.
 */
function atomic(source: string): string {
  return `(?:(?=(?<found>${source}))\\k<found>)`;
}

/** The alternatives in fragments, each before those that it may begin with; a server's name may begin with any. */
function longestFirst(fragments: readonly string[]): readonly string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let from = 0;
  const all = `${fragments.join('|')}|`;
  for (const { 0: sign, index } of all.matchAll(/[()|]/g)) {
    if (sign === '|' && depth === 0) {
      alternatives.push(all.slice(from, index));
      from = index + 1;
    } else if (sign !== '|') depth += sign === '(' ? 1 : -1;
  }
  const rank = (source: string) => (source === 'SERVER' ? Number.POSITIVE_INFINITY : source.length);
  return alternatives.toSorted((a, b) => rank(b) - rank(a));
}

/** The patterns of one language. */
export function compile(language: Language): Patterns {
  const any = (parts: readonly string[]) => `(?:${parts.join('|')})`;
  const start = language.unspaced ? '' : 'START';
  const step = language.unspaced ? 'GAP*' : 'GAP+';
  const end = language.unspaced ? '' : '(?!LETTER)';
  const words = any(longestFirst(language.between));
  const between = `${atomic(`${step}${words}${end}`)}*GAP*$`;
  const sentence = '(?:^|[.!?\\n])GAP*';
  const named = [...(language.labels ?? []), ...(language.occasions ?? [])];
  const optional = (parts: readonly string[] | undefined, make: (any: string) => string) =>
    parts?.length ? pattern(make(any(parts))) : null;
  return {
    lead: pattern(`${start}${any(language.leads)}${end}${between}`),
    opening: optional(language.openings, words => `(?:^|[.!?:;\\n])GAP*${words}${end}${between}`),
    plural: optional(language.plural, words => `${start}${words}${end}${between}`),
    label: optional(named, words => `${sentence}${words}${end}${between}`),
    onlyLabel: optional(language.labels, words => `^GAP*${words}${end}${between}`),
    follow: optional(language.follows, words => `^GAP*${words}`),
    frames: (language.around ?? []).map(([first, last]) => [
      pattern(`${start}${first}${end}${between}`),
      pattern(`^GAP*${last}`),
    ]),
    onlyBetween: pattern(`^${atomic(`GAP*${words}${end}`)}*GAP*$`),
    and: pattern(`^GAP*${any(language.and)}${end}${between}`),
    denial: language.unspaced
      ? pattern(any(language.denials))
      : pattern(`${start}${any(language.denials)}(?:[\\x20:"]+(?!${BUT})(?:LETTER|')+){0,2}[\\x20:"'“„«(]*$`),
  };
}
