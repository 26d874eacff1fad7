import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { World } from '../../src/cli/world.ts';
import type { Clock } from '../../src/http/clock.ts';
import { SteppingClock } from './stepping-clock.ts';

/** How a run inside this process ended. */
export interface MainRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface MainOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Whether a person sits at a terminal. */
  readonly terminal?: boolean;
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** From 0 to below 1, of which the id of the run is made too; by default always the same. */
  readonly random?: number;
  /** What the browser does with a page; by default it cannot be started. */
  readonly openBrowser?: (url: string) => Promise<void>;
  /** Called with everything written to stderr so far, and a way to type. */
  readonly onStderr?: (text: string, type: (keys: string) => void) => unknown;
}

/** Runs one command line in this process, with a browser and a terminal of the test's. */
export async function runMain(argv: readonly string[], options: MainOptions): Promise<MainRun> {
  const { world, stdout, stderr } = makeWorld(argv, options);
  return { code: await main(world), stdout: stdout(), stderr: stderr() };
}

/** A world to run a command line in, and what it has written so far. */
export function makeWorld(argv: readonly string[], options: MainOptions) {
  const { cwd, env = {}, terminal = false, input, onStderr } = options;
  const raw: boolean[] = [];
  const stdin = new PassThrough();
  const stdout = gathered(terminal);
  const stderr = gathered(terminal, text => onStderr?.(text, keys => stdin.write(keys)));
  if (!terminal) stdin.end(input ?? '');
  const world = {
    argv,
    env: { OXPECKER_CONFIG_DIR: `${cwd}/config`, DISPLAY: ':0', ...env },
    cwd,
    stdin: Object.assign(stdin, { isTTY: terminal, setRawMode: (mode: boolean) => raw.push(mode) }),
    stdout: stdout.stream,
    stderr: stderr.stream,
    clock: options.clock ?? new SteppingClock(),
    signal: options.signal ?? new AbortController().signal,
    platform: 'linux',
    openBrowser: options.openBrowser ?? (() => Promise.reject(new Error('there is no browser'))),
    random: () => options.random ?? 0.5,
  };
  // The streams of a process have more than anything here asks for.
  return { world: world as unknown as World, stdin, stdout: stdout.text, stderr: stderr.text, raw };
}

const isDone = () => true;

function gathered(isTTY: boolean, onText: (text: string) => void = () => undefined) {
  let all = '';
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    ...(isTTY && { columns: 200, rows: 50, cursorTo: isDone, clearLine: isDone, moveCursor: isDone }),
  });
  stream.setEncoding('utf8').on('data', (text: string) => {
    all += text;
    onText(all);
  });
  return { stream, text: () => all };
}
