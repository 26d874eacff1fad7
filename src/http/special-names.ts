/**
 * Endings of names that are nobody's on the public internet. From IANA's special-use domain names (RFC 6761 and its
 * updates; `example` and `test` are left to the DNS, which knows no such hosts), ICANN's `internal`, and the endings
 * that RFC 6762 appendix G found in use on private networks.
 */
export const SPECIAL_ENDINGS: ReadonlySet<string> = new Set([
  'alt',
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
]);
