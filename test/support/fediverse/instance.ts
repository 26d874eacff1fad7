import { Account, type AccountOptions } from './account.ts';
import { type Software, type SoftwareName, softwareOf } from './software.ts';
import { idNumber } from './state/ids.ts';

/** How a server differs from the usual one of its software. */
export interface InstanceOptions {
  readonly software?: SoftwareName;
  readonly version?: string;
  /** The host in its addresses, when that is not the web host (split domain). */
  readonly handleHost?: string;
  /** Answers anonymous API calls 401. */
  readonly closedApi?: boolean;
  /** Answers unsigned requests for actors 401. */
  readonly authorizedFetch?: boolean;
  /** Speaks plain HTTP. */
  readonly insecure?: boolean;
}

/** A server's state: what it runs and who lives there. */
export class Instance {
  readonly webHost: string;
  readonly handleHost: string;
  /** `https://<web host>` */
  readonly origin: string;
  readonly software: Software;
  readonly #accounts = new Map<string, Account>();
  /** Everybody it has met, by the id it gave them. */
  readonly #known = new Map<string, Account>();
  readonly #ids = new Map<Account, string>();

  constructor(webHost: string, options: InstanceOptions) {
    const software = softwareOf(options.software ?? 'mastodon', options.version);
    this.webHost = webHost;
    this.handleHost = options.handleHost ?? webHost;
    this.origin = `${options.insecure ? 'http' : 'https'}://${webHost}`;
    this.software = {
      ...software,
      api: options.closedApi ? 'token' : software.api,
      signedFetch: options.authorizedFetch ?? software.signedFetch,
    };
  }

  get size(): number {
    return this.#accounts.size;
  }

  add(username: string, options: AccountOptions): Account {
    const account = new Account(this, this.#nextId(), username, options);
    this.#meet(account, account.id);
    this.#accounts.set(username.toLowerCase(), account);
    return account;
  }

  /** The id it knows an account by, of its own or met elsewhere; from now on it knows the account. */
  idOf(account: Account): string {
    return this.#ids.get(account) ?? this.#meet(account, this.#nextId());
  }

  /** Everybody it has met, its own people too. */
  get known(): Account[] {
    return [...this.#known.values()];
  }

  /** By the id it gave. */
  byId(id: string): Account | undefined {
    return this.#known.get(id);
  }

  /** By name, in any case. */
  named(username: string): Account | undefined {
    return this.#accounts.get(username.toLowerCase());
  }

  /** By what stands in the path of an actor or a profile. */
  inPath(params: Readonly<Record<string, string>>): Account | undefined {
    if (params['name'] !== undefined) return this.named(params['name']);
    return [...this.#accounts.values()].find(account => account.id === params['id']);
  }

  /** By `name` or `name@host`, where the host is one of its own two. */
  local(acct: string): Account | undefined {
    const [name = '', host] = acct.replace(/^@/, '').split('@');
    const own = [undefined, this.webHost, this.handleHost].includes(host?.toLowerCase());
    return own ? this.named(name) : undefined;
  }

  #nextId(): string {
    return idNumber(this.software.name, this.#known.size + 1);
  }

  #meet(account: Account, id: string): string {
    this.#known.set(id, account);
    this.#ids.set(account, id);
    return id;
  }
}
