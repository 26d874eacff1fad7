import { addressKey } from './address.ts';
import type { FoundAddress } from './extract/extract.ts';
import { type Likeness, likenessOf, nameOf } from './likeness.ts';
import { ADDRESS, compile, hasWords, pattern, plain, WORD } from './speech-patterns.ts';
import { around, firstSentence, insideQuotes, REACH, sentenceBefore, TAGS } from './speech-text.ts';
import { LANGUAGES } from './speech-words/languages.ts';
import { PRAISE } from './speech-words/name-words.ts';
import { HEADLINES, IMPOSTURE, STRAYS, VISITS } from './speech-words/names.ts';

/** Whoever names more accounts than this at once reads out a list, and nobody's own. */
const MOST_AT_ONCE = 50;

const PATTERNS = LANGUAGES.map(compile);
const LABELS_ONLY = pattern('^(?:GAP*mastodon)*GAP*$');
const STRAY = pattern(`^\\s*(?:${STRAYS.join('|')})(?![a-z])`);
const VISIT = pattern(`^[\\s,]*(?:${VISITS.join('|')})(?![a-z])`);
/** "Follow me, @…", "Ping me @…": somebody else is called by name. */
const CALLED = /,\s*$|(?<![a-z])(?:dm|ping|tag|message|mention|hit) me(?: up)?\s*$/;
/** `alice on b.c`, which may be a sentence misread. */
const IN_WORDS = /^[^@\s]+\s+\p{L}+\s+\S+$/u;
/** "Carol: I'm at …", "[Carol] I'm at …" */
const SPEAKER = new RegExp(
  `(?:^|\\n) *(?![^:\\n]*(?<![a-z])(?:${HEADLINES.join('|')})(?![a-z]))(?:[^\\s:@]+(?: [^\\s:@]+){0,4} ?:|\\[[^\\]\\n]+\\])[ "']*$`,
);
const DOUBTFUL = new RegExp(IMPOSTURE.join('|'));
const NEW_CLAUSE = /^\s*(?:is|has|was|will|ist|est|es|è|é)\b/;
const OF_ANOTHER = /(?:^|[\s("'“])(?:rt|mt|qt|ht|h\/t|via)\s+@\w|@\w+\s*:[\s"']*$|(?:^|\n) *>[^\n]*$/;
/** What `'…'` holds somebody else said; a `'` before the address alone only marks it. */
const SINGLE_QUOTED = [/(?:^|[\s(:])'\w/, /^[.,!]?'(?!s\b)/] as const;
const CREDIT = /^[\s("']*(?:via|rt|h\/t|ht)\s+@/;
const QUESTION = new RegExp(`^["'”»)\\]\\s]*(?: (?:or|oder|ou|o|of) ${ADDRESS}\\s*)?\\?`);
const MOVED_FROM = new RegExp(`(?<=[ \n])(?:from|von|de|da|van|från|fra|z|из|с|з|从|從)\\s*${ADDRESS}`, 'g');

/**
 * Which of the addresses in a text its speaker says to be their own: those that first-person words lead up to,
 * or the only thing in the text. Whoever else stands in it is not spoken for. When in doubt, no.
 *
 * @param found the addresses in the text, in its order.
 * @param handle the speaker's: "follow us at …" counts only when the address resembles it.
 */
export function ownAddresses(text: string, found: readonly FoundAddress[], handle: string | null): boolean[] {
  if (found.length > MOST_AT_ONCE) return found.map(() => false);
  const pieces = around(text, found).map(plain);
  const ofPraise = PRAISE.test(text);
  if (nothingElse(pieces, found)) return found.map(it => !ofPraise || likenessOf(it, handle).resembling);
  const own: boolean[] = [];
  const doubtful = DOUBTFUL.test(pieces.join(ADDRESS));
  for (const [i, it] of found.entries()) {
    const before = pieces
      .slice(0, i + 1)
      .join(ADDRESS)
      .replaceAll(MOVED_FROM, ' ');
    const after = pieces
      .slice(i + 1)
      .join(ADDRESS)
      .slice(0, REACH);
    const previous = own[i - 1] ? found[i - 1] : undefined;
    const likeness = likenessOf(it, handle);
    own.push(
      !QUESTION.test(after) &&
        !CREDIT.test(after) &&
        !(SINGLE_QUOTED[0].test(before) && SINGLE_QUOTED[1].test(after)) &&
        (likeness.resembling || !IN_WORDS.test(text.slice(it.start, it.end))) &&
        (saysOwn(before, after, { ...likeness, namesake: likeness.namesake && !doubtful }) ||
          (previous !== undefined && continues(before, after, nameOf(previous) === nameOf(it)))),
    );
  }
  return sameForEqual(found, own);
}

/** Whether the text before an address is but a label: "Mastodon:", "also on the fediverse as". */
export function isLabel(before: string): boolean {
  const words = plain(before);
  return words.includes('mastodon') && PATTERNS.some(({ onlyBetween }) => onlyBetween.test(words));
}

/** The address of one account, be it written twice, and around it no word but "Mastodon" and its like. */
function nothingElse(pieces: readonly string[], found: readonly FoundAddress[]): boolean {
  const rest = pieces.join(ADDRESS);
  return new Set(found.map(nameOf)).size === 1 && LABELS_ONLY.test(rest) && !/[?#@]/.test(rest);
}

/**
 * Whether words before or around an address say that it is the speaker's.
 * How it is called counts as well; nobody is a namesake where the text is about impostors.
 */
function saysOwn(before: string, after: string, { resembling, akin, namesake }: Likeness): boolean {
  const near = sentenceBefore(before, !hasWords(firstSentence(after)));
  const stray = STRAY.test(after) || (!resembling && !akin && VISIT.test(after));
  const said = (words: RegExp | null, denial: RegExp): boolean => {
    const match = words?.exec(near);
    if (match == null || (!resembling && !akin && CALLED.test(match[0]))) return false;
    const length = match[0].length - match[0].search(WORD);
    if (!resembling && SPEAKER.test(before.slice(0, before.length - length))) return false;
    return !takenBack(before, near.slice(0, match.index), length, denial);
  };
  const alone =
    before.length < REACH && !(before + after).includes(ADDRESS) && !hasWords(after.replaceAll(TAGS, ''));
  return PATTERNS.some(({ lead, opening, plural, label, onlyLabel, follow, frames, onlyBetween, denial }) => {
    if (!stray && (said(lead, denial) || said(opening, denial))) return true;
    if (!stray && resembling && said(plural, denial)) return true;
    if (!stray && namesake && said(label, denial)) return true;
    if (alone && (akin || /mastodon(?!\s*\?)/.test(before)) && onlyLabel?.test(before)) return true;
    if (follow?.test(after) && onlyBetween.test(near) && !takenBack(before, near, 0, denial)) return true;
    return frames.some(([first, last]) => last.test(after) && said(first, denial));
  });
}

/**
 * Whether what stands before the words of the first person denies them or puts them in another's mouth.
 * @param head the part of the sentence before those words
 * @param length how much of `before` they take up at its end
 */
function takenBack(before: string, head: string, length: number, denial: RegExp): boolean {
  const upTo = before.slice(0, before.length - length);
  return denial.test(head) || OF_ANOTHER.test(upTo) || insideQuotes(upTo);
}

/** Whether nothing but "and" (or, for the same user, a comma) joins an address to one that is the speaker's. */
function continues(before: string, after: string, sameUser: boolean): boolean {
  if (STRAY.test(after) || NEW_CLAUSE.test(after)) return false;
  const between = before.slice(before.lastIndexOf(ADDRESS) + 1);
  if (!hasWords(between)) return sameUser || /[&+/|]/.test(between);
  if (sameUser && PATTERNS.some(({ onlyBetween }) => onlyBetween.test(between))) return true;
  return PATTERNS.some(({ and }) => and.test(between));
}

/** An address written twice is its speaker's in both places. */
function sameForEqual(found: readonly FoundAddress[], own: readonly boolean[]): boolean[] {
  const stated = new Set(found.filter((_, i) => own[i]).map(({ address }) => addressKey(address)));
  return found.map(({ address }) => stated.has(addressKey(address)));
}
