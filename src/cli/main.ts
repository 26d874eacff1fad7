import { setTimeout as sleep } from 'node:timers/promises';
import { systemReason } from '../files/reason.ts';
import { ExitError } from './errors.ts';
import type { ExitCode } from './exit-codes.ts';
import { stopAtSignals } from './signals.ts';
import { VERSION } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line. @returns the exit code; never throws */
export async function main(world: World): Promise<ExitCode> {
  try {
    // Answered before the command line parser is loaded, which would take as long as all else together.
    if (world.argv.length === 1 && /^(-V|-v|--version)$/.test(world.argv[0] ?? '')) {
      world.stdout.write(`${VERSION}\n`);
      return 0;
    }
    const { runProgram } = await import('./program.ts');
    const code = await runProgram(world);
    await new Promise(written => world.stdout.write('', written));
    // An output that took nothing may be known only now.
    if (code === 0) world.signal.throwIfAborted();
    return code;
  } catch (error) {
    // The command line was not understood, so what it wants of the terminal is only a guess.
    const wants = (...flags: string[]) => flags.some(flag => world.argv.includes(flag));
    const { Terminal } = await import('./terminal.ts');
    const { fail } = await import('./failure.ts');
    const json = wants('--json') || /^(1|true|yes)$/i.test(world.env['OXPECKER_JSON'] ?? '');
    const color = wants('--no-color') ? false : wants('--color') ? true : undefined;
    const terminal = new Terminal({ ...world, json, quiet: false, verbose: wants('-v', '--verbose'), color });
    return fail(error, world.signal, terminal);
  }
}

/**
 * The program as the command line starts it.
 * @param other what it shall not take from this process
 */
export async function run(other: Partial<World> = {}): Promise<void> {
  const interruption = new AbortController();
  stopAtSignals(interruption, process, code => process.exit(code));
  let outputFailed = false;
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough (`| head`) closes the pipe: that is its right, not an error.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || outputFailed) return;
      outputFailed = true;
      interruption.abort(
        new ExitError(
          1,
          `The output cannot be written (${systemReason(error)}): send it elsewhere or make room, then run this again`,
        ),
      );
    });
  }
  const code = await main({
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: {
      now: Date.now,
      sleep: async (ms, signal) => await sleep(ms, undefined, signal ? { signal } : {}),
      timeout: ms => AbortSignal.timeout(ms),
    },
    signal: interruption.signal,
    platform: process.platform,
    openBrowser: async url => {
      const { openInBrowser } = await import('./browser.ts');
      await openInBrowser(url);
    },
    random: Math.random,
    ...other,
  });
  process.exitCode = outputFailed ? 1 : code;
}
