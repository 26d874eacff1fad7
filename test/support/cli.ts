import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** How a run of the command line ended. */
export interface CliRun {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** In which surroundings the command line runs. */
export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** The interpreter; by default this process's own. */
  readonly node?: string;
  /** The script; by default the built one of this checkout. */
  readonly bin?: string;
  /** Called with everything written to stderr so far, and a way to send a signal. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const BIN = join(import.meta.dirname, '../../bin/oxpecker.js');

/** Runs the real command line in a process of its own, with nothing of this process's environment but `PATH`. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const { cwd, env = {}, input = '', node = process.execPath, bin = BIN, onStderr } = options;
  const child = spawn(node, [bin, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OXPECKER_CONFIG_DIR: join(cwd, 'config'), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, signal => child.kill(signal));
  });
  // The program may end without having read its input.
  child.stdin.on('error', () => undefined).end(input);
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, stdout, stderr }));
  });
}

/** @returns a new folder that is removed when the test ends */
export async function temporaryFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-test-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
