import { createHash } from 'node:crypto';
import type { Clock } from '../../../../src/http/clock.ts';
import type { Account } from '../account.ts';

/** A program that has registered. */
export interface App {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** What somebody agreed to, waiting to be fetched. */
export interface Consent {
  readonly app: App;
  readonly account: Account;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** S256 of the verifier; null when none was sent. */
  readonly challenge: string | null;
}

/** Doorkeeper's `authorization_code_expires_in`. */
const CODE_LIVES_MS = 600_000;

/** The programs that a server knows, and the codes under way. */
export class Apps {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #apps = new Map<string, App>();
  readonly #codes = new Map<string, Consent & { readonly until: number }>();
  #issued = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get all(): App[] {
    return [...this.#apps.values()];
  }

  register(app: Omit<App, 'clientId' | 'clientSecret'>): App {
    const count = ++this.#issued;
    const registered = { ...app, clientId: `client-${count}`, clientSecret: `secret-${count}` };
    this.#apps.set(registered.clientId, registered);
    return registered;
  }

  get(clientId: string | undefined): App | undefined {
    return this.#apps.get(clientId ?? '');
  }

  /** As a server does that lost its data. */
  forget(clientId: string): void {
    this.#apps.delete(clientId);
  }

  /** @returns a code, good once, for ten minutes */
  agree(consent: Consent): string {
    const code = `code-${++this.#issued}`;
    this.#codes.set(code, { ...consent, until: this.#clock.now() + CODE_LIVES_MS });
    return code;
  }

  /** Takes a code out of circulation. */
  redeem(code: string | undefined): Consent | undefined {
    const consent = this.#codes.get(code ?? '');
    this.#codes.delete(code ?? '');
    return consent && this.#clock.now() < consent.until ? consent : undefined;
  }
}

/** RFC 7636: whether a verifier is one, and the one that was announced. */
export function provesChallenge(verifier: string, challenge: string): boolean {
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
