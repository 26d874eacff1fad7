import { json } from './exchange.ts';
import type { Instance } from './instance.ts';
import { get, type Route } from './router.ts';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/2.0';

/** NodeInfo 2.0 of a server. */
export function nodeInfoRoutes(instance: Instance): Route[] {
  const { name, version } = instance.software;
  return [
    get('/.well-known/nodeinfo', () =>
      json({ links: [{ rel: SCHEMA, href: `${instance.origin}/nodeinfo/2.0` }] }),
    ),
    get('/nodeinfo/2.0', () =>
      json({
        version: '2.0',
        software: { name, version },
        protocols: ['activitypub'],
        services: { outbound: [], inbound: [] },
        usage: { users: { total: instance.size, activeMonth: 1, activeHalfyear: 1 }, localPosts: 0 },
        openRegistrations: false,
        metadata: {},
      }),
    ),
  ];
}
