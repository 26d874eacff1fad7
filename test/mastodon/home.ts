import { type ApiOptions, createApi } from '../../src/http/api.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import { NO_MEMORY } from '../../src/http/pacer.ts';
import type { Api, ApiRequest } from '../../src/http/types.ts';
import type { AccountEvent } from '../../src/mastodon/events.ts';
import { createOwnAccount, type OwnAccountOptions } from '../../src/mastodon/own-account.ts';
import { detectServer } from '../../src/mastodon/server.ts';
import type { OwnAccount } from '../../src/mastodon/types.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost, MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

/** How a test opens the account of `alice@home.example`. */
export interface OpenOptions extends Partial<Omit<OwnAccountOptions, 'scopes'>> {
  /** What the token may do at the server. */
  readonly granted?: string;
  /** What the program believes that it may do. */
  readonly scopes?: readonly string[] | null;
}

/** A fediverse with `home.example`, where alice lives, and `away.example`; on a clock that steps. */
export class Home {
  readonly clock: SteppingClock;
  readonly world: World;
  readonly home: MastodonHost;
  readonly away: MastodonHost;
  readonly alice: Account;
  /** What accounts told while they waited. */
  readonly events: AccountEvent[] = [];
  readonly #opened: Api[] = [];

  constructor(clock: SteppingClock, world: World, options: MastodonOptions) {
    this.clock = clock;
    this.world = world;
    this.home = world.mastodon('home.example', options);
    this.away = world.mastodon('away.example');
    this.alice = this.home.account('alice');
  }

  api(host = 'home.example', options: Partial<ApiOptions> = {}): Api {
    const { world, clock } = this;
    const api = createApi({
      host,
      userAgent: 'oxpecker/test',
      connectTo: world.connectTo,
      insecureHosts: [world.plainHost],
      ca: world.caPem,
      clock: clock.wrong,
      ...options,
    });
    this.#opened.push(api);
    return api;
  }

  /** An API whose line can be broken: so many requests of a method are not sent at all. */
  breakable(): { readonly api: Api; breakFor(times: number, method: ApiRequest['method']): void } {
    const api = this.api();
    let broken = { times: 0, method: '' };
    return {
      breakFor: (times, method) => {
        broken = { times, method };
      },
      api: {
        origin: api.origin,
        close: () => api.close(),
        send: async request => {
          if (request.method === broken.method && broken.times-- > 0) {
            throw new UnreachableError('connect', 'the connection was refused');
          }
          return await api.send(request);
        },
      },
    };
  }

  async open({ granted, scopes = null, ...options }: OpenOptions = {}): Promise<OwnAccount> {
    const api = options.api ?? this.api();
    const { signal } = new AbortController();
    const server = await detectServer(api, 'home.example', signal);
    return createOwnAccount({
      api,
      server,
      token: this.home.token(this.alice, granted),
      scopes,
      address: 'alice@home.example',
      id: this.home.instance.idOf(this.alice),
      clock: this.clock.wrong,
      random: () => 0.5,
      signal,
      share: 1,
      pace: 'burst',
      maxWaitMs: Number.POSITIVE_INFINITY,
      giveUpAfterMs: 15 * 60_000,
      memory: NO_MEMORY,
      onEvent: event => this.events.push(event),
      ...options,
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map(api => api.close()));
    await this.world.close();
  }
}

/** Starts a fediverse for one test and ends it with the test. */
export async function atHome(
  context: { after(end: () => Promise<void>): void },
  options: MastodonOptions = {},
): Promise<Home> {
  const clock = new SteppingClock();
  const home = new Home(clock, await startFediverse({ clock }), options);
  context.after(() => home.close());
  return home;
}
