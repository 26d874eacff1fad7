import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { Clock } from '../http/clock.ts';
import { parseConnectTo, parseInsecureHosts, readProxy, SettingError } from '../http/settings.ts';
import type { Web } from '../http/types.ts';
import type { WebOptions } from '../http/web.ts';
import { usageError } from './errors.ts';
import type { World } from './main.ts';
import { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** The options every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

/** What a command works with: everything that touches the world outside, built in this one place. */
export interface Context {
  readonly env: World['env'];
  readonly cwd: string;
  readonly clock: Clock;
  /** Aborted at the first Ctrl-C or SIGTERM, with the `ExitError` the run shall end with. */
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  /** The guarded client; the caller closes it. */
  readonly openWeb: () => Promise<Web & { close(): Promise<void> }>;
  /** A file of the user as a stream, which fails when there is none; `-` is standard input. */
  readonly openInput: (name: string) => AsyncIterable<Uint8Array>;
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
    clock,
    signal,
    terminal,
    openWeb: async () => {
      const { createWeb } = await import('../http/web.ts');
      const userAgent = `oxpecker/${VERSION} (+https://www.npmjs.com/package/oxpecker)`;
      return createWeb({ ...settings, userAgent });
    },
    openInput: name => addAbortSignal(signal, name === '-' ? stdin : createReadStream(resolve(cwd, name))),
    configFolder: env['OXPECKER_CONFIG_DIR'],
  };
}

/**
 * How the environment wants the web to be reached: `HTTPS_PROXY` and `NO_PROXY`, and for test servers on one's own
 * machine `OXPECKER_CONNECT_TO` and `OXPECKER_INSECURE_HOSTS`.
 */
function webSettings(env: World['env']): Omit<WebOptions, 'userAgent'> {
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
