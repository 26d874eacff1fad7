import type { Layer, Reply } from '../exchange.ts';
import type { Usage } from '../state/windows.ts';
import { tokenOf } from './guard.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';

/** Counts every request of a server and refuses what is too much, without `Retry-After`. */
export function limiting(site: Site): Layer {
  return async (asked, next) => {
    const { limits } = site;
    if (!limits.enforced) return next(asked);
    const token = tokenOf(site, asked);
    const valid = typeof token !== 'string' && !token.revoked ? token : null;
    const { method, url, ip } = asked;
    const usages = limits.take({
      method,
      url,
      ip,
      token: valid?.value ?? null,
      user: valid?.account?.id ?? null,
    });
    const full = usages.find(usage => !usage.passes);
    const reply = full ? refusal(site.instance.software, 'too-many') : await next(asked);
    const nearest = usages.toSorted((a, b) => a.left - b.left)[0];
    return (full ?? nearest) ? withUsage(site, reply, full ?? nearest) : reply;
  };
}

/** Lets the time pass that a request takes, on a clock that can be moved. */
export function taking({ clock, rules }: Site): Layer {
  return async (asked, next) => {
    if (rules.latencyMs > 0 && 'time' in clock && typeof clock.time === 'number')
      clock.time += rules.latencyMs;
    return next(asked);
  };
}

/** Adds the headers for a window, unless the answer has those of one that is nearer to its end. */
export function withUsage({ instance, clock }: Site, reply: Reply, usage: Usage | null | undefined): Reply {
  const there = reply.headers?.['x-ratelimit-remaining'];
  if (!usage || (there !== undefined && Number(there) <= usage.left)) return reply;
  const reset = resetText(instance.software.name, usage.resetsAt, clock.now());
  if (reset === null) return reply;
  return {
    ...reply,
    headers: {
      ...reply.headers,
      'x-ratelimit-limit': String(usage.limit),
      'x-ratelimit-remaining': String(usage.left),
      'x-ratelimit-reset': reset,
    },
  };
}

/** When a window ends, as each software writes it; null where there are no such headers. */
function resetText(software: string, resetsAt: number, now: number): string | null {
  switch (software) {
    case 'mastodon':
      // Whole seconds to the end of the window are added to a now with fractions, and microseconds written.
      return new Date(resetsAt + (now % 1000)).toISOString().replace('Z', '000Z');
    case 'gotosocial':
      return new Date(Math.ceil(resetsAt / 1000) * 1000).toISOString();
    case 'sharkey':
      return String((resetsAt - now) / 1000);
    default:
      return null;
  }
}
