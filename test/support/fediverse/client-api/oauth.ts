import { type Asked, json, type Reply } from '../exchange.ts';
import { get, type Route } from '../router.ts';
import { type App, provesChallenge } from '../state/apps.ts';
import { knownScopes, scopeList } from '../state/scopes.ts';
import { bodyFields, Form } from './form.ts';
import { tokenOf } from './guard.ts';
import type { Site } from './site.ts';

/** Tokens for codes, their end, and what tells a client of all this (RFC 6749, 7009, 8414). */
export function oauthRoutes(site: Site): Route[] {
  const post = (path: string, handle: (form: Form, app: App | undefined) => Reply): Route => ({
    method: 'POST',
    path,
    handle: async asked => {
      const form = await formOnly(asked);
      return handle(form, client(site, asked, form));
    },
  });
  const metadata = get('/.well-known/oauth-authorization-server', () => json(metadataOf(site)));
  return [
    post('/oauth/token', (form, app) => (app ? token(site, form, app) : unknownClient())),
    post('/oauth/revoke', (form, app) => revoke(site, form, app)),
    ...(site.instance.software.oauthMetadata ? [metadata] : []),
    ...(site.instance.software.tokenInfo ? [get('/oauth/token/info', asked => tokenInfo(site, asked))] : []),
  ];
}

/** RFC 6749 §3.2 wants a form; JSON counts for nothing. */
async function formOnly(asked: Asked): Promise<Form> {
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    asked.headers['content-type'] ?? '',
  );
  return new Form(new Map((isForm ? await bodyFields(asked) : []).map(([name, value]) => [name, [value]])));
}

/** The app whose id and secret are right. */
function client({ apps }: Site, asked: Asked, form: Form): App | undefined {
  const basic = /^Basic (.+)$/i.exec(asked.headers.authorization ?? '')?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':')
    : [form.get('client_id'), form.get('client_secret')];
  const app = apps.get(id);
  return app?.clientSecret === secret ? app : undefined;
}

function token(site: Site, form: Form, app: App): Reply {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(site, form, app);
    case 'client_credentials': {
      const scopes = scopeList(form.get('scope'), 'read');
      if (!scopes.every(scope => app.scopes.includes(scope))) {
        return oauthError(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
      }
      return issued(site, site.tokens.issue(null, scopes, app.clientId).value, scopes);
    }
    case undefined:
      return oauthError(400, 'invalid_request', 'Missing required parameter: grant_type.');
    default:
      return oauthError(400, 'unsupported_grant_type', 'The authorization grant type is not supported.');
  }
}

function fromCode(site: Site, form: Form, app: App): Reply {
  for (const name of ['code', 'redirect_uri']) {
    if (!form.get(name)) return oauthError(400, 'invalid_request', `Missing required parameter: ${name}.`);
  }
  const consent = site.apps.redeem(form.get('code'));
  const verifier = form.get('code_verifier') ?? '';
  if (consent?.challenge && verifier === '') {
    return oauthError(400, 'invalid_request', 'Missing required parameter: code_verifier.');
  }
  const good =
    consent?.app === app &&
    consent.redirectUri === form.get('redirect_uri') &&
    (consent.challenge === null || provesChallenge(verifier, consent.challenge));
  if (!consent || !good) return oauthError(400, 'invalid_grant', INVALID_GRANT);
  const { value } = site.tokens.issue(consent.account, consent.scopes, app.clientId);
  return issued(site, value, consent.scopes);
}

function issued({ clock, instance }: Site, value: string, scopes: readonly string[]): Reply {
  const created = Math.floor(clock.now() / 1000);
  const scope = instance.software.scopes ? { scope: scopes.join(' ') } : {};
  return json({ access_token: value, token_type: 'Bearer', ...scope, created_at: created });
}

function revoke({ tokens }: Site, form: Form, app: App | undefined): Reply {
  const token = tokens.get(form.get('token') ?? '');
  if (!app || (token && token.clientId !== app.clientId)) {
    return oauthError(403, 'unauthorized_client', 'You are not authorized to revoke this token');
  }
  if (token) token.revoked = true;
  return json({});
}

/** Doorkeeper's `TokenInfoController`, which Mastodon leaves in place. */
function tokenInfo(site: Site, asked: Asked): Reply {
  const token = tokenOf(site, asked);
  if (typeof token === 'string' || token.revoked) {
    return oauthError(401, 'invalid_token', 'The access token is invalid');
  }
  return json({
    resource_owner_id: token.account === null ? null : site.instance.idOf(token.account),
    scope: [...token.scopes],
    expires_in: null,
    application: { uid: token.clientId },
    created_at: Math.floor(site.clock.now() / 1000),
  });
}

function metadataOf({ instance: { origin, software } }: Site): object {
  return {
    issuer: `${origin}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    app_registration_endpoint: `${origin}/api/v1/apps`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    scopes_supported: knownScopes(software.hasProfileScope),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    ...(software.pkce ? { code_challenge_methods_supported: ['S256'] } : {}),
  };
}

function unknownClient(): Reply {
  return oauthError(
    401,
    'invalid_client',
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  );
}

function oauthError(status: number, error: string, description: string): Reply {
  return json({ error, error_description: description }, status);
}

const INVALID_GRANT =
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';
