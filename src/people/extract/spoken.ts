import {
  AS_WORDS,
  EVERYDAY_WORDS,
  INTRODUCTIONS,
  NAMED_INTRODUCTIONS,
  SELF_INTRODUCTIONS,
} from './data/spoken.ts';
import { isFediverseHost } from './fediverse-host.ts';
import { isCut, type ReadHost, readHost } from './host.ts';
import { WORD_CHARACTER } from './scripts.ts';
import type { Form, Sighting } from './sighting.ts';
import { BRACKETED_AT, LABEL, LOOSE_AT, SPOKEN_AT, SPOKEN_DOT } from './spoken-patterns.ts';
import { type ReadUser, readUserBefore } from './user.ts';

const AT = new RegExp(`(?<brackets>${BRACKETED_AT})|${SPOKEN_AT}|${LOOSE_AT}|@`, 'giu');
const SPELLED_HOST = new RegExp(`^${LABEL}(?<dot>${SPOKEN_DOT})${LABEL}(?:\\k<dot>${LABEL}){0,4}`, 'iu');
const LONGEST_SPELLED = 400;

const endsIn = (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}'])(?:${words})[^\\S\\n]*[:=–-]?[^\\S\\n]*$`, 'iu');
const INTRODUCED = endsIn(INTRODUCTIONS);
const NAMED_INTRODUCED = endsIn(NAMED_INTRODUCTIONS);
const SELF_INTRODUCED = endsIn(SELF_INTRODUCTIONS);
const AS_INTRODUCED = endsIn(AS_WORDS);
/** What one may be on a server without being called so: "lonely", "banned", "visible". */
const DESCRIBES =
  /^[a-z]+(?:ed|able|ible|ful|less|ous|ish|ive|some)$|^[a-z]{2,}(?:al|ve|nt|ar|in|st|ow|re|rd|te|le)ly$/i;
/** No word before, in this line and this script: an address may stand there without being announced. */
const FREE_BEFORE = new RegExp(`(?:^|\\n|(?!\\s|${WORD_CHARACTER}).)[^\\S\\n]*$`, 'u');

interface SpelledHost extends ReadHost {
  readonly spelled: boolean;
}

/** Finds `a at b dot c`, `a[at]b.c`, `a@b dot c`, `alice at b.c` in a folded text, in order. */
export function spokenAddresses(text: string): Sighting[] {
  const found: Sighting[] = [];
  let done = 0;
  for (const match of text.matchAll(AT)) {
    const user = match.index < done ? null : readUserBefore(text, match.index);
    const host = user && readSpokenHost(text, match.index + match[0].length);
    if (!host || (match[0] === '@' && !host.spelled)) continue;
    const form = formOf(text, match, user, host);
    if (form === null) continue;
    found.push({ start: user.start, end: host.end, name: { user: user.user, host: host.host, form } });
    done = host.end;
  }
  return found;
}

/** How much the words are worth; `null` when they are but a sentence ("my friends at b.c"). */
function formOf(text: string, match: RegExpExecArray, user: ReadUser, host: SpelledHost): Form | null {
  if (!user.hasAt && isEverydayWord(user.user.toLowerCase())) return null;
  const written = user.hasAt ? 'explicit' : 'mailbox';
  if (match[0] === '@' || match.groups?.['brackets'] !== undefined) return written;
  if (match.groups?.['loose'] !== undefined && !(user.hasAt && isFediverseHost(host.host))) return null;
  const before = text.slice(Math.max(0, user.start - 40), user.start).replaceAll('’', "'");
  if (match.groups?.['on'] !== undefined) {
    if (!user.hasAt && DESCRIBES.test(user.user)) return null;
    return (user.hasAt ? SELF_INTRODUCED : AS_INTRODUCED).test(before) ? 'spoken' : null;
  }
  const introduced = (user.hasAt ? NAMED_INTRODUCED : INTRODUCED).test(before);
  if (!introduced && !(FREE_BEFORE.test(before) && standsAlone(text, host.end))) return null;
  return host.spelled ? written : 'spoken';
}

/** "posting at", "hanging at": no list of such words would be complete. */
function isEverydayWord(word: string): boolean {
  return EVERYDAY_WORDS.has(word) || /^[a-z]{2,}ing$/.test(word);
}

/** Without an announcement it must stand by itself: "Eugen at b.c says …" is a sentence. */
function standsAlone(text: string, end: number): boolean {
  return /^\s*(?:$|\n|[^\p{L}\p{N}\s])/u.test(text.slice(end, end + 8));
}

function readSpokenHost(text: string, start: number): SpelledHost | null {
  const spelled = SPELLED_HOST.exec(text.slice(start, start + LONGEST_SPELLED));
  if (spelled) {
    const written = spelled[0].replaceAll(spelled.groups?.['dot'] ?? '', '.');
    const read = readHost(written, 0);
    const unread = read ? written.slice(read.end) : '.';
    const end = start + spelled[0].length - unread.length;
    return read && !unread.includes('.') && !isCut(text, end)
      ? { host: read.host, end, spelled: true }
      : null;
  }
  const scheme = /^https?:\/\//i.exec(text.slice(start, start + 8))?.[0] ?? '';
  const read = readHost(text, start + scheme.length);
  if (read === null) return null;
  const end = scheme !== '' && text.charAt(read.end) === '/' ? read.end + 1 : read.end;
  return /^(?:[\w@\\/]|:\w)/.test(text.slice(end, end + 2)) ? null : { host: read.host, end, spelled: false };
}
