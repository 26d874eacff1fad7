import { blueskyName } from './bluesky.ts';
import { PATH_SERVER_PAGES, PATH_SERVERS } from './data/fediverse-hosts.ts';
import { isCut, readHost } from './host.ts';
import { WORD_CHARACTER, wordFollows } from './scripts.ts';
import type { Form, Name, Sighting } from './sighting.ts';

/** `b.c/…` without `https://`, where no word, path or address goes on to the left. */
const SCHEMELESS = new RegExp(
  `(?<![@/:.\\-…]|${WORD_CHARACTER})(?:(?:${WORD_CHARACTER}|-){1,63}\\.){1,8}[a-z0-9-]{2,63}(?=(?::443)?/)`,
  'giu',
);
/** What is left of a link: plain ASCII, up to the marks that close brackets, quotes and lists. */
const REST = /^[^\s"'),;<>\\\]^`{|}\u0080-\u{10ffff}]*/u;

const ACCOUNT = String.raw`(?<user>\w[\w.-]*)(?:@(?<host>[\w.-]+))?`;
/** What stands in a name's place on other sites: numbers, and pages of their own. */
const NO_NAME = String.raw`(?!(?:\d+|sign_(?:in|up|out)|log(?:in|out)|register|password|settings|edit|new|me|search|all|index)(?![\w.-]))`;
const PATHS: readonly { readonly form: Form; readonly pattern: RegExp }[] = [
  // A map's `/@52.51,13.37` is no name.
  { form: 'explicit', pattern: new RegExp(String.raw`^\/(?:(?:web|deck|home)\/)?@(?!\d+\.\d)${ACCOUNT}`) },
  { form: 'explicit', pattern: new RegExp(String.raw`^\/(?:web\/)?users\/${NO_NAME}${ACCOUNT}`) },
  // Elk and other web clients: the account's own server leads the path.
  { form: 'explicit', pattern: new RegExp(String.raw`^\/(?<server>[\w-]+(?:\.[\w-]+)+)\/@${ACCOUNT}`) },
  {
    form: 'profile',
    pattern: new RegExp(String.raw`^\/(?:u|user|profile|channel|accounts)\/${NO_NAME}${ACCOUNT}`),
  },
];
const PATH_SERVER = new RegExp(`^(?:${PATH_SERVERS})$`);
const NAME_ALONE = {
  form: 'profile',
  pattern: new RegExp(String.raw`^\/(?!(?:${PATH_SERVER_PAGES})(?![\w.-]))${NO_NAME}${ACCOUNT}`),
} as const;
/**
 * What may follow the name: a page of the profile, a query. A post's link is no address: people show posts for
 * what they say, often somebody else's.
 */
const PROFILE_PAGE = /^\/?(?:(?:with_replies|media|followers|following|featured)\/?)?(?:[?#].*)?$/;
const FEED = /\.(?:rss|atom|json)$/;

/** Links of any scheme, `https://b.c/@a` among them, in a folded text. */
export function links(text: string): Sighting[] {
  const found: Sighting[] = [];
  let done = 0;
  for (let colon = text.indexOf('://'); colon >= 0; colon = text.indexOf('://', colon + 3)) {
    if (colon < done) continue;
    const scheme = /[a-z][a-z0-9+.-]{0,15}$/i.exec(text.slice(Math.max(done, colon - 16), colon))?.[0] ?? '';
    if (scheme.toLowerCase() === 'acct') continue;
    const link = readLink(text, colon - scheme.length, colon + 3);
    found.push(/^(?:https?|web\+ap)$/i.test(scheme) ? link : { ...link, name: null });
    done = link.end;
  }
  return found;
}

/** Links without a scheme, `b.c/@a`, in a folded text without other links. */
export function schemelessLinks(text: string): Sighting[] {
  const found: Sighting[] = [];
  let done = 0;
  for (const { index } of text.matchAll(SCHEMELESS)) {
    if (index < done || readHost(text, index) === null) continue;
    const link = readLink(text, index, index);
    found.push(link);
    done = link.end;
  }
  return found;
}

function readLink(text: string, start: number, hostStart: number): Sighting {
  const server = readHost(text, hostStart);
  const restStart = server?.end ?? hostStart;
  const written = REST.exec(text.slice(restStart))?.[0] ?? '';
  const rest = written.replace(/[.:!*~-]+$/, '');
  const end = restStart + rest.length;
  const whole = server !== null && !isCut(text, end) && !wordFollows(text, restStart + written.length);
  return { start, end, name: whole ? nameIn(server.host, rest.replace(/^:443(?=\/)/, '')) : null };
}

/** The account whose profile the link shows. */
function nameIn(server: string, rest: string): Name | null {
  const bluesky = blueskyName(server, rest);
  if (bluesky !== undefined) return bluesky;
  const path = rest.replace(/%40/g, '@');
  for (const { form, pattern } of PATH_SERVER.test(server) ? [...PATHS, NAME_ALONE] : PATHS) {
    const match = pattern.exec(path);
    const user = match?.groups?.['user'];
    if (!match || user === undefined || !PROFILE_PAGE.test(path.slice(match[0].length))) continue;
    const home = match.groups?.['host'] ?? match.groups?.['server'] ?? server;
    const host = readHost(home, 0);
    if (host?.end === home.length) return { user: user.replace(FEED, ''), host: host.host, form };
  }
  return null;
}
