import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What one process took. */
export interface Measured {
  readonly seconds: number;
  /** Peak resident set, in MB (10^6 bytes). */
  readonly peakMb: number;
}

const HOOK = pathToFileURL(join(import.meta.dirname, 'peak-hook.mjs')).href;

/** Runs a Node script in a process of its own, start-up included. @throws {Error} when it does not exit 0 */
export function measure(args: readonly string[], cwd: string): Measured {
  const peakFile = join(tmpdir(), `oxpecker-peak-${process.pid}`);
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', HOOK, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      OXPECKER_CONFIG_DIR: join(cwd, 'config'),
      PEAK_FILE: peakFile,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`);
  const peakMb = (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6;
  rmSync(peakFile);
  return { seconds, peakMb };
}

/** Runs several commands in turn, `rounds` times, so that whatever else the machine does hits all alike. */
export function alternate(commands: readonly (readonly string[])[], cwd: string, rounds: number): Measured[] {
  const runs = commands.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, args] of commands.entries()) runs[index]?.push(measure(args, cwd));
  }
  return runs.map(measured => ({
    seconds: median(measured.map(run => run.seconds)),
    peakMb: median(measured.map(run => run.peakMb)),
  }));
}

/** @returns the middle of an odd number of values */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A figure beside its target. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly target: number;
  readonly unit: string;
}

/** Prints the figures with the machine they were taken on. @returns whether every target is reached */
export function report(figures: readonly Figure[]): boolean {
  const { version, arch, platform } = process;
  process.stdout.write(
    `\nNode ${version}, ${platform} ${arch}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`,
  );
  for (const { what, value, target, unit } of figures) {
    const verdict = value <= target ? 'reached' : 'MISSED';
    process.stdout.write(`${what}: ${value.toFixed(2)} ${unit} (target ≤ ${target} ${unit}) ${verdict}\n`);
  }
  return figures.every(({ value, target }) => value <= target);
}
