import { expectNoLimit, isOk, textOf } from './answers.ts';
import { backLinks } from './back-links.ts';
import { pieces } from './html.ts';
import type { Reading } from './profile.ts';
import type { Run } from './run.ts';
import type { Account } from './webfinger.ts';

/**
 * The links of a profile page that say "this is me as well" (`rel=me` on `a` and `link`, microformats.org/wiki/rel-me).
 * Other links on such a page may come from anybody's posts.
 * @param base the page's own address
 * @returns absolute URLs
 */
export function relMeLinks(html: string, base: string): string[] {
  const links: string[] = [];
  for (const piece of pieces(html)) {
    if (!('start' in piece) || !/^(?:a|link)$/.test(piece.start.name)) continue;
    const { attributes } = piece.start;
    const href = attributes.get('href') ?? '';
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (rel.includes('me') && URL.canParse(href, base)) links.push(new URL(href, base).href);
  }
  return links;
}

/**
 * Reads what a profile's page for people says outside of scripts.
 * @returns `null` when there is no such page
 * @throws {LimitedError | UnreachableError | GuardError} no answer
 */
export async function readPage(account: Account, run: Run, signal: AbortSignal): Promise<Reading | null> {
  const url = account.page ?? account.actor;
  const answer = await run.web.get({ url, accept: 'text/html', signal });
  expectNoLimit(answer, run.clock.now());
  if (
    !isOk(answer) ||
    !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? '')
  ) {
    return null;
  }
  const links = relMeLinks(textOf(answer), answer.url);
  const twitter = backLinks({ bio: '', fields: [], links });
  return {
    profile: { url: answer.url, twitter, bot: false, memorial: false, suspended: false },
    moved: null,
  };
}
