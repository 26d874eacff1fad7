import type { Pacer } from '../http/pacer.ts';
import { bucketsOf, costOf, costOfOperation, costOfPublishing } from './limits.ts';
import type { Operation, Server } from './types.ts';

/** See `OwnAccount.forecast`. */
export function forecastOperation(
  pacer: Pacer,
  server: Pick<Server, 'software'>,
  operation: Operation,
  count: number,
): { perWindow: number; windowMs: number; finishAt: number } | null {
  const search = costOf(server, { method: 'GET', path: '/api/v2/search' });
  const write = costOfOperation(server, operation);
  const each = bucketsOf(server).flatMap(({ name, rule }) => {
    const times = Number(search.includes(name)) + Number(write.includes(name));
    return times === 0 ? [] : [{ name, rule, times }];
  });
  const limits = each
    .map(({ name, rule, times }) => ({
      perWindow: Math.floor((pacer.usage(name)?.limit ?? rule.limit) / times),
      windowMs: rule.windowMs,
      finishAt: pacer.forecast([name], count * times),
    }))
    .sort((a, b) => a.perWindow / a.windowMs - b.perWindow / b.windowMs);
  const [slowest] = limits;
  return slowest ? { ...slowest, finishAt: Math.max(...limits.map(({ finishAt }) => finishAt)) } : null;
}

/** See `Publishing.forecast`. */
export function forecastPublishing(
  pacer: Pacer,
  server: Pick<Server, 'software'>,
  { posts, uploads }: { readonly posts: number; readonly uploads: number },
  kind: 'post' | 'backdated',
): number {
  const post = costOfPublishing(server, kind);
  const upload = costOfPublishing(server, 'upload');
  const ends = bucketsOf(server).map(({ name }) => {
    const count = (post.includes(name) ? posts : 0) + (upload.includes(name) ? uploads : 0);
    return pacer.forecast([name], count);
  });
  return Math.max(...ends);
}
