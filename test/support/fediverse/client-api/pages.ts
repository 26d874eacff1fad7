import { type Asked, json, type Reply } from '../exchange.ts';

/**
 * One page of a collection, newest first, with the `Link` of Mastodon.
 * @param serialOf a number of its own for each item, higher for newer ones, that stays the same
 */
export function pageOf<T>(
  asked: Asked,
  items: readonly T[],
  serialOf: (item: T) => number,
  show: (item: T) => unknown,
  sizes: { readonly usual: number; readonly most: number },
): Reply {
  const { searchParams } = asked.url;
  const limit = Math.min(Math.max(1, Number(searchParams.get('limit') ?? sizes.usual) || 1), sizes.most);
  const newestFirst = items
    .map(item => ({ item, position: serialOf(item) }))
    .sort((a, b) => b.position - a.position);
  const max = Number(searchParams.get('max_id') ?? Number.POSITIVE_INFINITY);
  const since = Number(searchParams.get('since_id') ?? 0);
  const left = newestFirst.filter(({ position }) => position < max && position > since);
  const shown = left.slice(0, limit);
  const reply = json(shown.map(({ item }) => show(item)));
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return reply;
  const link = (name: string, position: number) => {
    const url = new URL(asked.url);
    for (const old of ['max_id', 'since_id', 'min_id']) url.searchParams.delete(old);
    url.searchParams.set(name, String(position));
    return `<${url.href}>`;
  };
  const links = [
    ...(shown.length === limit ? [`${link('max_id', last.position)}; rel="next"`] : []),
    `${link('since_id', first.position)}; rel="prev"`,
  ];
  return { ...reply, headers: { ...reply.headers, link: links.join(', ') } };
}
