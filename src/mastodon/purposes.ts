import { holdsScope } from './scopes.ts';

/** What a person logs in for. */
export type Purpose = 'follow' | 'post';

/** Every purpose, in the order in which they are shown. */
export const PURPOSES: readonly Purpose[] = ['follow', 'post'];

/** What each needs (mastodon-api.md §5). `read:accounts` stands for `profile` too, which is new in Mastodon 4.3. */
const NEEDED: Readonly<Record<Purpose, readonly string[]>> = {
  follow: [
    'read:accounts',
    'read:search',
    'read:follows',
    'write:follows',
    'read:blocks',
    'write:blocks',
    'read:mutes',
    'write:mutes',
    'read:lists',
    'write:lists',
  ],
  post: ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
};

/** For servers that know no finer ones. */
const COARSE: Readonly<Record<Purpose, readonly string[]>> = {
  follow: ['read', 'write', 'follow'],
  post: ['read', 'write'],
};

/** What some software wants besides: the import API of GoToSocial, polling an upload (mastodon-api.md §§4, 5). */
const EXTRA: Readonly<Record<string, Partial<Record<Purpose, readonly string[]>>>> = {
  gotosocial: { follow: ['write'] },
  akkoma: { post: ['read:media'] },
  pleroma: { post: ['read:media'] },
  takahe: { post: ['read:media'] },
};

/** The scopes to ask for, each once. @param software NodeInfo `software.name` in lower case */
export function scopesFor(purposes: readonly Purpose[], software: string): string[] {
  const extra = Object.hasOwn(EXTRA, software) ? EXTRA[software] : undefined;
  return [...new Set(purposes.flatMap(purpose => [...NEEDED[purpose], ...(extra?.[purpose] ?? [])]))];
}

/** The same on servers that know no finer ones. */
export function coarseScopesFor(purposes: readonly Purpose[]): string[] {
  return [...new Set(purposes.flatMap(purpose => COARSE[purpose]))];
}

/**
 * What these purposes need and a token may not do.
 * @param granted the scopes of the token; null where nobody knows, which is taken for all
 */
export function missingScopes(granted: readonly string[] | null, purposes: readonly Purpose[]): string[] {
  if (granted === null) return [];
  return scopesFor(purposes, '').filter(scope => !holdsScope(granted, scope));
}
