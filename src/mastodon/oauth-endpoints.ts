import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Api } from '../http/types.ts';
import { pathOn } from './same-origin.ts';

/** Where a server's OAuth is: paths of its own origin. */
export interface Endpoints {
  /** The page on which people agree. */
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string;
  /** The scopes it says it knows; null where it does not say. */
  readonly scopes: readonly string[] | null;
}

const MetadataSchema = v.object({
  authorization_endpoint: v.fallback(v.string(), ''),
  token_endpoint: v.fallback(v.string(), ''),
  revocation_endpoint: v.fallback(v.string(), ''),
  scopes_supported: v.fallback(v.nullable(v.array(v.string())), null),
});

/**
 * Reads `/.well-known/oauth-authorization-server` (RFC 8414; Mastodon has it from 4.3). What it lacks, or has on
 * another origin, is where Mastodon always had it.
 * @throws {UnreachableError}
 */
export async function readEndpoints(api: Api, signal: AbortSignal): Promise<Endpoints> {
  const answer = await api.send({
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    headers: { accept: 'application/json' },
    signal,
  });
  const metadata = v.safeParse(MetadataSchema, isOk(answer) ? bodyJson(answer) : undefined);
  const said = metadata.success ? metadata.output : null;
  const own = (url: string | undefined, usual: string) => (url ? pathOn(api, url) : null) ?? usual;
  return {
    authorize: own(said?.authorization_endpoint, '/oauth/authorize'),
    token: own(said?.token_endpoint, '/oauth/token'),
    revoke: own(said?.revocation_endpoint, '/oauth/revoke'),
    scopes: said?.scopes_supported ?? null,
  };
}
