import { tokens } from './html.ts';

/**
 * The links of a profile page that say "this is me as well" (`rel=me` on `a` and `link`, microformats.org/wiki/rel-me).
 * Other links on such a page may come from anybody's posts.
 * @param base the page's own address
 * @returns absolute URLs
 */
export function relMeLinks(html: string, base: string): string[] {
  const links: string[] = [];
  for (const token of tokens(html)) {
    if (!('start' in token) || !/^(?:a|link)$/.test(token.start.name)) continue;
    const { attributes } = token.start;
    const href = attributes.get('href') ?? '';
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (rel.includes('me') && URL.canParse(href, base)) links.push(new URL(href, base).href);
  }
  return links;
}
