import { isIPv4 } from 'node:net';
import { isPublicAddress } from './addresses.ts';
import { GuardError } from './errors.ts';
import { SPECIAL_ENDINGS } from './special-names.ts';

/** The exceptions that a person makes: for test servers on their own machine, and for their own server. */
export interface GuardExceptions {
  /** Host name → `address:port` where its connections go. */
  readonly connectTo: ReadonlyMap<string, string>;
  /** `host:port` (or `host` for port 80) that may be asked over plain HTTP, wherever it lies. */
  readonly insecureHosts: readonly string[];
  /** The origin that a person typed: it may carry a port and lie on a private network. */
  readonly trustedOrigin?: string | null;
}

/** Decides what may be asked. All it judges came out of remote data, but for the origin that a person typed. */
export class Guard {
  readonly #connectTo: ReadonlyMap<string, string>;
  readonly #insecureHosts: ReadonlySet<string>;
  readonly #trustedOrigin: string | null;

  constructor({ connectTo, insecureHosts, trustedOrigin = null }: GuardExceptions) {
    this.#connectTo = connectTo;
    this.#trustedOrigin = trustedOrigin;
    this.#insecureHosts = new Set(insecureHosts.map(host => new URL(`http://${host}`).host));
  }

  /** `https://host`, or `http://host` for a host that may be asked over plain HTTP. */
  origin(host: string): string {
    const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).host : host;
    return `${this.#insecureHosts.has(name) ? 'http' : 'https'}://${host}`;
  }

  /**
   * Judges a URL before anything is resolved or sent.
   * @throws {GuardError} with the reason
   */
  checkUrl(url: URL): void {
    if (url.username !== '' || url.password !== '') throw new GuardError('its URL carries a user name');
    if (this.#isExcepted(url)) return;
    if (url.protocol !== 'https:')
      throw new GuardError(`its URL is not https (${url.protocol}//${url.host})`);
    if (url.port !== '') throw new GuardError(`its URL has a port of its own (${url.host})`);
    if (!this.#connectTo.has(url.hostname)) checkName(url.hostname);
  }

  /** `address:port` that a person named for connections to this URL; null: the DNS decides. */
  fixedTarget(url: URL): string | null {
    return this.#connectTo.get(url.hostname) ?? null;
  }

  /**
   * Judges where the name of a URL leads. One address that is not public spoils all: an honest name has none, and a
   * dishonest one shows each resolver another part.
   * @throws {GuardError} with the reason
   */
  checkAddresses(url: URL, addresses: readonly string[]): void {
    if (this.#isExcepted(url)) return;
    const wrong = addresses.find(address => !isPublicAddress(address));
    if (wrong !== undefined) {
      throw new GuardError(`its name leads to ${wrong}, which is not on the public internet`);
    }
  }

  #isExcepted(url: URL): boolean {
    if (url.origin === this.#trustedOrigin) return true;
    return url.protocol === 'http:' && this.#insecureHosts.has(url.host);
  }
}

/** @param name as a URL has it: lower case, punycode, every spelling of an IPv4 address in dotted decimal */
function checkName(name: string): void {
  if (isIPv4(name) || name.startsWith('[')) throw new GuardError(`${name} is an IP address, not a name`);
  const labels = name.split('.');
  if (labels.length < 2 || labels.includes('') || SPECIAL_ENDINGS.has(labels.at(-1) ?? '')) {
    throw new GuardError(`${name} is not a name of the public internet`);
  }
}
