import { createSecureContext, type SecureContext } from 'node:tls';
import { type Authority, type Certificate, createAuthority } from '../certificates.ts';
import type { Credential } from './host.ts';

const DAY = 86_400_000;

/** The certificate of every host, made when it is first asked for. */
export class Credentials {
  readonly #authority: Authority;
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  constructor(authority: Authority) {
    this.#authority = authority;
  }

  /** What the server shows when a client asks for `name`. */
  contextFor(name: string, credential: Credential): Promise<SecureContext> {
    const made = this.#contexts.get(name) ?? this.#make(name, credential).then(createSecureContext);
    this.#contexts.set(name, made);
    return made;
  }

  async #make(name: string, credential: Credential): Promise<Certificate> {
    switch (credential) {
      case 'valid':
        return this.#authority.certificateFor([name]);
      case 'wrong-name':
        return this.#authority.certificateFor(['somewhere-else.example']);
      case 'untrusted':
        return (await createAuthority()).certificateFor([name]);
      case 'expired': {
        const now = Date.now();
        const validity = { notBefore: new Date(now - 60 * DAY), notAfter: new Date(now - 30 * DAY) };
        return this.#authority.certificateFor([name], validity);
      }
    }
  }
}
