import { isIPv6, type Socket } from 'node:net';
import type { DeadHosts } from './dead-hosts.ts';
import { type Dial, type Endpoint, secure } from './dial.ts';
import { UnreachableError } from './errors.ts';
import { connectFailure, connectTimeout, dnsFailure, isWithoutRoute, tlsFailure } from './failures.ts';
import type { Guard } from './guard.ts';
import type { Resolve } from './resolve.ts';
import { untilAborted } from './until-aborted.ts';

/** Addresses of one host that are tried; a name with a thousand of them cannot keep us busy. */
const MAX_ADDRESSES = 4;

/** What a connector works with, and how long it may take (milliseconds). */
export interface ConnectorOptions {
  readonly guard: Guard;
  /** Who is not asked again; null: every host is. */
  readonly deadHosts: DeadHosts | null;
  readonly resolve: Resolve;
  readonly dial: Dial;
  /** For everything together: DNS, TCP and TLS. */
  readonly connectMs: number;
  /** The one authority to trust, PEM; undefined: those of Node. */
  readonly ca: string | undefined;
}

/**
 * Opens connections to exactly the addresses that the guard saw, so that a name cannot show it one and lead to
 * another (DNS rebinding).
 */
export class Connector {
  readonly #options: ConnectorOptions;
  readonly #firstContacts = new Map<string, Promise<Socket>>();

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /**
   * Connects to the host of a URL that the guard let pass. While a host is asked for the first time everybody else
   * waits for the outcome, so that a dead one is asked once.
   * @returns a socket that is ready for the request: with TLS, if the URL is https
   * @throws {UnreachableError | GuardError}
   */
  async open(url: URL): Promise<Socket> {
    const contact = this.#firstContacts.get(url.origin);
    if (contact) await contact;
    this.#options.deadHosts?.check(url.origin);
    if (contact) return await this.#open(url);
    const opened = this.#open(url);
    this.#firstContacts.set(url.origin, opened);
    try {
      return await opened;
    } finally {
      this.#firstContacts.delete(url.origin);
    }
  }

  async #open(url: URL): Promise<Socket> {
    const { connectMs, deadHosts } = this.#options;
    const signal = AbortSignal.timeout(connectMs);
    try {
      return await this.#connect(url, signal);
    } catch (error) {
      const failure = signal.aborted ? connectTimeout(connectMs, error) : error;
      if (failure instanceof UnreachableError) deadHosts?.remember(url.origin, failure);
      throw failure;
    }
  }

  async #connect(url: URL, signal: AbortSignal): Promise<Socket> {
    const socket = await this.#dialFirst(await this.#endpoints(url, signal), signal);
    if (url.protocol === 'http:') return socket;
    try {
      return await secure(socket, url.hostname, this.#options.ca, signal);
    } catch (error) {
      throw tlsFailure(error);
    }
  }

  async #endpoints(url: URL, signal: AbortSignal): Promise<Endpoint[]> {
    const { guard, resolve } = this.#options;
    const fixed = guard.fixedTarget(url);
    if (fixed !== null) return [endpointOf(new URL(`tcp://${fixed}`))];
    // A literal gets this far only when a person named it.
    const addresses = await untilAborted(resolve(endpointOf(url).address), signal).catch((error: unknown) => {
      throw dnsFailure(error);
    });
    guard.checkAddresses(url, addresses);
    if (addresses.length === 0) throw new UnreachableError('dns', 'the name has no address');
    const { port } = endpointOf(url);
    return alternateFamilies(addresses)
      .slice(0, MAX_ADDRESSES)
      .map(address => ({ address, port }));
  }

  /** Tries one address after the other, each for its share of the time. */
  async #dialFirst(endpoints: readonly Endpoint[], signal: AbortSignal): Promise<Socket> {
    const share = this.#options.connectMs / endpoints.length;
    const failures: { error: unknown; isIpv6: boolean }[] = [];
    for (const endpoint of endpoints) {
      signal.throwIfAborted();
      const turn = AbortSignal.timeout(Math.ceil(share));
      try {
        return await this.#options.dial(endpoint, AbortSignal.any([signal, turn]));
      } catch (error) {
        const failure = turn.aborted ? connectTimeout(this.#options.connectMs, error) : error;
        failures.push({ error: failure, isIpv6: isIPv6(endpoint.address) });
      }
    }
    // An answer tells more than no way out, and IPv4 more than IPv6, which many networks lack.
    const telling =
      failures.find(({ error }) => !isWithoutRoute(error)) ??
      failures.find(({ isIpv6 }) => !isIpv6) ??
      failures[0];
    if (telling?.error instanceof UnreachableError) throw telling.error;
    throw connectFailure(telling?.error, telling?.isIpv6 ?? false);
  }
}

function endpointOf(url: URL): Endpoint {
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return { address: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** The best family first, then in turn, so that a broken one costs one attempt. */
function alternateFamilies(addresses: readonly string[]): string[] {
  const isFirst = isIPv6(addresses[0] ?? '');
  const same = addresses.filter(address => isIPv6(address) === isFirst);
  const other = addresses.filter(address => isIPv6(address) !== isFirst);
  return same.flatMap((address, n) => [address, ...other.slice(n, n + 1)]).concat(other.slice(same.length));
}
