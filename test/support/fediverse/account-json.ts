import type { Account } from './account.ts';
import type { Instance } from './instance.ts';
import { inlineText, richText } from './rich-text.ts';

/** The `Account` entity of the Mastodon API (4.5), as `asked` shows it. A `moved` inside is not nested further. */
export function accountJson(account: Account, asked = account.instance): Record<string, unknown> {
  const { movedTo } = account;
  return { ...entity(account, asked), ...(movedTo ? { moved: entity(movedTo, asked) } : {}) };
}

/** An account as the server `asked` shows it: those of other servers carry their host in `acct`. */
function entity(account: Account, asked: Instance): Record<string, unknown> {
  const { instance, options } = account;
  const full = instance !== asked || asked.software.fullAcct;
  const avatar = `${instance.origin}/avatars/original/missing.png`;
  const header = `${instance.origin}/headers/original/missing.png`;
  return {
    id: asked.idOf(account),
    username: account.username,
    acct: full ? account.address : account.username,
    display_name: options.displayName ?? '',
    locked: options.locked ?? instance.software.lockedByDefault,
    bot: options.bot ?? false,
    discoverable: options.discoverable ?? true,
    indexable: false,
    group: false,
    created_at: account.createdAt,
    note: richText(options.note ?? ''),
    url: account.url,
    uri: account.uri,
    avatar,
    avatar_static: avatar,
    header,
    header_static: header,
    followers_count: 12,
    following_count: 34,
    statuses_count: 56,
    last_status_at: options.lastStatusAt === undefined ? '2026-01-01' : options.lastStatusAt,
    hide_collections: null,
    emojis: [],
    roles: [],
    fields: (options.fields ?? []).map(({ name, value, verifiedAt }) => ({
      name,
      value: inlineText(value, 'nofollow noopener me'),
      verified_at: verifiedAt ?? null,
    })),
    ...(options.limited ? { limited: true } : {}),
    ...(options.memorial ? { memorial: true } : {}),
    ...(options.suspended || options.gone ? { suspended: true, display_name: '', note: '', fields: [] } : {}),
  };
}
