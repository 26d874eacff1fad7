import { BRACKETED_AT, LABEL, SPOKEN_AT, SPOKEN_DOT } from './spoken-patterns.ts';

const PROFILE_LINK = /\/@|\/(?:users?|u|profile|channel|accounts)\/|%40|\.bsky\.social/i;
/** The t.co links that stand in every second tweet are no spoken hosts. */
const SPOKEN = new RegExp(
  `${BRACKETED_AT}|${SPOKEN_AT}(?!https?://t\\.co/)(?:https?://)?${LABEL}(?:\\.[\\p{L}\\p{N}]|${SPOKEN_DOT})`,
  'iu',
);

/** Whether a folded text shows any sign of an address. Most tweets do not, and are told by this alone. */
export function mayHold(text: string): boolean {
  return hasNamedAt(text) || PROFILE_LINK.test(text) || SPOKEN.test(text);
}

/** Whether a name ends right before an `@`; the `@` of an ordinary mention follows a space or a mark. */
function hasNamedAt(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (/\w/.test(text.charAt(at - 1))) return true;
  }
  return false;
}
