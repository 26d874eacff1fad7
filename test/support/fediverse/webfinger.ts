import type { Account } from './account.ts';
import { type Asked, json, page, type Reply } from './exchange.ts';
import type { Instance } from './instance.ts';
import { get, type Route } from './router.ts';

const ACTIVITY = 'application/activity+json';
const ACTIVITY_LD = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

/** WebFinger (RFC 7033) and host-meta (RFC 6415) of a server, asked at either of its two hosts. */
export function webFingerRoutes(instance: Instance): Route[] {
  return [
    get('/.well-known/webfinger', asked => webFinger(instance, asked)),
    get('/.well-known/host-meta', () => hostMeta(instance.origin)),
  ];
}

/** The host-meta of a host that leaves WebFinger to `origin`. */
export function hostMeta(origin: string): Reply {
  const template = `${origin}/.well-known/webfinger?resource={uri}`;
  return page(
    '<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">' +
      `\n  <Link rel="lrdd" template="${template}"/>\n</XRD>\n`,
    200,
    'application/xrd+xml; charset=utf-8',
  );
}

function webFinger(instance: Instance, asked: Asked): Reply {
  const resource = asked.url.searchParams.get('resource') ?? '';
  const account = byUrl(instance, resource) ?? byAcct(instance, resource);
  if (!resource.includes('@') && !account) return page('', 400);
  if (!account) return instance.software.htmlErrors ? page('<h1>404 Not Found</h1>', 404) : page('', 404);
  if (account.options.gone) return page('', 410);
  return json(descriptor(account), 200, 'application/jrd+json; charset=utf-8');
}

function byUrl(instance: Instance, resource: string): Account | undefined {
  const { pathname, origin } = URL.canParse(resource) ? new URL(resource) : { pathname: '', origin: '' };
  const name = /^\/(?:@|users\/)?([^/]+)$/.exec(pathname)?.[1];
  if (origin !== instance.origin || name === undefined) return undefined;
  const hasIds = instance.software.actor.includes(':id');
  return instance.named(name) ?? (hasIds ? instance.inPath({ id: name }) : undefined);
}

function byAcct(instance: Instance, resource: string): Account | undefined {
  const acct = resource.replace(/^acct:/, '');
  return acct.includes('@') ? instance.local(acct) : undefined;
}

function descriptor(account: Account): object {
  const { uri, url, instance, address, options } = account;
  const self = [{ rel: 'self', type: ACTIVITY, href: uri }];
  if (instance.software.name === 'snac') self.push({ rel: 'self', type: ACTIVITY_LD, href: uri });
  return {
    subject: options.subject ?? `acct:${address}`,
    aliases: [...new Set([url, uri])],
    links: [
      { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: url },
      ...self,
      {
        rel: 'http://ostatus.org/schema/1.0/subscribe',
        template: `${instance.origin}/authorize_interaction?uri={uri}`,
      },
    ],
  };
}
