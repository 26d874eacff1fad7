import { parseHost } from './host.ts';

/** A fediverse account, `user@host`: the user as written, the host as `parseHost` gives it. */
export type Address = `${string}@${string}`;

/** RFC 7565 §7 without what no server allows in a name (comma, semicolon, brackets), and letters of any script. */
const USER = /^[\p{L}\p{M}\p{N}._~!$&'*+=%-]{1,200}$/u;

/**
 * Reads an account written as such: `user@host`, `@user@host` or `acct:user@host`.
 * @returns the user as written, the host in normal form; `null` for anything else
 */
export function parseAddress(text: string): Address | null {
  const acct = text.replace(/^acct:/i, '').replace(/^@/, '');
  const at = acct.lastIndexOf('@');
  const user = acct.slice(0, Math.max(0, at));
  const host = parseHost(acct.slice(at + 1));
  return host !== null && USER.test(user) ? `${user}@${host}` : null;
}

/** The part before the last `@`. */
export function userOf(address: Address): string {
  return address.slice(0, address.lastIndexOf('@'));
}

/** The part after the last `@`. */
export function hostOf(address: Address): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * The form in which two addresses are compared: fediverse servers compare user names without regard to case
 * (Mastodon `Account.find_remote` lower-cases both).
 */
export function addressKey(address: Address): string {
  return address.toLowerCase();
}

/** Whether two addresses name the same account. */
export function sameAddress(a: Address, b: Address): boolean {
  return addressKey(a) === addressKey(b);
}
