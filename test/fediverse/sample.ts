import { lookUpAll } from '../../src/fediverse/look-up.ts';
import type { Clock } from '../../src/http/clock.ts';
import type { Web } from '../../src/http/types.ts';
import type { Address } from '../../src/people/address.ts';
import type { Lookup } from '../../src/people/types.ts';
import { MemoryWeb, type Prepared } from '../support/memory-web.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/2.0';

/** Where WebFinger is asked for an address. */
export function webFingerUrl(address: string, host = address.slice(address.lastIndexOf('@') + 1)): string {
  return `${host}/.well-known/webfinger?resource=acct:${address}`;
}

/** A descriptor as Mastodon writes it. */
export function jrd(subject: string | null, webHost: string, user: string): Prepared {
  return {
    body: {
      ...(subject === null ? {} : { subject }),
      aliases: [`https://${webHost}/@${user}`],
      links: [
        {
          rel: 'http://webfinger.net/rel/profile-page',
          type: 'text/html',
          href: `https://${webHost}/@${user}`,
        },
        { rel: 'self', type: 'application/activity+json', href: `https://${webHost}/users/${user}` },
        {
          rel: 'http://ostatus.org/schema/1.0/subscribe',
          template: `https://${webHost}/authorize?uri={uri}`,
        },
      ],
    },
  };
}

/** A web of one test, with believable hosts. */
export class SampleWeb extends MemoryWeb {
  readonly clock: VirtualClock;

  constructor(clock = new VirtualClock()) {
    super(clock);
    this.clock = clock;
  }

  nodeInfo(host: string, name: string, protocols: unknown = ['activitypub']): this {
    return this.on(`${host}/.well-known/nodeinfo`, {
      body: { links: [{ rel: SCHEMA, href: `https://${host}/nodeinfo/2.0` }] },
    }).on(`${host}/nodeinfo/2.0`, {
      body: { version: '2.0', software: { name, version: '4.5.2' }, protocols },
    });
  }

  /** WebFinger, NodeInfo and the API of somebody on a Mastodon server. */
  mastodon(address: Address, account: object = {}): this {
    const [user = '', host = ''] = address.split('@');
    return this.on(webFingerUrl(address), jrd(`acct:${address}`, host, user))
      .nodeInfo(host, 'Mastodon')
      .api(host, user, account);
  }

  api(host: string, user: string, account: object = {}): this {
    return this.on(`${host}/api/v1/accounts/lookup?acct=${user}`, {
      body: { username: user, acct: user, url: `https://${host}/@${user}`, note: '', fields: [], ...account },
    });
  }

  /** Looks addresses up on this web. */
  async lookUp(...addresses: Address[]): Promise<Lookup[]> {
    const { lookups } = await lookUp(this, this.clock, addresses);
    return lookups;
  }
}

/** Looks addresses up; those that begin with `?` are bare. */
export async function lookUp(
  web: Web,
  clock: Clock & { run?: VirtualClock['run'] },
  addresses: readonly string[],
  options: Partial<Parameters<typeof lookUpAll>[1]> = {},
): Promise<{ lookups: Lookup[]; left: Awaited<ReturnType<typeof lookUpAll>> }> {
  const lookups: Lookup[] = [];
  const questions = addresses.map(text => ({
    address: text.replace(/^\?/, '') as Address,
    bare: text.startsWith('?'),
  }));
  const work = () =>
    lookUpAll(questions, {
      web,
      clock,
      maxWaitMs: Number.POSITIVE_INFINITY,
      onLookup: lookup => {
        lookups.push(lookup);
      },
      ...options,
    });
  const left = await (clock.run ? clock.run(work) : work());
  return { lookups, left };
}
