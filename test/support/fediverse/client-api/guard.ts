import type { Account } from '../account.ts';
import type { Asked, Handler, Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import { permits, type Token } from '../state/tokens.ts';
import { Form, readForm } from './form.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';

/** A request of somebody who is logged in. */
export interface Visit extends Asked {
  readonly me: Account;
  readonly form: Form;
}

/** The token that a request carries, revoked or not. */
export function tokenOf(site: Site, asked: Asked): Token | 'none' | 'unknown' {
  const value = /^Bearer (.+)$/i.exec(asked.headers.authorization ?? '')?.[1];
  if (value === undefined) return 'none';
  return site.tokens.get(value.trim()) ?? 'unknown';
}

/** Whether a request carries a token that is valid. */
export function isLoggedIn(site: Site, asked: Asked): boolean {
  const token = tokenOf(site, asked);
  return typeof token !== 'string' && !token.revoked;
}

/** A route for holders of a token with one of `scopes`; none when every token will do. */
export function route(
  site: Site,
  method: Route['method'],
  path: string,
  scopes: readonly string[],
  handle: (visit: Visit) => Reply | Promise<Reply>,
): Route {
  return { method, path, handle: guarded(site, scopes, handle) };
}

function guarded(
  site: Site,
  scopes: readonly string[],
  handle: (visit: Visit) => Reply | Promise<Reply>,
): Handler {
  const { software } = site.instance;
  return async asked => {
    const token = tokenOf(site, asked);
    if (token === 'none' || token === 'unknown') {
      return refusal(software, 'bad-token', asked.method);
    }
    if (token.revoked) return refusal(software, 'revoked-token', asked.method);
    if (software.scopes && scopes.length > 0 && !permits(token.scopes, scopes))
      return refusal(software, 'scope');
    const me = token.account;
    if (!me) return refusal(software, 'no-user');
    // snac2 takes a JSON that is none for one without fields.
    const form = await readForm(asked).catch(() => (software.name === 'snac' ? new Form(new Map()) : null));
    if (!form) return refusal(software, 'torn');
    return handle({ ...asked, me, form });
  };
}
