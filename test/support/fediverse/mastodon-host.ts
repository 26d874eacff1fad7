import type { Clock } from '../../../src/http/clock.ts';
import type { Account, AccountOptions } from './account.ts';
import { apiRoutes, notFound } from './api.ts';
import { accountRoutes } from './client-api/accounts.ts';
import { appRoutes } from './client-api/apps.ts';
import { authorizeRoutes } from './client-api/authorize.ts';
import { importRoutes } from './client-api/imports.ts';
import { instanceRoutes } from './client-api/instance.ts';
import { ANONYMOUS_API, rulesOf } from './client-api/limit-rules.ts';
import { limiting, taking } from './client-api/limiting.ts';
import { listRoutes } from './client-api/lists.ts';
import { oauthRoutes } from './client-api/oauth.ts';
import { relationRoutes } from './client-api/relations.ts';
import { searchRoutes } from './client-api/search.ts';
import type { Rules, Site } from './client-api/site.ts';
import { type Fault, Faults, type SetFault } from './faults.ts';
import { Host } from './host.ts';
import { Instance, type InstanceOptions } from './instance.ts';
import { nodeInfoRoutes } from './node-info.ts';
import { profileRoutes } from './profile.ts';
import type { Route } from './router.ts';
import { type App, Apps } from './state/apps.ts';
import { Limits } from './state/limits.ts';
import { Lists } from './state/lists.ts';
import type { Neighbourhood } from './state/neighbourhood.ts';
import { Relations, type Tie } from './state/relations.ts';
import { scopeList } from './state/scopes.ts';
import { type Token, Tokens } from './state/tokens.ts';
import type { Limit } from './state/windows.ts';
import { type Write, WriteLog } from './state/writes.ts';
import { webFingerRoutes } from './webfinger.ts';

export interface MastodonOptions extends InstanceOptions, Partial<Rules> {
  /** Limits anonymous API calls: `true` for Mastodon's 300 in 5 minutes. Off, no limit and no headers. */
  readonly anonymousLimit?: Limit | true;
}

/** A server people live on: an instance behind the routes of its software. */
export class MastodonHost extends Host {
  readonly instance: Instance;
  readonly rules: Rules;
  readonly limits: Limits;
  readonly #faults: Faults;
  readonly #site: Site;

  constructor(
    name: string,
    options: MastodonOptions,
    clock: Pick<Clock, 'now'>,
    neighbourhood: Neighbourhood,
  ) {
    const instance = new Instance(name, options);
    super(name, { dated: instance.software.dated });
    this.instance = instance;
    this.rules = {
      federationMs: options.federationMs ?? 2000,
      maxFollows: options.maxFollows ?? 7500,
      blockedHosts: options.blockedHosts ?? new Set(),
      latencyMs: options.latencyMs ?? 0,
    };
    const writes = new WriteLog(clock);
    const relations = new Relations(clock, writes);
    const tokens = new Tokens();
    const apps = new Apps(clock);
    const lists = new Lists(relations, writes);
    const anonymous = options.anonymousLimit === true ? ANONYMOUS_API : (options.anonymousLimit ?? null);
    this.limits = new Limits(rulesOf(instance.software.name, anonymous), clock);
    const { rules, limits } = this;
    this.#site = { instance, clock, neighbourhood, relations, apps, tokens, lists, writes, rules, limits };
    this.add([
      ...webFingerRoutes(instance),
      ...nodeInfoRoutes(instance),
      ...apiRoutes(instance),
      ...clientRoutes(this.#site),
      ...profileRoutes(instance),
    ]).otherwise(asked => notFound(instance, asked));
    neighbourhood.add(instance);
    this.#faults = new Faults(clock);
    this.through(limiting(this.#site)).through(taking(this.#site)).through(this.#faults.layer);
  }

  /** Moves somebody in. */
  account(username: string, options: AccountOptions = {}): Account {
    return this.instance.add(username, options);
  }

  /** A valid token, as if the account had consented; by default one that may do everything a migration does. */
  token(account: Account, scopes = 'read write follow push'): string {
    return this.#site.tokens.issue(account, scopeList(scopes, 'read'), 'test').value;
  }

  /** Ends a token. */
  revoke(token: string): void {
    const found = this.#site.tokens.get(token);
    if (found) found.revoked = true;
  }

  /** The programs that registered. */
  get apps(): readonly App[] {
    return this.#site.apps.all;
  }

  /** Loses a program's registration. */
  forgetApp(clientId: string): void {
    this.#site.apps.forget(clientId);
  }

  /** The valid tokens that programs got for an account by OAuth. */
  tokensOf(account: Account): readonly Token[] {
    return this.#site.tokens.of(account).filter(({ clientId }) => clientId !== 'test');
  }

  /** Makes requests fail. */
  fault(fault: Fault): SetFault {
    return this.#faults.add(fault);
  }

  /** Every effect of a request, in order. */
  get writes(): readonly Write[] {
    return this.#site.writes.all;
  }

  /** Whom an account of this server follows by now; not those who have yet to approve. */
  following(account: Account): Account[] {
    return this.#site.relations.of(account, tie => tie.following);
  }

  /** The lists of an account of this server, by title the addresses of their members. */
  lists(account: Account): Map<string, string[]> {
    const lists = this.#site.lists.of(account);
    return new Map(lists.map(({ title, members }) => [title, [...members].map(({ address }) => address)]));
  }

  /** How an account of this server stands to another. */
  tie(account: Account, target: Account): Readonly<Tie> {
    return this.#site.relations.between(account, target);
  }

  /** Makes it so that an account follows, blocks or mutes another, without an entry in `writes`. */
  arrange(account: Account, target: Account, tie: Partial<Tie>): void {
    this.#site.relations.arrange(account, target, tie);
  }

  /** The other side approves a request of an account of this server, or drops the request or follow. */
  decide(account: Account, target: Account, accepts: boolean): void {
    this.#site.relations.decide(account, target, accepts);
  }
}

function clientRoutes(site: Site): Route[] {
  if (site.instance.software.api === 'none') return [];
  return [
    ...appRoutes(site),
    ...authorizeRoutes(site),
    ...oauthRoutes(site),
    ...relationRoutes(site),
    ...listRoutes(site),
    ...importRoutes(site),
    ...searchRoutes(site),
    ...instanceRoutes(site),
    ...accountRoutes(site),
  ];
}
