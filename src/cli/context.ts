import type { Clock } from '../http/clock.ts';
import type { Web } from '../http/types.ts';
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
  readonly stdin: World['stdin'];
  /** The guarded client; the caller closes it. @throws {ExitError} when a variable of its own is not understood */
  readonly openWeb: () => Promise<Web & { close(): Promise<void> }>;
}

/** @returns the context of one command in this world */
export function createContext(world: World, options: CommonOptions): Context {
  const { env, cwd, clock, signal, stdin, stdout, stderr } = world;
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
    stdin,
    openWeb: async () => {
      const { openGuardedWeb } = await import('./web.ts');
      return openGuardedWeb(env, `oxpecker/${VERSION} (+https://www.npmjs.com/package/oxpecker)`);
    },
  };
}
