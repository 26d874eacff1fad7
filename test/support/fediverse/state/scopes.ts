/** The scopes that a client of Mastodon can ask for: `config/initializers/doorkeeper.rb`, without the moderators'. */
const READ = 'accounts blocks bookmarks favourites filters follows lists mutes notifications search statuses';
const WRITE =
  'accounts blocks bookmarks conversations favourites filters follows lists media mutes notifications reports statuses';

/** @param hasProfile whether the server knows `profile` (4.3) */
export function knownScopes(hasProfile: boolean): string[] {
  const parts = (kind: string, of: string) => [kind, ...of.split(' ').map(what => `${kind}:${what}`)];
  return [
    ...(hasProfile ? ['profile'] : []),
    'follow',
    'push',
    ...parts('read', READ),
    ...parts('write', WRITE),
  ];
}

/** The words of a scope parameter. */
export function scopeList(text: string | undefined, fallback: string): string[] {
  return (text || fallback).split(/[\s+]+/).filter(Boolean);
}
