/**
 * Apps that copied a fediverse account's posts to Twitter, as they named themselves in the source of a tweet. Those
 * that copied the other way, or from a third place to both, are not among them.
 */
const APPS: ReadonlySet<string> = new Set([
  'crossposter.masto.donte.com.br',
  'crossposter.masto.host',
  'masto-twitter',
  'mastotweet',
  'moa',
  'moa bridge',
  'moa party',
  'moa.party',
  'toot2tweet',
  'toottwitter',
  'tootweet',
]);

/** "Mastodon Twitter Crossposter", and what people called the app they registered for themselves: "my mastodon mirror". */
const NAMED_SO = /mastodon|fediverse|pleroma|\btoots?\b/;

const HOST = /^https?:\/\/(?:www\.)?(?:crossposter\.masto\.|moa\.party\b)/;

/**
 * Whether a tweet was copied from the fediverse, so that it stands there already.
 * @param source the app, as Twitter's HTML link
 */
export function isCrosspost(source: string | null): boolean {
  if (source === null) return false;
  if (latest?.source !== source) latest = { source, isOne: isCrosspostSource(source) };
  return latest.isOne;
}

/** Most tweets come from the same app as the one before. */
let latest: { readonly source: string; readonly isOne: boolean } | null = null;

function isCrosspostSource(source: string): boolean {
  const [, url = '', linked] = /^\s*<a\s[^>]*href="([^"]*)"[^>]*>([^<]*)</i.exec(source) ?? [];
  const name = (linked ?? source).trim().toLowerCase();
  return APPS.has(name) || NAMED_SO.test(name) || HOST.test(url.toLowerCase());
}
