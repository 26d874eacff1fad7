import { accountJson } from './account-json.ts';
import { type Asked, json, page, type Reply } from './exchange.ts';
import type { Instance } from './instance.ts';
import { get, type Route } from './router.ts';

/** What of a server's API answers without a login, where it does not want one. */
export function apiRoutes(instance: Instance, hasToken: (asked: Asked) => boolean): Route[] {
  if (instance.software.api === 'none') return [];
  return [get('/api/v1/accounts/lookup', asked => lookUp(instance, asked, hasToken(asked)))];
}

/** What is not there: JSON below `/api`, a page elsewhere. */
export function notFound(instance: Instance, asked: Asked): Reply {
  const { name, htmlErrors } = instance.software;
  if (htmlErrors) return page('<h1>404 Not Found</h1>', 404);
  if (!asked.url.pathname.startsWith('/api')) return page(NOT_FOUND_PAGE, 404);
  return json({ error: name === 'misskey' ? MISSKEY_UNKNOWN : 'Not Found' }, 404);
}

function lookUp(instance: Instance, asked: Asked, hasToken: boolean): Reply {
  if (instance.software.api === 'token' && !hasToken) {
    return json({ error: 'This method requires an authenticated user' }, 401);
  }
  const account = instance.local(asked.url.searchParams.get('acct') ?? '');
  if (account) return json(accountJson(account));
  return instance.software.htmlErrors
    ? page('<h1>404 Not Found</h1>', 404)
    : json({ error: 'Record not found' }, 404);
}

const NOT_FOUND_PAGE =
  "<!DOCTYPE html><html lang='en'><head><title>The page you are looking for isn't here.</title></head>" +
  '<body><h1>The page you are looking for isn&#39;t here.</h1></body></html>';

const MISSKEY_UNKNOWN = { message: 'Unknown API endpoint.', code: 'UNKNOWN_API_ENDPOINT', kind: 'client' };
