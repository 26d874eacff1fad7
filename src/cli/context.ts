import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { ClientOptions } from '../http/client-options.ts';
import type { Clock } from '../http/clock.ts';
import { parseConnectTo, parseInsecureHosts, readProxy, SettingError } from '../http/settings.ts';
import type { Api, Web } from '../http/types.ts';
import { hasDisplay } from './browser.ts';
import { usageError } from './errors.ts';
import { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import type { World } from './world.ts';

const USER_AGENT = `oxpecker/${VERSION} (+https://www.npmjs.com/package/oxpecker)`;

/** The options every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  /** `--no-input`: nobody is asked anything. */
  readonly input?: boolean;
}

/** What a command works with: everything that touches the world outside, built in this one place. */
export interface Context {
  readonly env: World['env'];
  readonly cwd: string;
  readonly platform: World['platform'];
  readonly clock: Clock;
  /** Aborted at the first Ctrl-C or SIGTERM, with the `ExitError` the run shall end with. */
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  readonly stdin: World['stdin'];
  /** Whether the person may be asked. */
  readonly input: boolean;
  /** Whether a browser that is opened here would be seen. */
  readonly hasDisplay: boolean;
  /** Opens a page in the person's browser. @throws when no browser can be started */
  readonly openBrowser: (url: string) => Promise<void>;
  /** From 0 to below 1, for delays. */
  readonly random: () => number;
  /** A secret nobody can guess: 256 bits, base64url. */
  readonly secret: () => string;
  /** A new one each time. */
  readonly uuid: () => string;
  /** The server of the person's own account, by its host as they typed it; the caller closes it. */
  readonly openApi: (host: string) => Promise<Api>;
  /** The guarded client; the caller closes it. */
  readonly openWeb: () => Promise<Web & { close(): Promise<void> }>;
  /** A file of the user as a stream, which fails when there is none; `-` is standard input. */
  readonly openInput: (name: string) => AsyncIterable<Uint8Array>;
  /** The host of the proxy that makes the connections; null: there is none. */
  readonly proxy: string | null;
  /** Where settings live; `undefined` for the usual place of the system. */
  readonly configFolder: string | undefined;
}

/**
 * The context of one command in this world.
 * @throws {ExitError} (usage) when a variable that says how to reach the web is not understood
 */
export function createContext(world: World, options: CommonOptions): Context {
  const { env, cwd, clock, signal, stdin, stdout, stderr } = world;
  const settings = webSettings(env);
  const terminal = new Terminal({
    stdout,
    stderr,
    env,
    json: options.json ?? false,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    color: options.color,
  });
  return {
    env,
    cwd,
    platform: world.platform,
    clock,
    signal,
    terminal,
    stdin,
    input: options.input ?? true,
    hasDisplay: hasDisplay(world),
    openBrowser: url => world.openBrowser(url),
    random: () => world.random(),
    secret: () => randomBytes(32).toString('base64url'),
    uuid: () => randomUUID(),
    openApi: async host => {
      const { createApi } = await import('../http/api.ts');
      return createApi({ ...settings, host, userAgent: USER_AGENT, clock });
    },
    openWeb: async () => {
      const { createWeb } = await import('../http/web.ts');
      return createWeb({ ...settings, userAgent: USER_AGENT });
    },
    openInput: name => addAbortSignal(signal, name === '-' ? stdin : createReadStream(resolve(cwd, name))),
    // The address may hold a password.
    proxy: settings.proxy ? new URL(settings.proxy.url).host : null,
    configFolder: env['OXPECKER_CONFIG_DIR'],
  };
}

/**
 * How the environment wants the web to be reached: `HTTPS_PROXY` and `NO_PROXY`, and for test servers on one's own
 * machine `OXPECKER_CONNECT_TO` and `OXPECKER_INSECURE_HOSTS`.
 */
function webSettings(env: World['env']): Omit<ClientOptions, 'userAgent'> {
  try {
    return {
      connectTo: parseConnectTo(env['OXPECKER_CONNECT_TO'] ?? ''),
      insecureHosts: parseInsecureHosts(env['OXPECKER_INSECURE_HOSTS'] ?? ''),
      proxy: readProxy(env),
    };
  } catch (error) {
    throw error instanceof SettingError ? usageError(error.message) : error;
  }
}
