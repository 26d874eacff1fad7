/** Twitter's hosts, as a piece of a pattern that ignores case. */
export const TWITTER_HOST = String.raw`(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com`;

/** A Twitter account as links and people name it: by its id or by its handle. */
export type TwitterAccount =
  | { readonly id: string; readonly handle: null }
  | { readonly id: null; readonly handle: string };

const HOST = new RegExp(`^${TWITTER_HOST}$`, 'i');
const TWEET = new RegExp(String.raw`^https?://${TWITTER_HOST}/(\w{1,20})/status(?:es)?/(\d+)`, 'i');

/** First parts of Twitter's own paths, which nobody can have as a handle. */
const RESERVED: ReadonlySet<string> = new Set([
  'about',
  'compose',
  'download',
  'explore',
  'hashtag',
  'home',
  'i',
  'intent',
  'jobs',
  'login',
  'logout',
  'messages',
  'notifications',
  'privacy',
  'search',
  'settings',
  'share',
  'signup',
  'tos',
]);

/**
 * A handle as people write it, with or without `@`. Handles have up to 15 characters, some of the oldest up to 20.
 * @returns it as written, without `@`; `null` when it cannot be one
 */
export function twitterHandle(text: string): string | null {
  const handle = /^@?(\w{1,20})$/.exec(text)?.[1];
  return handle === undefined || RESERVED.has(handle.toLowerCase()) ? null : handle;
}

/**
 * The account somebody wrote down: `@handle`, `handle`, or a link, also without its scheme, to its profile or to
 * anything of it, such as a tweet.
 * @returns `null` for anything else, such as an address on the fediverse
 */
export function writtenAccount(text: string): TwitterAccount | null {
  return byHandle(text) ?? readLink(text.replace(/^(?!https?:)/i, 'https://'))?.account ?? null;
}

/** The account whose profile a URL leads to; `null` for any other, also for one of its tweets or lists. */
export function linkedProfile(url: string): TwitterAccount | null {
  const link = readLink(url);
  return link?.isProfile ? link.account : null;
}

/** Whose tweet a URL leads to (by the handle of that time), and its id; `null` for any other. */
export function linkedTweet(url: string | null): { readonly handle: string; readonly id: string } | null {
  const [, written = '', id] = (url !== null && TWEET.exec(url)) || [];
  const handle = twitterHandle(written);
  return handle !== null && id !== undefined ? { handle, id } : null;
}

/** The form in which `Profile.twitter` names an account: a lower-case handle, or `id:<digits>`. */
export function twitterKey({ id, handle }: TwitterAccount): string {
  return id === null ? handle.toLowerCase() : `id:${id}`;
}

/** What a URL on Twitter leads to: an account's profile, or something else of that account. */
interface Page {
  readonly account: TwitterAccount;
  readonly isProfile: boolean;
}

function readLink(url: string): Page | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, searchParams, hash } = new URL(url);
  if (!/^https?:$/.test(protocol) || !HOST.test(hostname)) return null;
  // Links of 2010 to 2012 carry the path behind "#!".
  const path = pathname === '/' ? hash.replace(/^#!/, '') : pathname;
  const parts = path.split('/').filter(part => part !== '');
  const [first = '', second = '', third = ''] = parts;
  if (first === 'intent' && /^(?:user|follow)$/.test(second)) {
    const account =
      byId(searchParams.get('user_id') ?? '') ?? byHandle(searchParams.get('screen_name') ?? '');
    return account && { account, isProfile: parts.length === 2 };
  }
  const isById = first === 'i' && second === 'user';
  const account = isById ? byId(third) : byHandle(first);
  return account && { account, isProfile: parts.length === (isById ? 3 : 1) };
}

function byId(id: string): TwitterAccount | null {
  return /^\d{1,20}$/.test(id) ? { id, handle: null } : null;
}

function byHandle(text: string): TwitterAccount | null {
  const handle = twitterHandle(text);
  return handle === null ? null : { id: null, handle };
}
