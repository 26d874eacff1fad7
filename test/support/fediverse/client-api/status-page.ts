import { json, type Reply } from '../exchange.ts';
import type { Status } from '../state/statuses.ts';
import type { Visit } from './guard.ts';
import type { Site } from './site.ts';
import { statusJson } from './status-json.ts';

const MOST = 40;

/** One page, newest first, with the `Link` of Mastodon; `min_id` asks for those right after it. */
export function statusPage(site: Site, visit: Visit, newestFirst: readonly Status[]): Reply {
  const limit = limitOf(visit, MOST);
  const idOf = (name: string) => visit.form.get(name) || null;
  const orderOf = (name: string) => {
    const id = idOf(name);
    return id === null ? null : (site.statuses.orderOf(id) ?? id);
  };
  const [max, since, min] = [orderOf('max_id'), orderOf('since_id'), orderOf('min_id')];
  const left = newestFirst.filter(
    ({ order }) => (max === null || order < max) && [since, min].every(low => low === null || order > low),
  );
  const shown = min === null ? left.slice(0, limit) : left.slice(-limit);
  return withLinks(site, visit, shown, shown.length === limit);
}

/**
 * One page of snac2 2.96, as observed: what follows a post that is not there (any more) is nothing. A listing of
 * somebody's posts has no `Link`, no most of a page, and knows no `since_id`.
 */
export function snacPage(site: Site, visit: Visit, all: readonly Status[], isHome: boolean): Reply {
  const { form } = visit;
  const limit = limitOf(visit, Number.POSITIVE_INFINITY);
  const max = form.get('max_id') || null;
  const position = all.findIndex(({ id }) => id === max);
  const from = max === null ? 0 : position < 0 ? all.length : position + 1;
  const since = isHome ? form.get('since_id') || form.get('min_id') || null : null;
  const end = all.findIndex(({ id }) => id === since);
  const shown = all.slice(from, end < 0 ? undefined : end).slice(0, limit);
  return isHome ? withLinks(site, visit, shown, true) : withoutLinks(site, shown);
}

function limitOf({ form }: Visit, most: number): number {
  return Math.min(Math.max(1, Number(form.get('limit') ?? 20) || 1), most);
}

function withoutLinks(site: Site, shown: readonly Status[]): Reply {
  return json(shown.map(status => statusJson(site, status)));
}

function withLinks(site: Site, { url }: Visit, shown: readonly Status[], hasNext: boolean): Reply {
  const reply = withoutLinks(site, shown);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return reply;
  const isSnac = site.instance.software.name === 'snac';
  const link = (name: string, id: string) => {
    const target = new URL(url);
    for (const old of ['max_id', 'since_id', 'min_id', ...(isSnac ? ['limit'] : [])])
      target.searchParams.delete(old);
    target.searchParams.set(name, id);
    return `<${target.href}>`;
  };
  const links = [
    ...(hasNext ? [`${link('max_id', last.id)}; rel="next"`] : []),
    `${link(isSnac ? 'since_id' : 'min_id', first.id)}; rel="prev"`,
  ];
  return { ...reply, headers: { ...reply.headers, link: links.join(', ') } };
}
