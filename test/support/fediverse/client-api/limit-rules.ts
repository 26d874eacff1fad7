import type { Counted, Rule } from '../state/limits.ts';
import type { Limit } from '../state/windows.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 300 in 5 minutes for an address without a token: Mastodon `config/initializers/rack_attack.rb`. */
export const ANONYMOUS_API: Limit = { requests: 300, periodMs: 5 * MINUTE };

/** Counted by what a person does, not by requests. */
const byAct = () => null;

const isApi = ({ url }: Counted) => url.pathname.startsWith('/api');
const isPaging = ({ url }: Counted) =>
  ['page', 'min_id', 'max_id', 'since_id'].some(name => Boolean(url.searchParams.get(name)));
const isMedia = ({ method, url }: Counted) => method === 'POST' && /^\/api\/v\d+\/media$/.test(url.pathname);
const isRemoval = ({ method, url }: Counted) =>
  (method === 'DELETE' && /^\/api\/v1\/statuses\/[^/]+$/.test(url.pathname)) ||
  (method === 'POST' && /^\/api\/v1\/statuses\/[^/]+\/unreblog$/.test(url.pathname));
const isApp = ({ method, url }: Counted) => method === 'POST' && url.pathname === '/api/v1/apps';

/** Mastodon: `config/initializers/rack_attack.rb` in its order, and `app/lib/rate_limiter.rb`. */
function mastodon(anonymous: Limit | null): Rule[] {
  const rule = (name: string, requests: number, periodMs: number, key: Rule['key']): Rule => ({
    name,
    limit: { requests, periodMs },
    key,
  });
  return [
    rule('user', 1500, 5 * MINUTE, one => (isApi(one) ? one.user : null)),
    rule('token', 300, 5 * MINUTE, one => (isApi(one) ? one.token : null)),
    ...(anonymous
      ? [{ name: 'ip', limit: anonymous, key: (one: Counted) => (isApi(one) && !one.user ? one.ip : null) }]
      : []),
    rule('media', 30, 30 * MINUTE, one => (isMedia(one) ? one.user : null)),
    rule('page', 300, 15 * MINUTE, one => (isPaging(one) ? (one.user ?? one.ip) : null)),
    rule('delete', 30, 30 * MINUTE, one => (isRemoval(one) ? one.user : null)),
    rule('app', 5, 10 * MINUTE, one => (isApp(one) ? one.ip : null)),
    rule('follow', 400, 24 * HOUR, byAct),
    rule('post', 300, 3 * HOUR, byAct),
  ];
}

const first = (requests: number, periodMs: number): Limit => ({
  requests,
  periodMs,
  starts: 'first-request',
});

const GOTOSOCIAL: Rule[] = [
  { name: 'ip', limit: first(300, 5 * MINUTE), key: one => (isApi(one) ? one.ip : null) },
];

/** Pleroma's and Akkoma's `config/config.exs`, `:rate_limit`. */
const AKKOMA: Rule[] = [
  { name: 'follow', limit: first(10, 10 * SECOND), key: byAct },
  { name: 'post', limit: first(15, 10 * SECOND), key: byAct },
  { name: 'app', limit: first(5, 30 * MINUTE), key: one => (isApp(one) ? one.ip : null) },
];

/** Misskey's `following/create`: 100 in an hour. */
const SHARKEY: Rule[] = [
  { name: 'token', limit: first(300, 5 * MINUTE), key: one => (isApi(one) ? one.token : null) },
  { name: 'follow', limit: first(100, HOUR), key: byAct },
];

/** The limits of a software; `anonymous` of its API without a login, where that is to be limited at all. */
export function rulesOf(software: string, anonymous: Limit | null): Rule[] {
  switch (software) {
    case 'mastodon':
      return mastodon(anonymous);
    case 'gotosocial':
      return GOTOSOCIAL;
    case 'akkoma':
      return AKKOMA;
    case 'sharkey':
      return SHARKEY;
    default:
      return [];
  }
}
