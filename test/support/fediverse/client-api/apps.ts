import { type Asked, json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import { knownScopes, scopeList } from '../state/scopes.ts';
import { readForm } from './form.ts';
import { refused } from './refusals.ts';
import type { Site } from './site.ts';

/** Registration of programs: `app/controllers/api/v1/apps_controller.rb`. */
export function appRoutes(site: Site): Route[] {
  return [{ method: 'POST', path: '/api/v1/apps', handle: asked => register(site, asked) }];
}

async function register({ instance, apps }: Site, asked: Asked): Promise<Reply> {
  const { software } = instance;
  const form = await readForm(asked);
  const name = form.get('client_name') ?? '';
  const redirectUris = form
    .all('redirect_uris')
    .flatMap(each => each.split('\n'))
    .filter(Boolean);
  const scopes = scopeList(form.get('scopes'), 'read');
  if (name === '') return refused(software, 422, "Validation failed: Application name can't be blank");
  if (redirectUris.length === 0)
    return refused(software, 422, "Validation failed: Redirect URI can't be blank");
  if (!redirectUris.every(isUri))
    return refused(software, 422, 'Validation failed: Redirect URI must be a valid URI.');
  const known = knownScopes(software.hasProfileScope);
  if (software.refusesUnknownScopes && !scopes.every(scope => known.includes(scope))) {
    return refused(software, 422, "Validation failed: Scopes doesn't match configured on the server.");
  }
  const app = apps.register({ name, redirectUris, scopes });
  return json({
    id: app.clientId.replace(/\D/g, ''),
    name,
    website: form.get('website') ?? null,
    ...(software.hasProfileScope ? { scopes, redirect_uris: redirectUris, client_secret_expires_at: 0 } : {}),
    redirect_uri: redirectUris.join('\n'),
    client_id: app.clientId,
    client_secret: app.clientSecret,
    vapid_key: 'BCk-QqERU0q-CfYZjcuB6lnyyOYfJ2AifKqfeGIm7Z-HiTU5T9eTG5GxVA0_OH5mMlI4UkkDTpaZwozy0TzdZ2M=',
  });
}

function isUri(uri: string): boolean {
  return URL.canParse(uri) && !/^(data|vbscript|javascript):/i.test(uri);
}
