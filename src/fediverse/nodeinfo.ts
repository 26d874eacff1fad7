import * as v from 'valibot';
import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
import { askableUrl, expectReady, isOk, jsonOf } from './answers.ts';
import { parseJrd } from './jrd.ts';

/** What a server says it runs. */
export interface NodeInfo {
  /** `software.name` in lower case. */
  readonly software: string;
  readonly speaksActivityPub: boolean;
}

const SCHEMA = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/2\.\d$/;
const NodeInfoSchema = v.object({
  software: v.object({ name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) }),
  protocols: v.fallback(v.array(v.unknown()), []),
});

/**
 * Asks a host for its NodeInfo 2.x (nodeinfo.diaspora.software/protocol). The document may lie on another host.
 * @returns `null` when it has none
 * @throws {LimitedError | UnreachableError | GuardError} when nobody can say whether it has one
 */
export async function readNodeInfo(
  web: Web,
  clock: Clock,
  host: string,
  signal: AbortSignal,
): Promise<NodeInfo | null> {
  const index = await getJson(web, clock, `${web.origin(host)}/.well-known/nodeinfo`, signal);
  const newest = (parseJrd(index)?.links ?? [])
    .filter(({ rel }) => SCHEMA.test(rel))
    .sort((a, b) => b.rel.localeCompare(a.rel))[0];
  const url = newest && askableUrl(web, newest.href);
  if (!url) return null;
  const info = v.safeParse(NodeInfoSchema, await getJson(web, clock, url.href, signal));
  if (!info.success) return null;
  const { software, protocols } = info.output;
  return { software: software.name.toLowerCase(), speaksActivityPub: protocols.includes('activitypub') };
}

async function getJson(web: Web, clock: Clock, url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await web.get({ url, accept: 'application/json', signal });
  expectReady(answer, clock.now());
  return isOk(answer) ? jsonOf(answer) : undefined;
}
