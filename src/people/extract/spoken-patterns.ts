import { AT_WORDS, DOT_WORDS, ON_WORDS } from './data/spoken.ts';

const inBrackets = (words: string) => String.raw`[([{<]\s?(?:${words})\s?[)\]}>]`;

/** Pattern sources (flags `iu`) of a spoken `@` and a spoken dot. Every repetition in them is bounded. */
export const BRACKETED_AT = `\\s{0,2}${inBrackets(`${AT_WORDS}|@`)}\\s{0,2}|[([{]a[)\\]}]`;
export const SPOKEN_AT = String.raw`\s{1,3}(?:over )?(?:(?<at>${AT_WORDS}|@)|(?<on>${ON_WORDS}))\s{1,3}`;
/** An `@` that only one space parts: from the name before it, or from the host. */
export const LOOSE_AT = '(?<loose> @(?=\\S)|@ )';
export const SPOKEN_DOT = String.raw`\s{0,2}${inBrackets(`${DOT_WORDS}|\\.`)}\s{0,2}|\s{1,3}(?:${DOT_WORDS})\s{1,3}`;
export const LABEL = String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}`;
