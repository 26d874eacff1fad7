import { type NodeInfo, newestNodeInfo, parseNodeInfo } from '../fediverse/nodeinfo-document.ts';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer, Api } from '../http/types.ts';
import { shown } from './answers.ts';
import { getOnOrigin, pathOn } from './same-origin.ts';

/**
 * Asks the person's server for its NodeInfo 2.x.
 * @returns null where it has none; `elsewhere`: the URL of one on another host
 * @throws {NotAServerError} for a redirect to another host
 * @throws {UnreachableError | GuardError} no answer
 */
export async function readOwnNodeInfo(
  api: Api,
  signal: AbortSignal,
): Promise<NodeInfo | { readonly elsewhere: string } | null> {
  const url = newestNodeInfo(jsonIn(await getOnOrigin(api, '/.well-known/nodeinfo', signal)));
  if (url === null) return null;
  const path = pathOn(api, url);
  if (path === null) return { elsewhere: url };
  const info = parseNodeInfo(jsonIn(await getOnOrigin(api, path, signal)));
  return info && { ...info, version: shown(info.version) };
}

function jsonIn(answer: Answer): unknown {
  return isOk(answer) ? bodyJson(answer) : undefined;
}
