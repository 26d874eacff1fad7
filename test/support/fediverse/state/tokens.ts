import type { Account } from '../account.ts';

/** Scopes of Mastodon's API; `read`, `write` and `follow` stand for all that begin so. */
export type Scopes = ReadonlySet<string>;

/** A token as the server remembers it. */
export interface Token {
  readonly value: string;
  readonly account: Account;
  readonly scopes: Scopes;
  readonly clientId: string;
  revoked: boolean;
}

const OLD_FOLLOW = new Set(['blocks', 'mutes', 'follows'].flatMap(what => [`read:${what}`, `write:${what}`]));

/** Whether a token with `held` may do what needs one of `needed`. */
export function permits(held: Scopes, needed: readonly string[]): boolean {
  return needed.some(
    scope =>
      held.has(scope) || held.has(scope.split(':')[0] ?? '') || (held.has('follow') && OLD_FOLLOW.has(scope)),
  );
}

/** The tokens of one server. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();

  /** Same app, account and scopes: the same token again, as long as it is not revoked. */
  issue(account: Account, scopes: string, clientId: string): Token {
    const wanted = new Set(scopes.split(/[\s+]+/).filter(Boolean));
    for (const token of this.#tokens.values()) {
      const same = token.account === account && token.clientId === clientId && !token.revoked;
      if (same && String([...token.scopes].sort()) === String([...wanted].sort())) return token;
    }
    const value = `token-${this.#tokens.size + 1}-of-${account.username}`;
    const token = { value, account, scopes: wanted, clientId, revoked: false };
    this.#tokens.set(value, token);
    return token;
  }

  /** Revoked ones too. */
  get(value: string): Token | undefined {
    return this.#tokens.get(value);
  }
}
