import { fediverseWordPrecedes } from './cues.ts';
import { isFediverseHost } from './fediverse-host.ts';
import { type ReadHost, readHost } from './host.ts';
import type { Sighting } from './sighting.ts';
import { type ReadUser, readUserBefore } from './user.ts';

/** Finds `@a@b.c`, `acct:a@b.c` and `a@b.c` in a folded text without links, in order. */
export function atSigns(text: string): Sighting[] {
  const found: Sighting[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const user = readUserBefore(text, at);
    const host = user && readHost(text, at + 1);
    if (!host) continue;
    const sighting = user.hasAt ? fullForm(text, user, host, done) : mailboxForm(text, user, host);
    if (sighting === null) continue;
    found.push(sighting);
    done = sighting.end;
  }
  return found;
}

/** @param done where the address before this one ended: the next may follow without a space */
function fullForm(
  text: string,
  { user, start }: ReadUser,
  { host, end }: ReadHost,
  done: number,
): Sighting | null {
  // `@a@b.c@d` is nobody's address, unless a second one begins there.
  if (/^(?:@(?![\w.-]{1,64}@)|_\w|:\d)/.test(text.slice(end, end + 70))) return null;
  const touchesWord = start !== done && /\w/.test(text.charAt(start - 1));
  if (touchesWord && !isFediverseHost(host) && !fediverseWordPrecedes(text, start)) return null;
  return { start, end, name: { user, host, form: 'explicit' } };
}

function mailboxForm(text: string, { user, start }: ReadUser, { host, end }: ReadHost): Sighting | null {
  // `b.c:path` is ssh, `b.c/x` an XMPP resource.
  if (/^(?:[@\\]|_\w|:[\w/~.-]|\/\w)/.test(text.slice(end, end + 2))) return null;
  const scheme = /(?<![\p{L}\p{N}])acct:(?:\/\/)?$/iu.exec(text.slice(Math.max(0, start - 8), start))?.[0];
  if (scheme !== undefined) {
    return { start: start - scheme.length, end, name: { user, host, form: 'explicit' } };
  }
  if (text.charAt(start - 1) === '/' && !isFediverseHost(host)) return null;
  return { start, end, name: { user, host, form: 'mailbox' } };
}
