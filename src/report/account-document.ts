import type { Address } from '../people/address.ts';

/** One account somebody is logged in to, as `login --json` prints it. */
export interface AccountDocument {
  readonly address: Address;
  /** As it was typed at the login. */
  readonly server: string;
  /** NodeInfo `software.name` in lower case. */
  readonly software: string;
  readonly version: string;
  /** What the token may do; `null` where nobody knows. */
  readonly scopes: readonly string[] | null;
  /** What it is good for: `follow`, `post`. */
  readonly for: readonly string[];
}

/** What `logout --json` prints. */
export interface LogoutDocument {
  /** `null` when nobody was logged in. */
  readonly address: Address | null;
  /** Whether the server ended the token; where it did not, it is forgotten all the same. */
  readonly revoked: boolean;
  /** Why it did not, and what to do. */
  readonly problem: string | null;
}

/** What `login --json` writes to stderr when somebody has to agree. */
export interface ConsentEvent {
  readonly type: 'consent';
  readonly server: string;
  /** The page on which they agree. */
  readonly url: string;
  /** Whether the browser brings the code back, or the person copies it. */
  readonly way: 'browser' | 'code';
}

/** What `accounts --json` prints. */
export interface AccountsDocument {
  readonly accounts: readonly AccountDocument[];
}
