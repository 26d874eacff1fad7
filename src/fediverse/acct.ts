import type { Address } from '../people/address.ts';

/** RFC 7565 §7 without what no server allows in a name (comma, semicolon, brackets), and letters of any script. */
const USER = /^[\p{L}\p{M}\p{N}._~!$&'*+=%-]{1,200}$/u;
const HOST = /^[^\s/?#\\@:[\]]+(?::\d{1,5})?$/;

/**
 * Reads what a server calls an account: `user@host`, `@user@host` or `acct:user@host`.
 * @returns the address with its host in lower-case punycode, the user as written; `null` for anything else
 */
export function parseAcct(text: string): Address | null {
  const acct = text.replace(/^acct:/i, '').replace(/^@/, '');
  const at = acct.lastIndexOf('@');
  const user = acct.slice(0, Math.max(0, at));
  const host = acct.slice(at + 1);
  const url = `https://${host}/`;
  if (!USER.test(user) || !HOST.test(host) || !URL.canParse(url)) return null;
  return `${user}@${new URL(url).host}`;
}
