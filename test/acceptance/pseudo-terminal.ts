import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** The program in a terminal, as a person has it. */
export interface TerminalRun {
  /**
   * Waits until the screen has shown something.
   * @returns what the pattern matched
   * @throws {Error} with all that was shown when the program ends before, or nothing came for long
   */
  see(pattern: RegExp): Promise<RegExpExecArray>;
  /** Types a line and Enter. */
  type(line: string): void;
  isOver(): boolean;
  /** Waits for the end, which should not have come yet. @throws {Error} with all that was shown */
  failure(): Promise<never>;
  /** @returns the exit code and everything shown, without control sequences */
  end(): Promise<{ code: number | null; shown: string }>;
}

const PATIENCE_MS = 30_000;

/** How the program is started. */
export interface TerminalOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts a program in a pseudo terminal, which `script` of util-linux makes.
 * @param command the program and its arguments
 */
export function runInTerminal(command: readonly string[], { cwd, env }: TerminalOptions): TerminalRun {
  const line = command.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  // Wide enough that a URL stays on one line.
  const child = spawn('script', ['-qfec', `stty cols 1000; exec ${line}`, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, TERM: 'xterm', SHELL: '/bin/sh', ...env },
  });
  let shown = '';
  let isOver = false;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      shown = stripVTControlCharacters(shown + text);
      changed();
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => {
    isOver = true;
    changed();
  });
  // Whoever waits for the end or for a sight of something hears of it.
  ended.catch(() => undefined);
  return {
    see: async pattern =>
      await new Promise((resolve, reject) => {
        let isLate = false;
        const look = () => {
          const match = pattern.exec(shown);
          if (match) resolve(match);
          else if (isOver || isLate) reject(new Error(`${pattern} was never shown, only:\n${shown}`));
          else return;
          clearTimeout(timer);
          listeners.delete(look);
        };
        const timer = setTimeout(() => {
          isLate = true;
          look();
        }, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
    type: text => child.stdin.write(`${text}\r`),
    isOver: () => isOver,
    failure: async () => {
      throw new Error(`It ended with ${await ended}:\n${shown}`);
    },
    end: async () => ({ code: await ended, shown }),
  };
}
