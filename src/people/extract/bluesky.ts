import { isCut, publicHost } from './host.ts';
import { WORD_CHARACTER } from './scripts.ts';
import type { Name, Sighting } from './sighting.ts';

/** Where Bridgy Fed shows Bluesky accounts to the fediverse: `<handle>@bsky.brid.gy`. */
export const BLUESKY_BRIDGE = 'bsky.brid.gy';

/** A handle of Bluesky's own domain; handles on other domains look like any host name. */
const HANDLE = new RegExp(
  `(?:(?<!\\w)@|(?<![@/:.…-]|${WORD_CHARACTER}))(?<handle>[a-z0-9-]{1,63}\\.bsky\\.social)(?!-|@|[./:]\\w|${WORD_CHARACTER})`,
  'giu',
);
const OWN_NAMES = new Set(['www.bsky.social', 'api.bsky.social', 'staging.bsky.social']);

/** Finds `@a.bsky.social` and `a.bsky.social` in a folded text without links. */
export function blueskyHandles(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (const match of text.matchAll(HANDLE)) {
    const end = match.index + match[0].length;
    const name = isCut(text, end) ? null : bridged(match.groups?.['handle'] ?? '');
    if (name) found.push({ start: match.index, end, name });
  }
  return found;
}

/**
 * The account that a link to Bluesky shows: `bsky.app/profile/<handle>`, `<handle>.bsky.social`.
 * @param rest the link behind its host
 * @returns `undefined` when the link does not lead to Bluesky, `null` when it shows something else there
 */
export function blueskyName(server: string, rest: string): Name | null | undefined {
  if (/^(?:www\.|main\.|staging\.)?bsky\.app$/.test(server)) {
    const handle = /^\/profile\/@?(?<handle>[\w.-]+)\/?(?:[?#].*)?$/.exec(rest)?.groups?.['handle'];
    return handle === undefined ? null : bridged(handle);
  }
  if (!server.endsWith('.bsky.social')) return undefined;
  return /^\/?(?:[?#].*)?$/.test(rest) ? bridged(server) : null;
}

/**
 * The bridged name of a handle. A handle under `brid.gy` is itself a bridged fediverse account, and its spelling
 * does not say for sure whose.
 */
export function bridged(handle: string): Name | null {
  const user = publicHost(handle);
  if (user === null || OWN_NAMES.has(user) || user === 'handle.invalid' || user.endsWith('.brid.gy'))
    return null;
  return { user, host: BLUESKY_BRIDGE, form: 'explicit' };
}
