import * as v from 'valibot';
import type { Api } from '../http/types.ts';
import { isOk, jsonOf, shown } from './answers.ts';
import { getOnOrigin, pathOn } from './same-origin.ts';

/** What a server says it runs. */
export interface ServerNodeInfo {
  /** `software.name` in lower case. */
  readonly software: string;
  readonly version: string;
  readonly speaksActivityPub: boolean;
}

const SCHEMA = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/2\.\d$/;
const LinkSchema = v.object({ rel: v.pipe(v.string(), v.regex(SCHEMA)), href: v.string() });
const IndexSchema = v.object({ links: v.array(v.unknown()) });
const NodeInfoSchema = v.object({
  software: v.object({
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
    version: v.fallback(v.string(), ''),
  }),
  protocols: v.fallback(v.array(v.unknown()), []),
});

/**
 * Asks a server for its NodeInfo 2.x (nodeinfo.diaspora.software/protocol).
 * @returns null where it has none; `elsewhere`: the URL of one on another host
 * @throws {NotAServerError} for a redirect to another host
 * @throws {UnreachableError | GuardError} no answer
 */
export async function readServerNodeInfo(
  api: Api,
  signal: AbortSignal,
): Promise<ServerNodeInfo | { readonly elsewhere: string } | null> {
  const index = await getOnOrigin(api, '/.well-known/nodeinfo', signal);
  const links = v.safeParse(IndexSchema, isOk(index) ? jsonOf(index) : undefined);
  const newest = (links.success ? links.output.links : [])
    .flatMap(link => {
      const parsed = v.safeParse(LinkSchema, link);
      return parsed.success ? [parsed.output] : [];
    })
    .sort((a, b) => b.rel.localeCompare(a.rel))[0];
  if (!newest) return null;
  const path = pathOn(api, newest.href);
  if (path === null) return { elsewhere: newest.href };
  const answer = await getOnOrigin(api, path, signal);
  const info = v.safeParse(NodeInfoSchema, isOk(answer) ? jsonOf(answer) : undefined);
  if (!info.success) return null;
  const { software, protocols } = info.output;
  return {
    software: software.name.toLowerCase(),
    version: shown(software.version),
    speaksActivityPub: protocols.includes('activitypub'),
  };
}
