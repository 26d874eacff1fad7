import type { Account } from '../account.ts';
import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import { startFollow } from './follow.ts';
import { route, type Visit } from './guard.ts';
import { refused } from './refusals.ts';
import { findExactly } from './search.ts';
import type { Site } from './site.ts';

type Kind = 'follow' | 'block' | 'mute';

/** Where a file of people can be handed in: GoToSocial's and Akkoma's; the limits on follows do not count there. */
export function importRoutes(site: Site): Route[] {
  switch (site.instance.software.importApi) {
    case 'gotosocial':
      return [route(site, 'POST', '/api/v1/import', ['write'], visit => goToSocial(site, visit))];
    case 'akkoma':
      return [
        akkoma(site, '/api/pleroma/follow_import', 'follow', ['follow', 'write:follows']),
        akkoma(site, '/api/pleroma/blocks_import', 'block', ['follow', 'write:blocks']),
        akkoma(site, '/api/pleroma/mutes_import', 'mute', ['follow', 'write:mutes']),
      ];
    case null:
      return [];
  }
}

const KINDS: Readonly<Record<string, Kind>> = { following: 'follow', blocks: 'block', mutes: 'mute' };

/** GoToSocial 0.20 `internal/api/client/import`: multipart with `data`, `type` and `mode`. */
function goToSocial(site: Site, { headers, form, me }: Visit): Reply {
  const kind = KINDS[form.get('type') ?? ''];
  const mode = form.get('mode') ?? 'merge';
  const data = form.get('data');
  if (!headers['content-type']?.startsWith('multipart/form-data') || !kind || data === undefined) {
    return refused(site.instance.software, 400, 'Bad Request: form was incomplete');
  }
  if (mode !== 'merge' && mode !== 'overwrite')
    return refused(site.instance.software, 400, 'Bad Request: mode');
  const rows = data.split(/\r?\n/).slice(1).filter(Boolean);
  for (const row of rows) take(site, me, kind, row.split(','));
  return json({ status: 'accepted' }, 202);
}

/** Akkoma: a CSV of follows, whose heading it knows; of blocks and mutes addresses alone, parted by white space. */
function akkoma(site: Site, path: string, kind: Kind, scopes: readonly string[]): Route {
  return route(site, 'POST', path, scopes, ({ form, me }) => {
    const list = form.get('list');
    if (list === undefined)
      return refused(site.instance.software, 400, 'list: null value where string expected.');
    const words =
      kind === 'follow' ? list.split('\n').map(line => line.split(',')[0] ?? '') : list.split(/\s+/);
    for (const word of words) if (word.trim() !== 'Account address') take(site, me, kind, [word.trim()]);
    return json('job started');
  });
}

/** What cannot be found or followed is left out without a word. */
function take(site: Site, me: Account, kind: Kind, [address = '', first, second]: readonly string[]): void {
  const target = findExactly(site, address.replace(/^@/, ''), true);
  if (!target || target === 'unreachable' || target === me) return;
  switch (kind) {
    case 'follow':
      startFollow(site, me, target, { reblogs: first !== 'false', notify: second === 'true' });
      break;
    case 'block':
      site.relations.block(me, target);
      break;
    case 'mute':
      site.relations.mute(me, target, first !== 'false');
  }
}
