/** What older logins may have instead of the scopes for follows, blocks and mutes: Mastodon's deprecated `follow`. */
const IN_FOLLOW = /^(?:read|write):(?:follows|blocks|mutes)$/;

/** Whether granted scopes hold another one: `write` holds `write:follows`. */
export function holdsScope(granted: readonly string[], scope: string): boolean {
  const [whole = ''] = scope.split(':');
  return (
    granted.includes(scope) ||
    granted.includes(whole) ||
    (granted.includes('follow') && IN_FOLLOW.test(scope))
  );
}
