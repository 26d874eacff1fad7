import { callbackify } from 'node:util';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { Connector } from './connector.ts';
import type { Guard } from './guard.ts';
import { goesDirect, type ProxySettings } from './settings.ts';

const MAX_HEADER_BYTES = 16 * 1024;

/** What the ways out are made of; `proxy` is `null` where there is none. */
export interface RouteOptions {
  readonly guard: Guard;
  readonly connector: Connector;
  readonly proxy: ProxySettings | null;
  /** The one authority to trust behind the proxy, PEM; undefined: those of Node. */
  readonly ca: string | undefined;
}

/** The ways out of this machine: straight, or by the proxy that a person set. */
export class Routes {
  readonly #guard: Guard;
  readonly #direct: Dispatcher;
  readonly #proxied: Dispatcher | null;
  readonly #proxyExcept: readonly string[];

  constructor({ guard, connector, proxy, ca }: RouteOptions) {
    this.#guard = guard;
    const open = callbackify((url: URL) => connector.open(url));
    this.#direct = new Agent({
      maxHeaderSize: MAX_HEADER_BYTES,
      connect: ({ protocol, host, hostname }, callback) => {
        open(new URL(`${protocol}//${host ?? hostname}`), (error, socket) =>
          error ? callback(error, null) : callback(null, socket),
        );
      },
    });
    this.#proxied = proxy && createProxyAgent(proxy.url, ca);
    this.#proxyExcept = proxy?.except ?? [];
  }

  /** @returns the way a URL takes; plain HTTP and hosts with a named target go straight, they are on this machine */
  routeOf(url: URL): { readonly dispatcher: Dispatcher; readonly isProxied: boolean } {
    const isProxied =
      url.protocol === 'https:' &&
      this.#guard.fixedTarget(url) === null &&
      !goesDirect(url.hostname, this.#proxyExcept);
    if (isProxied && this.#proxied) return { dispatcher: this.#proxied, isProxied };
    return { dispatcher: this.#direct, isProxied: false };
  }

  /** Ends every connection, those in use too. */
  async destroy(): Promise<void> {
    await Promise.all([this.#direct.destroy(), this.#proxied?.destroy()]);
  }
}

function createProxyAgent(uri: string, ca: string | undefined): ProxyAgent {
  const options = { uri, maxHeaderSize: MAX_HEADER_BYTES };
  return new ProxyAgent(ca === undefined ? options : { ...options, requestTls: { ca } });
}
