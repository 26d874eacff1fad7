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

/** What `accounts --json` prints. */
export interface AccountsDocument {
  readonly accounts: readonly AccountDocument[];
}
