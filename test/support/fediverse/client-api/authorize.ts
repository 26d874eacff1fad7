import type { Account } from '../account.ts';
import { type Asked, page, type Reply, redirect } from '../exchange.ts';
import { escapeHtml } from '../rich-text.ts';
import type { Route } from '../router.ts';
import type { App } from '../state/apps.ts';
import { scopeList } from '../state/scopes.ts';
import { type Form, readForm } from './form.ts';
import type { Site } from './site.ts';

/** The redirect that shows a code instead. */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** What a browser sends once somebody has signed in. */
const SESSION = /(?:^|;\s*)_session=([^;]+)/;

/** A request for consent that is in order. */
interface Wish {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string | null;
  readonly state: string | undefined;
}

/** The page on which a person agrees, and what its two buttons do (doorkeeper's `authorizations_controller.rb`). */
export function authorizeRoutes(site: Site): Route[] {
  const path = '/oauth/authorize';
  const on = (method: string, handle: (wish: Wish, me: Account) => Reply): Route => ({
    method,
    path,
    handle: async asked => {
      const me = signedIn(site, asked);
      if (!me) return redirect(`${site.instance.origin}/auth/sign_in`);
      const wish = read(site, await readForm(asked));
      return typeof wish === 'string'
        ? page(`<h1>An error has occurred</h1><p>${wish}</p>`, 400)
        : handle(wish, me);
    },
  });
  return [
    on('GET', (wish, me) => (hasAgreed(site, wish, me) ? agree(site, wish, me) : page(formFor(wish)))),
    on('POST', (wish, me) => agree(site, wish, me)),
    on('DELETE', wish =>
      back(site, wish, {
        error: 'access_denied',
        error_description: 'The resource owner denied the request.',
      }),
    ),
    { method: 'GET', path: `${path}/native`, handle: ({ url }) => page(codePage(url.searchParams)) },
  ];
}

function signedIn({ instance }: Site, asked: Asked): Account | undefined {
  const name = SESSION.exec(asked.headers.cookie ?? '')?.[1];
  return name === undefined ? undefined : instance.named(name);
}

/** @returns what is wrong with it, where something is */
function read({ apps, instance }: Site, form: Form): Wish | string {
  const { software } = instance;
  const app = apps.get(form.get('client_id'));
  if (!app) return 'Client authentication failed due to unknown client.';
  if (form.get('response_type') !== 'code')
    return 'The authorization server does not support this response type.';
  const redirectUri = form.get('redirect_uri') ?? '';
  if (
    !app.redirectUris.some(
      known => known === redirectUri || (software.anyLoopbackPort && sameButPort(known, redirectUri)),
    )
  ) {
    return 'The redirect uri included is not valid.';
  }
  const scopes = scopeList(form.get('scope'), 'read');
  if (software.refusesUnknownScopes && !scopes.every(scope => app.scopes.includes(scope))) {
    return 'The requested scope is invalid, unknown, or malformed.';
  }
  const challenge = form.get('code_challenge') ?? null;
  if (challenge !== null && software.pkce) {
    if (form.get('code_challenge_method') !== 'S256') return 'The code challenge method must be S256.';
    if (!/^[\w-]{43}$/.test(challenge)) return 'The code challenge is malformed.';
  }
  return { app, redirectUri, scopes, challenge: software.pkce ? challenge : null, state: form.get('state') };
}

/** Doorkeeper ignores the port of a loopback address, not that of `localhost`. */
function sameButPort(known: string, asked: string): boolean {
  if (!URL.canParse(known) || !URL.canParse(asked)) return false;
  const [one, other] = [new URL(known), new URL(asked)];
  if (!/^(127\.|\[::1\])/.test(one.hostname)) return false;
  one.port = other.port = '';
  return one.href === other.href;
}

/** Whoever has agreed to the same before is not asked again. */
function hasAgreed({ tokens }: Site, { app, scopes }: Wish, me: Account): boolean {
  return tokens.find(me, scopes, app.clientId) !== undefined;
}

function agree(site: Site, wish: Wish, account: Account): Reply {
  return back(site, wish, { code: site.apps.agree({ ...wish, account }) });
}

function back({ instance }: Site, { redirectUri, state }: Wish, answer: Record<string, string>): Reply {
  const outOfBand = redirectUri === OUT_OF_BAND;
  const url = new URL(outOfBand ? `${instance.origin}/oauth/authorize/native` : redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined && !outOfBand) url.searchParams.set('state', state);
  return redirect(url.href);
}

function formFor({ app, redirectUri, scopes, challenge, state }: Wish): string {
  const fields = {
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(' '),
    ...(state === undefined ? {} : { state }),
    ...(challenge === null ? {} : { code_challenge: challenge, code_challenge_method: 'S256' }),
  };
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  return `<!DOCTYPE html><title>Authorization required</title><h1>${escapeHtml(app.name)} would like to access your account</h1>
<form action="/oauth/authorize" method="post">${inputs.join('')}<button type="submit">Authorize</button></form>`;
}

function codePage(answer: URLSearchParams): string {
  const code = answer.get('code');
  if (code === null) return `<h1>${escapeHtml(answer.get('error_description') ?? '')}</h1>`;
  return `<p>Copy this authorization code.</p><input type="text" class="oauth-code" readonly value="${escapeHtml(code)}">`;
}
