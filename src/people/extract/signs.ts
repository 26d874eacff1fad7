import { PATH_SERVERS } from './data/fediverse-hosts.ts';
import { AT_WORDS, DOT_WORDS, ON_WORDS } from './data/spoken.ts';

// Coarser than what the finders look for, and without Unicode classes: these run over every tweet of an archive.
const LINK_OR_BLUESKY = new RegExp(
  String.raw`\/(?:@|%40|users?\/|u\/|profile\/|channel\/|accounts\/|\w(?<=(?:${PATH_SERVERS})(?::443)?\/.))|\.bsky\.social`,
  'i',
);
const BRACKETED_AT = new RegExp(String.raw`[([{<]\s?(?:${AT_WORDS}|@|a)\s?[)\]}>]`, 'i');
/** A spoken `@` and a name with a dot behind it. The t.co links of every second tweet are no spoken hosts. */
const SPOKEN = new RegExp(
  String.raw`\s(?:${AT_WORDS}|@|${ON_WORDS})\s{1,3}(?!https?:\/\/t\.co\/)(?:https?:\/\/)?[^\s.]{1,63}(?:\.[^\s.]|[([{<\s]\s{0,3}(?:${DOT_WORDS}|\.))`,
  'i',
);

/** Whether a folded text shows any sign of an address. Most tweets do not, and are told by this alone. */
export function mayHold(text: string): boolean {
  return hasNamedAt(text) || LINK_OR_BLUESKY.test(text) || BRACKETED_AT.test(text) || SPOKEN.test(text);
}

/** The server of `@a @b.c`, right behind its `@`. */
const SERVER = /^[^\s.@]{1,63}\.[^\s.]/;

/**
 * Whether a name ends right before an `@`, or a space before the `@` of a server; the `@` of an ordinary mention
 * follows a space or a mark, and no dot follows it.
 */
function hasNamedAt(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isNameCharacter(text.charCodeAt(at - 1))) return true;
    if (
      text.charAt(at - 1) === ' ' &&
      isNameCharacter(text.charCodeAt(at - 2)) &&
      SERVER.test(text.slice(at + 1, at + 66))
    )
      return true;
  }
  return false;
}

function isNameCharacter(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
