import type { Account } from '../account.ts';
import { accountJson } from '../account-json.ts';
import { json } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { Tie } from '../state/relations.ts';
import { route, type Visit } from './guard.ts';
import { pageOf } from './pages.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';

const OF_FOLLOWING = { usual: 40, most: 80 };

/** Oneself, others, and whom one follows, blocks and mutes. */
export function accountRoutes(site: Site): Route[] {
  const { instance, relations } = site;
  const { software } = instance;
  const show = (account: Account) => accountJson(account, instance);
  const those = (visit: Visit, whose: Account, holds: (tie: Readonly<Tie>) => boolean) => {
    const found = software.listsRelations ? relations.of(whose, holds) : [];
    return pageOf(visit, found, each => relations.between(whose, each).serial, show, OF_FOLLOWING);
  };
  const mine = (visit: Visit, holds: (tie: Readonly<Tie>) => boolean) => those(visit, visit.me, holds);
  return [
    route(site, 'GET', '/api/v1/accounts/verify_credentials', ['profile', 'read:accounts'], ({ me }) =>
      json(credentialJson(me)),
    ),
    route(site, 'GET', '/api/v1/accounts/:id', ['read:accounts'], ({ params }) => {
      const account = instance.byId(params['id'] ?? '');
      return account && !account.options.gone ? json(show(account)) : refusal(instance.software, 'missing');
    }),
    route(site, 'GET', '/api/v1/accounts/:id/following', ['read:accounts'], visit => {
      const account = instance.byId(visit.params['id'] ?? '');
      if (!account || (account !== visit.me && !software.listsRelations))
        return refusal(instance.software, 'missing');
      return those(visit, account, tie => tie.following);
    }),
    route(site, 'GET', '/api/v1/blocks', ['read:blocks'], visit => mine(visit, tie => tie.blocking)),
    route(site, 'GET', '/api/v1/mutes', ['read:mutes'], visit => mine(visit, tie => tie.muting)),
  ];
}

function credentialJson(me: Account): Record<string, unknown> {
  const source = {
    privacy: 'public',
    sensitive: false,
    language: 'en',
    note: me.options.note ?? '',
    fields: [],
  };
  const role = { id: '-99', name: '', permissions: '65536', color: '', highlighted: false };
  // snac2 leaves the host out here, and here alone.
  return { ...accountJson(me), acct: me.username, source, role };
}
