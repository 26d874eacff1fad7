import { Connector } from './connector.ts';
import type { DeadHosts } from './dead-hosts.ts';
import { type Dial, dialTcp } from './dial.ts';
import type { Guard, GuardExceptions } from './guard.ts';
import { type Resolve, resolveBySystem } from './resolve.ts';
import { Routes } from './routes.ts';
import type { ProxySettings } from './settings.ts';

const CONNECT_MS = 5000;

/** How a client reaches whomever it asks. */
export interface ClientOptions extends Partial<Pick<GuardExceptions, 'connectTo' | 'insecureHosts'>> {
  readonly userAgent: string;
  readonly proxy?: ProxySettings | null;
  /** The one authority to trust, PEM; by default those of Node. */
  readonly ca?: string;
  /** By default the system's. */
  readonly resolve?: Resolve;
  /** By default TCP. */
  readonly dial?: Dial;
  /** For DNS, TCP and TLS of one connection, in milliseconds; by default 5000. */
  readonly connectMs?: number;
}

/**
 * The ways out for a client.
 * @param guard that sees every address before it is connected
 * @param deadHosts who is not asked again; null: every host is
 */
export function openRoutes(options: ClientOptions, guard: Guard, deadHosts: DeadHosts | null): Routes {
  const { resolve = resolveBySystem, dial = dialTcp, connectMs = CONNECT_MS, proxy = null, ca } = options;
  const connector = new Connector({ guard, deadHosts, resolve, dial, connectMs, ca });
  return new Routes({ guard, connector, proxy, ca });
}
