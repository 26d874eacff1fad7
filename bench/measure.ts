import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The built program. */
export const BIN = join(import.meta.dirname, '../bin/oxpecker.js');

/** What one process took. */
export interface Measured {
  readonly seconds: number;
  /** Until it wrote something; without a word all of its time. */
  readonly firstWordSeconds: number;
  /** Peak resident set, in MB (10^6 bytes). */
  readonly peakMb: number;
}

/** Where a process runs. */
export interface Surroundings {
  readonly cwd: string;
  /** Beside what every process has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Loaded into a process, it writes the peak of its memory to the file that `PEAK_FILE` names. */
export const PEAK_HOOK = pathToFileURL(join(import.meta.dirname, 'peak-hook.cjs')).href;

/** What `PEAK_HOOK` wrote, in MB. */
export async function readPeak(file: string): Promise<number> {
  return (Number(await readFile(file, 'utf8')) * 1024) / 1e6;
}

/** Runs a Node script in a process of its own, start-up included. @throws {Error} when it does not exit 0 */
export async function measure(args: readonly string[], { cwd, env }: Surroundings): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-peak-'));
  const peakFile = join(folder, 'peak');
  try {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', PEAK_HOOK, ...args], {
      cwd,
      env: {
        PATH: process.env['PATH'],
        HOME: cwd,
        OXPECKER_CONFIG_DIR: join(cwd, 'config'),
        PEAK_FILE: peakFile,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    let firstWord: number | null = null;
    child.stdout.on('data', () => {
      firstWord ??= performance.now();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      firstWord ??= performance.now();
      stderr += text;
    });
    const [code]: unknown[] = await once(child, 'close');
    const ended = performance.now();
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}\n${stderr}`);
    return {
      seconds: (ended - started) / 1000,
      firstWordSeconds: ((firstWord ?? ended) - started) / 1000,
      peakMb: await readPeak(peakFile),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs several commands in turn, `rounds` times, so that whatever else the machine does hits all alike. */
export async function alternate(
  commands: readonly (readonly string[])[],
  cwd: string,
  rounds: number,
): Promise<Measured[]> {
  const runs = commands.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, args] of commands.entries()) runs[index]?.push(await measure(args, { cwd }));
  }
  const middle = (measured: readonly Measured[], what: keyof Measured) =>
    median(measured.map(run => run[what]));
  return runs.map(measured => ({
    seconds: middle(measured, 'seconds'),
    firstWordSeconds: middle(measured, 'firstWordSeconds'),
    peakMb: middle(measured, 'peakMb'),
  }));
}

/** @returns the middle of an odd number of values */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
