/** A Twitter account as people write it down. */
export interface TwitterAccount {
  readonly id: string | null;
  readonly handle: string | null;
}

/** Twitter's own pages below `/`, which are nobody's profile. */
const PAGES = new Set([
  'i',
  'intent',
  'home',
  'search',
  'hashtag',
  'explore',
  'settings',
  'messages',
  'share',
]);

/**
 * Reads `@handle`, `handle`, or the address of a profile on twitter.com or x.com, by handle or by id.
 *
 * @returns `null` for anything else, such as an address on the fediverse
 */
export function readTwitterAccount(text: string): TwitterAccount | null {
  const path = /^(?:https?:\/\/)?(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com\/(.*)$/i.exec(text)?.[1];
  if (path === undefined) return named(text);
  const id = /^(?:i\/user\/|intent\/user\?(?:.*&)?user_id=)(\d{1,20})(?!\d)/.exec(path)?.[1];
  if (id !== undefined) return { id, handle: null };
  const segment = path.split(/[/?#]/, 1)[0] ?? '';
  return PAGES.has(segment.toLowerCase()) ? null : named(segment);
}

/** Handles have up to 15 characters, some of the oldest up to 20. */
function named(text: string): TwitterAccount | null {
  const handle = /^@?(\w{1,20})$/.exec(text)?.[1];
  return handle === undefined ? null : { id: null, handle };
}
