import type { Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { Status } from '../state/statuses.ts';
import { route, type Visit } from './guard.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';
import { snacPage, statusPage } from './status-page.ts';

/** How far back snac2 looks for somebody's posts; as observed on 2.96, one's own private ones are not among them. */
const SNAC_ENTRIES = 256;

/** `FeedManager::MAX_ITEMS`. */
const HOME_ENTRIES = 800;

const isOpen = ({ visibility }: Status) => visibility === 'public' || visibility === 'unlisted';

/** Somebody's posts, and one's home timeline. */
export function timelineRoutes(site: Site): Route[] {
  const { instance } = site;
  return [
    route(site, 'GET', '/api/v1/accounts/:id/statuses', ['read:statuses'], visit => postsOf(site, visit)),
    route(site, 'GET', '/api/v1/timelines/home', ['read:statuses'], visit => {
      const all = homeOf(site, visit);
      return instance.software.name === 'snac'
        ? snacPage(site, visit, all, true)
        : statusPage(site, visit, all.slice(0, HOME_ENTRIES));
    }),
  ];
}

function postsOf(site: Site, visit: Visit): Reply {
  const { instance, statuses } = site;
  const { form, me, params } = visit;
  const account = instance.byId(params['id'] ?? '');
  if (!account) return refusal(instance.software, 'missing');
  const all = statuses.of(account);
  if (instance.software.name === 'snac')
    return snacPage(site, visit, all.filter(isOpen).slice(0, SNAC_ENTRIES), false);
  const shown = (account === me ? all : all.filter(isOpen))
    .filter(({ media }) => !form.flag('only_media') || media.length > 0)
    .filter(({ replyTo }) => !form.flag('exclude_replies') || !replyTo || replyTo.author === account);
  return statusPage(site, visit, shown);
}

/** One's own posts, direct ones too, and what those post whom one follows. */
function homeOf({ statuses, relations }: Site, { me }: Visit): Status[] {
  const own = statuses.of(me);
  const followed = relations.of(me, tie => tie.following);
  if (followed.length === 0) return own;
  const theirs = followed.flatMap(author =>
    statuses.of(author).filter(({ visibility }) => visibility !== 'direct'),
  );
  return [...own, ...theirs].sort((a, b) => (a.order < b.order ? 1 : -1));
}
