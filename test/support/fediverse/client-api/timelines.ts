import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { Status } from '../state/statuses.ts';
import { route, type Visit } from './guard.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';
import { statusJson } from './status-json.ts';

/** How far back snac2 looks for somebody's posts; as observed on 2.96, one's own private ones are not among them. */
const SNAC_ENTRIES = 256;

const isOpen = ({ visibility }: Status) => visibility === 'public' || visibility === 'unlisted';

/** Somebody's posts, and one's home timeline. */
export function timelineRoutes(site: Site): Route[] {
  const { instance, statuses, relations } = site;
  return [
    route(site, 'GET', '/api/v1/accounts/:id/statuses', ['read:statuses'], visit => {
      const account = instance.byId(visit.params['id'] ?? '');
      if (!account) return refusal(instance.software, 'missing');
      const all = statuses.of(account);
      const open = all.filter(isOpen);
      const isSnac = instance.software.name === 'snac';
      const shown = isSnac ? open.slice(0, SNAC_ENTRIES) : account === visit.me ? all : open;
      const { form } = visit;
      return statusPage(
        site,
        visit,
        shown
          .filter(({ media }) => !form.flag('only_media') || media.length > 0)
          .filter(({ replyTo }) => !form.flag('exclude_replies') || !replyTo || replyTo.author === account),
      );
    }),
    route(site, 'GET', '/api/v1/timelines/home', ['read:statuses'], visit => {
      const authors = [visit.me, ...relations.of(visit.me, tie => tie.following)];
      const seen = authors.flatMap(author =>
        statuses.of(author).filter(status => author === visit.me || isOpen(status)),
      );
      return statusPage(
        site,
        visit,
        seen.sort((a, b) => (a.order < b.order ? 1 : -1)),
      );
    }),
  ];
}

/** One page, newest first, with the `Link` of Mastodon; `min_id` asks for those right after it. */
function statusPage(site: Site, visit: Visit, newestFirst: readonly Status[]): Reply {
  const { form, url } = visit;
  const limit = Math.min(Math.max(1, Number(form.get('limit') ?? 20) || 1), 40);
  const orderOf = (name: string) => {
    const id = form.get(name);
    return id === undefined || id === '' ? null : (site.statuses.orderOf(id) ?? id);
  };
  const [max, since, min] = [orderOf('max_id'), orderOf('since_id'), orderOf('min_id')];
  const left = newestFirst.filter(
    ({ order }) => (max === null || order < max) && [since, min].every(low => low === null || order > low),
  );
  const shown = min === null ? left.slice(0, limit) : left.slice(-limit);
  const reply = json(shown.map(status => statusJson(site, status)));
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return reply;
  const link = (name: string, id: string) => {
    const target = new URL(url);
    for (const old of ['max_id', 'since_id', 'min_id']) target.searchParams.delete(old);
    target.searchParams.set(name, id);
    return `<${target.href}>`;
  };
  const next = shown.length === limit ? [`${link('max_id', last.id)}; rel="next"`] : [];
  return {
    ...reply,
    headers: { ...reply.headers, link: [...next, `${link('min_id', first.id)}; rel="prev"`].join(', ') },
  };
}
