import type { Account } from '../account.ts';
import { accountJson } from '../account-json.ts';
import { json, type Reply } from '../exchange.ts';
import type { Instance } from '../instance.ts';
import type { Route } from '../router.ts';
import { route, type Visit } from './guard.ts';
import { refusal } from './refusals.ts';
import type { Site } from './site.ts';

/** Search for accounts; nothing else is ever found. */
export function searchRoutes(site: Site): Route[] {
  return [route(site, 'GET', '/api/v2/search', ['read:search'], visit => search(site, visit))];
}

function search(site: Site, { form }: Visit): Reply {
  const query = (form.get('q') ?? '').trim().replace(/^@/, '');
  const limit = Math.min(Number(form.get('limit') ?? 20) || 20, 40);
  const type = form.get('type') ?? 'accounts';
  const found = type === 'accounts' ? accounts(site, query, form.flag('resolve') ?? false, limit) : [];
  if (found === 'unreachable') return refusal(site.instance.software, 'unreachable');
  return json({
    accounts: found.map(account => accountJson(account, site.instance)),
    statuses: [],
    hashtags: [],
  });
}

/** The one that is meant if it is found, else whoever is called a little like it. */
function accounts(site: Site, query: string, resolve: boolean, limit: number): Account[] | 'unreachable' {
  const exact = findExactly(site, query, resolve);
  const { tellsUnreachable, fuzzySearch } = site.instance.software;
  if (exact === 'unreachable') return tellsUnreachable ? exact : [];
  const name = query.split('@')[0] ?? '';
  const alike =
    !fuzzySearch || (exact && limit === 1) ? [] : fuzzy(site.instance, name).filter(each => each !== exact);
  return [...(exact ? [exact] : []), ...alike].slice(0, limit);
}

/** @param resolve whether the host of an unknown address is asked */
export function findExactly(
  site: Site,
  address: string,
  resolve: boolean,
): Account | 'unreachable' | undefined {
  const { instance } = site;
  const [name = '', host] = address.split('@');
  const known = instance.known.find(each => each.address.toLowerCase() === address.toLowerCase());
  const found =
    instance.local(address) ?? known ?? (resolve && host ? resolved(site, name, host) : undefined);
  return found === 'unreachable' || !found?.options.gone ? found : undefined;
}

/** By what WebFinger would say; who names somebody else as subject is taken for that one, by one more question. */
function resolved(site: Site, name: string, host: string, again = true): Account | 'unreachable' | undefined {
  const other = site.neighbourhood.find(host);
  if (other === 'nobody') return undefined;
  if (other === 'unreachable') return other;
  const found = other.named(name);
  const subject = found?.options.subject?.replace(/^acct:/, '');
  if (subject === undefined) return found;
  const [canonical = '', elsewhere = ''] = subject.split('@');
  return again ? resolved(site, canonical, elsewhere, false) : undefined;
}

function fuzzy(instance: Instance, name: string): Account[] {
  const part = name.toLowerCase();
  return instance.known.filter(
    ({ username, options }) =>
      !options.gone &&
      (username.toLowerCase().includes(part) || (options.displayName ?? '').toLowerCase().includes(part)),
  );
}
