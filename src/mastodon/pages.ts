import { bodyJson } from '../http/answers.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import { pathOn } from './same-origin.ts';

/** As many accounts as Mastodon gives at once (mastodon-api.md §4). */
const ACCOUNTS = 'limit=80';

/** One link of a `Link` header (RFC 8288 §3): its target, and its parameters up to the next link. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g;
const NEXT = /;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?![^\s;,]))/i;

/**
 * Reads a list page by page, as the `Link` headers lead.
 * @param path of the list, without the query; `query` by default asks for as many accounts as there can be
 * @param behind the path of the page behind the one that was read last, where the server gives no `Link` at all; null:
 *   there is none
 * @param read the entries of a page; null when the body is no such list
 * @throws {ApiError} for an answer that is no list, and for a link that leads elsewhere or back; what `read` throws
 */
export async function* readPages<T>(
  client: Client,
  {
    path,
    scope,
    query = ACCOUNTS,
    behind = () => null,
  }: {
    readonly path: string;
    readonly scope: string;
    readonly query?: string;
    readonly behind?: () => string | null;
  },
  read: (json: unknown) => readonly T[] | null,
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let next: string | null = `${path}?${query}`;
  while (next !== null) {
    seen.add(next);
    const answer = await client.read({ path: next, scope });
    const entries = read(bodyJson(answer));
    if (entries === null) throw strangeAnswer(answer, 'a list');
    yield entries;
    const { link } = answer.headers;
    const target = link === undefined ? behind() : nextOf(link);
    next = target === null ? null : pathOn(client, target);
    if (target === null) return;
    if (next === null) throw new ApiError(answer.status, 'the next page of its list is on another server');
    if (seen.has(next)) throw new ApiError(answer.status, 'the pages of its list lead back to one another');
  }
}

/**
 * The target of `rel="next"`; null: this is the last page.
 * @throws {ApiError} when the header cannot be read
 */
function nextOf(header: string): string | null {
  const links = [...header.matchAll(LINK)];
  if (links.length === 0 && header.trim() !== '') {
    throw new ApiError(200, 'what it says of the next page of its list cannot be read');
  }
  return links.find(([, , parameters = '']) => NEXT.test(parameters))?.[1] ?? null;
}
