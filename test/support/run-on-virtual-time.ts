import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliRun } from './cli.ts';
import type { ChildSettings, FromChild, ToChild } from './cli-on-virtual-time.ts';
import type { SharedClock } from './shared-clock.ts';

/** In which surroundings the program runs. */
export interface VirtualRunOptions {
  readonly clock: SharedClock;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of the randomness of the program; by default 1. */
  readonly seed?: number;
  /** Whether sleeps take their time in reality too, as deadlines for work have to. */
  readonly hasDeadlines?: boolean;
  /** Modules that Node loads before, as URLs. */
  readonly imports?: readonly string[];
  /** URL of the module with `run`; by default the built one of this checkout. */
  readonly main?: string;
}

/** The program, running. */
export interface VirtualRun {
  /** Ends it as a power cut does, unless another signal is given. */
  readonly kill: (signal?: NodeJS.Signals) => void;
  readonly ended: Promise<CliRun>;
}

const root = join(import.meta.dirname, '../..');
const MAIN = pathToFileURL(join(root, 'dist/cli/main.js')).href;
let entry: string | null = null;

/** Starts the built program on the time of `clock`. */
export function runOnVirtualTime(args: readonly string[], options: VirtualRunOptions): VirtualRun {
  const { clock, cwd, env, seed = 1, hasDeadlines = false, imports = [], main = MAIN } = options;
  const settings: ChildSettings = { main, timeFile: clock.file, seed, sleepsReally: hasDeadlines };
  entry ??= compileEntry();
  const child = fork(entry, [JSON.stringify(settings), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OXPECKER_CONFIG_DIR: join(cwd, 'config'), ...env },
    execArgv: imports.flatMap(url => ['--import', url]),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  // A child that was killed hears nothing any more.
  const tell = (message: ToChild) => child.connected && child.send(message, () => undefined);
  child.on('message', (message: FromChild) => {
    if (message.type === 'sleep') {
      clock.sleep(message.ms).then(
        () => tell({ type: 'woken', id: message.id }),
        () => child.kill('SIGKILL'),
      );
    } else if (message.at !== null) {
      clock.time = Math.max(clock.time, message.at);
      tell({ type: 'expired' });
    }
  });
  const forget = clock.onExpire(() => tell({ type: 'expire' }));
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, ...output }));
  }).finally(forget);
  return { kill: (signal = 'SIGKILL') => void child.kill(signal), ended };
}

/** Makes JavaScript of the entry once: a loader in the child would take more memory than the program. */
function compileEntry(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oxpecker-entry-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const flags = '--noResolve --noCheck --target es2023 --module esnext --verbatimModuleSyntax';
  const source = join(import.meta.dirname, 'cli-on-virtual-time.ts');
  execFileSync(process.execPath, [tsc, source, '--outDir', folder, ...flags.split(' ')], { cwd: folder });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return join(folder, 'cli-on-virtual-time.js');
}
