import { bodyJson, isOk } from '../http/answers.ts';
import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
import { askableUrl, expectReady } from './answers.ts';
import { type NodeInfo, newestNodeInfo, parseNodeInfo } from './nodeinfo-document.ts';

/**
 * Asks a host for its NodeInfo 2.x. The document may lie on another host.
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
  const url = askableUrl(web, newestNodeInfo(index) ?? '');
  return url && parseNodeInfo(await getJson(web, clock, url.href, signal));
}

async function getJson(web: Web, clock: Clock, url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await web.get({ url, accept: 'application/json', signal });
  expectReady(answer, clock.now());
  return isOk(answer) ? bodyJson(answer) : undefined;
}
