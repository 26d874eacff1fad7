import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/http/clock.ts';
import { createAuthority } from '../certificates.ts';
import { Browser } from './browser.ts';
import { Client } from './client.ts';
import { Credentials } from './credentials.ts';
import { Directory } from './directory.ts';
import { openPlainDoor, openSecureDoor } from './front-door.ts';
import { type Credential, Host } from './host.ts';
import { MastodonHost, type MastodonOptions } from './mastodon-host.ts';
import type { RequestLog } from './request-log.ts';
import type { Route } from './router.ts';
import { serve } from './serve.ts';
import { Neighbourhood } from './state/neighbourhood.ts';

interface Parts {
  readonly clock: Pick<Clock, 'now'>;
  readonly directory: Directory;
  readonly neighbourhood: Neighbourhood;
  readonly caPem: string;
  readonly caFile: string;
  readonly securePort: number;
  readonly plainPort: number;
  readonly closedPort: number;
  close(): Promise<void>;
}

/** Many fediverse hosts behind two real sockets of 127.0.0.1. Hosts may be added at any time. */
export class World {
  /** Who was asked what. */
  readonly requests: RequestLog;
  /** The certificate to trust, PEM. */
  readonly caPem: string;
  /** `127.0.0.1:<port>`: where plain HTTP answers. The only name a host with `insecure` can have. */
  readonly plainHost: string;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.requests = parts.directory.requests;
    this.caPem = parts.caPem;
    this.plainHost = `127.0.0.1:${parts.plainPort}`;
  }

  /** A host with nothing but `routes`. */
  host(name: string, routes: readonly Route[] = [], credential: Credential = 'valid'): Host {
    const host = new Host(name, { credential }).add(routes);
    this.#parts.directory.add(host);
    return host;
  }

  /** A server people live on; of another software too. */
  mastodon(name: string, options: MastodonOptions = {}): MastodonHost {
    const host = new MastodonHost(name, options, this.#parts.clock, this.#parts.neighbourhood);
    this.#parts.directory.add(host);
    return host;
  }

  /** The servers people live on, so far. */
  get servers(): readonly MastodonHost[] {
    const { directory } = this.#parts;
    const hosts = Array.from(directory.names, name => directory.get(name));
    return hosts.filter(host => host instanceof MastodonHost);
  }

  /** A name that leads to a port where nobody listens, from now on. */
  dead(name: string): void {
    this.#parts.neighbourhood.setDead(name);
  }

  /** Brings a host back that was dead. */
  revive(name: string): void {
    this.#parts.neighbourhood.setDead(name, false);
  }

  /** A person at a browser. */
  get browser(): Browser {
    return new Browser(() => new Client(this));
  }

  /** `127.0.0.1:<port>`: where all hosts answer over TLS. */
  get secureTarget(): string {
    return `127.0.0.1:${this.#parts.securePort}`;
  }

  /** Where connections for each name go, as `127.0.0.1:<port>`; of the hosts there are so far. */
  get connectTo(): ReadonlyMap<string, string> {
    const { directory, neighbourhood, closedPort } = this.#parts;
    const names = [...directory.names].filter(name => name !== this.plainHost);
    return new Map([
      ...names.map(name => [name, this.secureTarget] as const),
      ...[...neighbourhood.dead].map(name => [name, `127.0.0.1:${closedPort}`] as const),
    ]);
  }

  /** What a child process needs in its environment to live in this world. */
  env(): Record<string, string> {
    const { directory, caFile } = this.#parts;
    return {
      OXPECKER_CONNECT_TO: Array.from(this.connectTo, ([name, target]) => `${name}=${target}`).join(','),
      NODE_EXTRA_CA_CERTS: caFile,
      ...(directory.get(this.plainHost) ? { OXPECKER_INSECURE_HOSTS: this.plainHost } : {}),
    };
  }

  /** Ends every connection, those that wait at a gate too. */
  async close(): Promise<void> {
    await this.#parts.close();
  }
}

/**
 * Starts an empty fediverse.
 * @param options.clock dates answers and moves limit windows; the real one when left out
 */
export async function startFediverse(options: { clock?: Pick<Clock, 'now'> } = {}): Promise<World> {
  const clock = options.clock ?? Date;
  const directory = new Directory(clock);
  const neighbourhood = new Neighbourhood(name => directory.get(name)?.credential === 'valid');
  const authority = await createAuthority();
  const credentials = new Credentials(authority);
  const contextFor = (name: string) =>
    credentials.contextFor(name, directory.get(name)?.credential ?? 'valid');
  const secure = await openSecureDoor(
    contextFor,
    serve('https', asked => directory.receive(asked)),
  );
  const plain = await openPlainDoor(serve('http', asked => directory.receive(asked)));
  const closed = await openPlainDoor(() => undefined);
  await closed.close();
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-fediverse-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.caPem);
  return new World({
    clock,
    directory,
    neighbourhood,
    caPem: authority.caPem,
    caFile,
    securePort: secure.port,
    plainPort: plain.port,
    closedPort: closed.port,
    close: async () => {
      await Promise.all([secure.close(), plain.close()]);
      await rm(folder, { recursive: true });
    },
  });
}
