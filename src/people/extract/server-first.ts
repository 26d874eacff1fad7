import { AS_NAMED, AT_WORDS, ON_WORDS } from './data/spoken.ts';
import { isFediverseHost } from './fediverse-host.ts';
import { readHost } from './host.ts';
import type { Sighting } from './sighting.ts';

const SERVER_FIRST = new RegExp(
  String.raw`(?<=\s)(?:${ON_WORDS}|${AT_WORDS})\s{1,3}(?<host>[\p{L}\p{N}][\p{L}\p{N}.-]{2,99})\s{1,3}(?:${AS_NAMED})\s{1,3}@(?<user>[a-z0-9_]{1,64})(?![\w@]|\.\w)`,
  'giu',
);

/** Finds `on b.c as @a` in a folded text, in order; `b.c` must be known for a fediverse server. */
export function serverFirst(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (const { index, 0: whole, groups } of text.matchAll(SERVER_FIRST)) {
    const host = readHost(groups?.['host'] ?? '', 0)?.host;
    const user = groups?.['user'];
    if (host === undefined || user === undefined || !isFediverseHost(host)) continue;
    found.push({ start: index, end: index + whole.length, name: { user, host, form: 'explicit' } });
  }
  return found;
}
