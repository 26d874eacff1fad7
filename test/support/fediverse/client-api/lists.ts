import type { Account } from '../account.ts';
import { accountJson } from '../account-json.ts';
import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { List } from '../state/lists.ts';
import { route, type Visit } from './guard.ts';
import { pageOf } from './pages.ts';
import { refusal, refused } from './refusals.ts';
import type { Site } from './site.ts';

const READ = ['read:lists'];
const WRITE = ['write:lists'];
const ALL = '/api/v1/lists';

/** Lists and their members: `app/controllers/api/v1/lists_controller.rb` and `lists/accounts_controller.rb`. */
export function listRoutes(site: Site): Route[] {
  const { lists, instance, relations } = site;
  if (!instance.software.lists) return [];
  const own = (handle: (list: List, visit: Visit) => Reply) => (visit: Visit) => {
    const list = lists.get(visit.me, visit.params['list'] ?? '');
    return list ? handle(list, visit) : refusal(instance.software, 'missing');
  };
  const members = (handle: (list: List, accounts: readonly Account[]) => Reply) =>
    own((list, { form }) => {
      const accounts = form.all('account_ids').map(id => instance.byId(id));
      const known = accounts.filter(account => account !== undefined);
      return known.length < accounts.length ? refusal(instance.software, 'missing') : handle(list, known);
    });
  const path = `${ALL}/:list`;
  return [
    route(site, 'GET', ALL, READ, ({ me }) => json(lists.of(me).map(listJson))),
    route(site, 'POST', ALL, WRITE, visit => create(site, visit)),
    route(
      site,
      'GET',
      path,
      READ,
      own(list => json(listJson(list))),
    ),
    route(
      site,
      'DELETE',
      path,
      WRITE,
      own(list => {
        lists.delete(list);
        return json({});
      }),
    ),
    route(
      site,
      'GET',
      `${path}/accounts`,
      READ,
      own((list, visit) =>
        pageOf(
          visit,
          [...list.members],
          each => relations.between(list.owner, each).serial,
          account => accountJson(account, instance),
          { usual: 40, most: 80 },
        ),
      ),
    ),
    route(
      site,
      'POST',
      `${path}/accounts`,
      WRITE,
      members((list, accounts) =>
        lists.add(list, accounts)
          ? json({})
          : refused(
              instance.software,
              422,
              'Validation failed: Account must be followed, or has already been taken',
            ),
      ),
    ),
    route(
      site,
      'DELETE',
      `${path}/accounts`,
      WRITE,
      members((list, accounts) => {
        lists.remove(list, accounts);
        return json({});
      }),
    ),
  ];
}

function create({ lists, instance }: Site, { me, form }: Visit): Reply {
  const title = form.get('title') ?? '';
  if (title === '') return refused(instance.software, 422, "Validation failed: Title can't be blank");
  const list = lists.create(me, title);
  const tooMany = 'Validation failed: You have reached the maximum number of lists';
  return list ? json(listJson(list)) : refused(instance.software, 422, tooMany);
}

function listJson({ id, title }: List): object {
  return { id, title, replies_policy: 'list', exclusive: false };
}
