import type { Clock } from '../../../src/http/clock.ts';
import type { Account, AccountOptions } from './account.ts';
import { apiRoutes, notFound } from './api.ts';
import { createSite, type SiteOptions } from './client-api/create-site.ts';
import { isLoggedIn } from './client-api/guard.ts';
import { limiting, taking } from './client-api/limiting.ts';
import { clientRoutes } from './client-api/routes.ts';
import type { Rules, Site } from './client-api/site.ts';
import { type Fault, Faults, type SetFault } from './faults.ts';
import { Host } from './host.ts';
import { Instance, type InstanceOptions } from './instance.ts';
import { nodeInfoRoutes } from './node-info.ts';
import { profileRoutes } from './profile.ts';
import type { App } from './state/apps.ts';
import type { Limits } from './state/limits.ts';
import type { Medium } from './state/media.ts';
import type { Neighbourhood } from './state/neighbourhood.ts';
import type { Tie } from './state/relations.ts';
import { scopeList } from './state/scopes.ts';
import type { Ping, Status } from './state/statuses.ts';
import type { Token } from './state/tokens.ts';
import type { Write } from './state/writes.ts';
import { webFingerRoutes } from './webfinger.ts';

export interface MastodonOptions extends InstanceOptions, SiteOptions {}

/** A server people live on: an instance behind the routes of its software. */
export class MastodonHost extends Host {
  readonly instance: Instance;
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
    this.#site = createSite(instance, options, clock, neighbourhood);
    this.add([
      ...webFingerRoutes(instance),
      ...nodeInfoRoutes(instance),
      ...apiRoutes(instance, asked => isLoggedIn(this.#site, asked)),
      ...clientRoutes(this.#site),
      ...profileRoutes(instance),
    ]).otherwise(asked => notFound(instance, asked));
    neighbourhood.add(instance);
    this.#faults = new Faults(clock);
    this.through(limiting(this.#site)).through(taking(this.#site)).through(this.#faults.layer);
  }

  /** What can be set at any time. */
  get rules(): Rules {
    return this.#site.rules;
  }

  get limits(): Limits {
    return this.#site.limits;
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
    this.#site.statuses.settle();
    return this.#site.writes.all;
  }

  /** Who was notified of a post, in order. */
  get pings(): readonly Ping[] {
    this.#site.statuses.settle();
    return this.#site.statuses.pings;
  }

  /** The posts of an account that stand there, newest first. */
  posts(account: Account): readonly Status[] {
    return this.#site.statuses.of(account);
  }

  /** How many posts were sent and are not stored yet (fault `slow-commit`). */
  get postsUnderWay(): number {
    return this.#site.statuses.underWay;
  }

  /** Takes a post away as a moderator does, without an entry in `writes`. */
  losePost(id: string): void {
    this.#site.statuses.lose(id);
  }

  /** The uploads that no post shows and that are not purged yet. */
  get unattached(): readonly Medium[] {
    return this.#site.media.unattached;
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
