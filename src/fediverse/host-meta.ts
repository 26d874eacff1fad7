import { bodyJson, bodyText, isOk } from '../http/answers.ts';
import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
import { askableUrl, expectReady } from './answers.ts';
import { tokens } from './html.ts';
import { type Link, parseJrd } from './jrd.ts';

/**
 * Asks a host's host-meta (RFC 6415, as XRD or JSON) where its WebFinger is.
 * @returns a URL with `{uri}` in it, `null` when the host names none
 * @throws {LimitedError | UnreachableError | GuardError} when nobody can say whether it has one
 */
export async function readLrddTemplate(
  web: Web,
  clock: Clock,
  host: string,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await web.get({
    url: `${web.origin(host)}/.well-known/host-meta`,
    accept: 'application/xrd+xml, application/json;q=0.9',
    signal,
  });
  expectReady(answer, clock.now());
  if (!isOk(answer)) return null;
  const links = parseJrd(bodyJson(answer))?.links ?? xrdLinks(bodyText(answer));
  const template = links.find(link => link.rel === 'lrdd' && link.template.includes('{uri}'))?.template;
  return template !== undefined && askableUrl(web, template.replace('{uri}', '')) ? template : null;
}

function xrdLinks(xml: string): Pick<Link, 'rel' | 'template'>[] {
  return [...tokens(xml)].flatMap(token => {
    if (!('start' in token) || !/^(?:\w+:)?link$/.test(token.start.name)) return [];
    const { attributes } = token.start;
    return [{ rel: attributes.get('rel') ?? '', template: attributes.get('template') ?? '' }];
  });
}
