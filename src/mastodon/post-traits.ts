import type { PostTraits } from './status-types.ts';
import type { Server } from './types.ts';

/** What nobody knows better is taken for Mastodon's; a server that ignores a key loses nothing by it. */
const COMMON: PostTraits = {
  idempotency: 'unlocked',
  quotes: false,
  backdates: false,
  hasLocalOnly: false,
  hasContentType: false,
  hasAllowedMentions: false,
  anyAtPings: false,
  listsPrivate: true,
  hasSource: true,
  deletesMedia: false,
};

/** mastodon-api.md §§2, 8. */
const BY_SOFTWARE: Readonly<Record<string, Partial<PostTraits>>> = {
  gotosocial: { idempotency: 'none', hasLocalOnly: true, hasContentType: true },
  // Seen on snac2 2.96: `me@bob.example` pings its own bob.
  snac: { idempotency: 'none', anyAtPings: true, listsPrivate: false },
  akkoma: { idempotency: 'any-answer', hasContentType: true },
  pleroma: { idempotency: 'any-answer', hasContentType: true },
  // A key is burnt even if its post failed: a repeat would be refused though nothing stands there.
  pixelfed: { idempotency: 'none' },
};

/** Quotes are API 7 of Mastodon (mastodon-api.md §2). */
const QUOTES_API = 7;

/**
 * What a server does with posts.
 * @param server `software` in lower case, `version` as NodeInfo gives it
 */
export function postTraitsOf({
  software,
  version,
  apiVersion,
}: Pick<Server, 'software' | 'version' | 'apiVersion'>): PostTraits {
  const traits = { ...COMMON, ...(Object.hasOwn(BY_SOFTWARE, software) ? BY_SOFTWARE[software] : {}) };
  const number = versionNumber(version);
  if (software === 'gotosocial') return { ...traits, backdates: number >= versionNumber('0.18') };
  if (software !== 'mastodon') return traits;
  return {
    ...traits,
    quotes: (apiVersion ?? 0) >= QUOTES_API,
    hasAllowedMentions: number >= versionNumber('4.2'),
    hasSource: number >= versionNumber('3.5'),
    deletesMedia: number >= versionNumber('4.4'),
  };
}

/** `4.6.0-rc.1+glitch` as 4006000; 0 where it is no version, so that nothing new is expected of it. */
function versionNumber(version: string): number {
  const [, major, minor, patch = '0'] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return 0;
  return Number(major) * 1_000_000 + Number(minor) * 1000 + Number(patch);
}
