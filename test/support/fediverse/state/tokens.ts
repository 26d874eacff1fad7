import type { Account } from '../account.ts';

/** Scopes of Mastodon's API; `read`, `write` and `follow` stand for all that begin so. */
export type Scopes = ReadonlySet<string>;

/** A token as the server remembers it. */
export interface Token {
  readonly value: string;
  /** Null for a token of the app alone. */
  readonly account: Account | null;
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
  issue(account: Account | null, scopes: readonly string[], clientId: string): Token {
    const known = account && this.find(account, scopes, clientId);
    if (known) return known;
    const value = `token-${this.#tokens.size + 1}-of-${account?.username ?? clientId}`;
    const token = { value, account, scopes: new Set(scopes), clientId, revoked: false };
    this.#tokens.set(value, token);
    return token;
  }

  /** One that is valid, for exactly these scopes. */
  find(account: Account, scopes: readonly string[], clientId: string): Token | undefined {
    const wanted = String([...new Set(scopes)].sort());
    return [...this.#tokens.values()].find(
      token =>
        token.account === account &&
        token.clientId === clientId &&
        !token.revoked &&
        String([...token.scopes].sort()) === wanted,
    );
  }

  /** The valid ones of an account. */
  of(account: Account): Token[] {
    return [...this.#tokens.values()].filter(token => token.account === account && !token.revoked);
  }

  /** Revoked ones too. */
  get(value: string): Token | undefined {
    return this.#tokens.get(value);
  }
}
