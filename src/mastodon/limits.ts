import type { Bucket } from '../http/pacer.ts';
import type { WindowRule } from '../http/spans.ts';
import type { ApiRequest } from '../http/types.ts';
import type { Operation } from './types.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How much of each limit is used unless the person says otherwise: the rest is for their other apps. */
export const USUAL_SHARE = 0.9;

/** What is counted apart: see `bucketsOf`. */
type BucketName =
  | 'token'
  | 'user'
  | 'ip'
  | 'page'
  | 'follow'
  | 'media'
  | 'delete'
  | 'post'
  | 'burst'
  | 'search';

/** Our own courtesy: a search may make the server ask another host (mastodon-api.md §4). */
const SEARCH: Bucket = bucket('search', 1, SECOND, 'first-request');

/** mastodon-api.md §1. */
const MASTODON: readonly Bucket[] = [
  bucket('token', 300, 5 * MINUTE),
  bucket('user', 1500, 5 * MINUTE),
  bucket('page', 300, 15 * MINUTE),
  bucket('follow', 400, 24 * HOUR),
  bucket('media', 30, 30 * MINUTE),
  bucket('delete', 30, 30 * MINUTE),
  bucket('post', 300, 3 * HOUR),
  SEARCH,
];

/** mastodon-api.md §8; and Mastodon's number of posts, as on Pleroma. */
const GOTOSOCIAL: readonly Bucket[] = [
  bucket('ip', 300, 5 * MINUTE, 'first-request'),
  ...MASTODON.filter(({ name }) => name === 'post'),
  SEARCH,
];

/**
 * mastodon-api.md §8: two short windows of its own; the rest of Mastodon's numbers out of courtesy, to those above all who
 * would find a thousand old posts in their timelines at once.
 */
const PLEROMA: readonly Bucket[] = [
  ...MASTODON.filter(({ name }) => name !== 'follow'),
  bucket('follow', 10, 10 * SECOND, 'first-request'),
  bucket('burst', 15, 10 * SECOND, 'first-request'),
];

/**
 * The limits of a server. One whose numbers are not known gets Mastodon's.
 * @param software NodeInfo `software.name` in lower case
 */
export function bucketsOf({ software }: { readonly software: string }): readonly Bucket[] {
  if (software === 'gotosocial') return GOTOSOCIAL;
  return isPleroma(software) ? PLEROMA : MASTODON;
}

/**
 * Which buckets of `bucketsOf` a request with a token takes from.
 * @param request its path with the query; `isBackdated`: it makes a post of the past, which is in nobody's timeline
 */
export function costOf(
  { software }: { readonly software: string },
  {
    method,
    path,
    isBackdated = false,
  }: Pick<ApiRequest, 'method' | 'path'> & { readonly isBackdated?: boolean },
): readonly string[] {
  const names: BucketName[] = ['token', 'user', 'ip'];
  const [route = '', query = ''] = path.split('?');
  const write = `${method} ${route}`;
  if (/(?:^|&)(?:page|min_id|max_id|since_id)=/.test(query)) names.push('page');
  if (route.endsWith('/search')) names.push('search');
  if (/^POST .*\/accounts\/[^/]+\/follow$/.test(write)) names.push('follow');
  // Pleroma's limit is on both (RateLimiter `relations_actions`).
  if (isPleroma(software) && /^POST .*\/accounts\/[^/]+\/unfollow$/.test(write)) names.push('follow');
  if (/^POST \/api\/v\d\/media$/.test(write)) names.push('media');
  if (/^DELETE .*\/statuses\/[^/]+$|^POST .*\/unreblog$/.test(write)) names.push('delete');
  if (/^(?:POST .*\/statuses|POST .*\/reblog|PUT .*\/statuses\/[^/]+)$/.test(write) && !isBackdated)
    names.push('post', 'burst');
  const known = new Set(bucketsOf({ software }).map(({ name }) => name));
  return names.filter(name => known.has(name));
}

/** Which buckets the write of an operation takes from. */
export function costOfOperation(
  server: { readonly software: string },
  operation: Operation,
): readonly string[] {
  return costOf(server, { method: 'POST', path: `/api/v1/accounts/1/${operation}` });
}

/** The same of what publishing writes; `backdated`: a post of the past. */
export function costOfPublishing(
  server: { readonly software: string },
  write: keyof typeof PUBLISHING,
): readonly string[] {
  return costOf(server, PUBLISHING[write]);
}

/** What a post is by default: where it can have a date of the past it has one. */
export function usualPostOf({ software }: { readonly software: string }): 'post' | 'backdated' {
  return software === 'gotosocial' ? 'backdated' : 'post';
}

/** Whether a bucket of a server is none of its own, but spares those who follow. */
export function isCourtesy({ software }: { readonly software: string }, name: string): boolean {
  return name === 'post' && (software === 'gotosocial' || isPleroma(software));
}

const PUBLISHING = {
  post: { method: 'POST', path: '/api/v1/statuses' },
  backdated: { method: 'POST', path: '/api/v1/statuses', isBackdated: true },
  upload: { method: 'POST', path: '/api/v2/media' },
  delete: { method: 'DELETE', path: '/api/v1/statuses/1' },
} as const;

/** What a limit counts and in which time, as in "400 follows a day". */
export function limitText(name: string, { limit, windowMs }: Pick<WindowRule, 'limit' | 'windowMs'>): string {
  return `${limit} ${limit === 1 ? NOUNS[name]?.[0] : NOUNS[name]?.[1]} ${duration(windowMs)}`;
}

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  token: ['request', 'requests'],
  user: ['request', 'requests'],
  ip: ['request', 'requests'],
  page: ['page', 'pages'],
  follow: ['follow', 'follows'],
  media: ['upload', 'uploads'],
  delete: ['deletion', 'deletions'],
  post: ['post', 'posts'],
  burst: ['post', 'posts'],
  search: ['search', 'searches'],
};

function duration(ms: number): string {
  if (ms === 24 * HOUR) return 'a day';
  if (ms === SECOND) return 'a second';
  if (ms % HOUR === 0) return `in ${ms / HOUR} hours`;
  return ms % MINUTE === 0 ? `in ${ms / MINUTE} minutes` : `in ${ms / SECOND} seconds`;
}

function isPleroma(software: string): boolean {
  return software === 'akkoma' || software === 'pleroma';
}

function bucket(
  name: BucketName,
  limit: number,
  windowMs: number,
  startsAt: WindowRule['startsAt'] = 'epoch',
): Bucket {
  return { name, rule: { limit, windowMs, startsAt } };
}
