import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer, Api } from '../http/types.ts';
import { parseHost } from '../people/host.ts';
import { shown } from './answers.ts';
import { getOnOrigin } from './same-origin.ts';

/** What a server says of itself by Mastodon's API. */
export interface Instance {
  /** The host in the addresses of its accounts; null when it does not say. */
  readonly domain: string | null;
  readonly version: string;
  readonly title: string | null;
  readonly apiVersion: number | null;
}

const text = v.fallback(v.nullable(v.string()), null);
const InstanceSchema = v.object({
  // GoToSocial's `domain` is its web host; `account_domain` is in no other server's answer.
  account_domain: text,
  // Of v2 and v1: one of them is always there.
  domain: text,
  uri: text,
  version: v.string(),
  title: text,
  api_versions: v.fallback(v.object({ mastodon: v.fallback(v.nullable(v.number()), null) }), {
    mastodon: null,
  }),
});

/**
 * Asks a server about itself: `/api/v2/instance`, then `/api/v1/instance` (mastodon-api.md §8).
 * @returns the last refusal where there is no such API
 * @throws {NotAServerError} for a redirect to another host
 * @throws {UnreachableError | GuardError} no answer
 */
export async function readInstance(
  api: Api,
  signal: AbortSignal,
): Promise<Instance | { readonly refusal: Answer }> {
  const newer = await getOnOrigin(api, '/api/v2/instance', signal);
  const instance = instanceOf(newer);
  if (instance) return instance;
  const older = await getOnOrigin(api, '/api/v1/instance', signal);
  return instanceOf(older) ?? { refusal: older.status >= 500 ? older : newer };
}

function instanceOf(answer: Answer): Instance | null {
  const instance = v.safeParse(InstanceSchema, isOk(answer) ? bodyJson(answer) : undefined);
  if (!instance.success) return null;
  const { account_domain: accountDomain, domain, uri, version, title, api_versions } = instance.output;
  const own = accountDomain ?? domain ?? uri;
  if (own === null) return null;
  return {
    // Pleroma and some GoToSocials write a URL.
    domain: parseHost(own.replace(/^https?:\/\//i, '').replace(/\/+$/, '')),
    version: shown(version),
    title: title === null ? null : shown(title),
    apiVersion: api_versions.mastodon,
  };
}
