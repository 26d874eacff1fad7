import * as v from 'valibot';
import { parseJrd } from './jrd.ts';

/** What a server says it runs. */
export interface NodeInfo {
  /** `software.name` in lower case. */
  readonly software: string;
  /** In its own words; empty where it does not say. */
  readonly version: string;
  readonly speaksActivityPub: boolean;
}

const SCHEMA = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/2\.\d$/;
const NodeInfoSchema = v.object({
  software: v.object({
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
    version: v.fallback(v.string(), ''),
  }),
  protocols: v.fallback(v.array(v.unknown()), []),
});

/** Where `/.well-known/nodeinfo` says the newest document is (nodeinfo.diaspora.software/protocol); null: nowhere. */
export function newestNodeInfo(index: unknown): string | null {
  const newest = (parseJrd(index)?.links ?? [])
    .filter(({ rel, href }) => SCHEMA.test(rel) && href !== '')
    .sort((a, b) => b.rel.localeCompare(a.rel))[0];
  return newest?.href ?? null;
}

/** Reads a document of NodeInfo 2.x. `null` when it is none. */
export function parseNodeInfo(json: unknown): NodeInfo | null {
  const info = v.safeParse(NodeInfoSchema, json);
  if (!info.success) return null;
  const { software, protocols } = info.output;
  return {
    software: software.name.toLowerCase(),
    version: software.version,
    speaksActivityPub: protocols.includes('activitypub'),
  };
}
