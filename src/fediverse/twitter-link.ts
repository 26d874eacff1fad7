const HOST = /^(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com$/;
const HANDLE = /^@?([A-Za-z0-9_]{1,20})$/;

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

/** A handle as it is written in a profile, with or without `@`, in lower case; `null` when it cannot be one. */
export function twitterHandle(text: string): string | null {
  const handle = HANDLE.exec(text)?.[1]?.toLowerCase();
  return handle === undefined || RESERVED.has(handle) ? null : handle;
}

/**
 * The Twitter account a URL leads to: its profile page, not a tweet, list or search.
 * @param base what a relative URL is relative to
 * @returns the handle in lower case, `id:<digits>` for links by id, or `null`
 */
export function twitterAccount(text: string, base?: string): string | null {
  if (!URL.canParse(text, base)) return null;
  const { protocol, hostname, pathname, searchParams, hash } = new URL(text, base);
  if (!/^https?:$/.test(protocol) || !HOST.test(hostname)) return null;
  const path = pathname.replace(/^\/+|\/+$/g, '');
  if (/^intent\/(?:user|follow)$/.test(path)) {
    const id = searchParams.get('user_id') ?? '';
    return /^\d{1,20}$/.test(id) ? `id:${id}` : twitterHandle(searchParams.get('screen_name') ?? '');
  }
  const id = /^i\/user\/(\d{1,20})$/.exec(path)?.[1];
  if (id !== undefined) return `id:${id}`;
  // Links of 2010 to 2012 carry the path behind "#!".
  return twitterHandle(path === '' ? hash.replace(/^#!\//, '') : path);
}
