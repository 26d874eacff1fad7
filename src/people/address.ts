/** A fediverse account, `user@host`: the user as written, the host in lower-case punycode. */
export type Address = `${string}@${string}`;

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
