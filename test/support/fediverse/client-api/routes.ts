import type { Route } from '../router.ts';
import { accountRoutes } from './accounts.ts';
import { appRoutes } from './apps.ts';
import { authorizeRoutes } from './authorize.ts';
import { importRoutes } from './imports.ts';
import { instanceRoutes } from './instance.ts';
import { listRoutes } from './lists.ts';
import { mediaRoutes } from './media.ts';
import { oauthRoutes } from './oauth.ts';
import { relationRoutes } from './relations.ts';
import { searchRoutes } from './search.ts';
import type { Site } from './site.ts';
import { statusRoutes } from './statuses.ts';
import { timelineRoutes } from './timelines.ts';

/** What a server's API answers its own people and their programs; none on software that speaks another. */
export function clientRoutes(site: Site): Route[] {
  if (site.instance.software.api === 'none') return [];
  return [
    ...appRoutes(site),
    ...authorizeRoutes(site),
    ...oauthRoutes(site),
    ...relationRoutes(site),
    ...listRoutes(site),
    ...importRoutes(site),
    ...searchRoutes(site),
    ...statusRoutes(site),
    ...mediaRoutes(site),
    ...timelineRoutes(site),
    ...instanceRoutes(site),
    ...accountRoutes(site),
  ];
}
