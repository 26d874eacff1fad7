import type { Writable } from 'node:stream';
import { PLAIN, type Style } from '../report/style.ts';
import { cleanText, terminalSafeJson } from '../report/text.ts';

/** An output stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What decides how the terminal speaks. */
export interface TerminalOptions {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** `--color` / `--no-color`; `undefined` lets each stream decide. */
  readonly color: boolean | undefined;
}

/** The person's side of a run: data goes to stdout, everything else to stderr. */
export class Terminal {
  readonly #options: TerminalOptions;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  get json(): boolean {
    return this.#options.json;
  }

  get stderr(): Output {
    return this.#options.stderr;
  }

  /** Whether a person watches what is written to stderr. */
  get isInteractive(): boolean {
    const { stderr, env } = this.#options;
    return stderr.isTTY === true && stderr.columns !== 0 && env['TERM'] !== 'dumb';
  }

  /** Whether nothing but data and errors is wanted: with `--quiet`, and with `--json` where no person watches. */
  get isQuiet(): boolean {
    return this.#options.quiet || (this.json && !this.isInteractive);
  }

  /** Width of stdout in columns; without bound where it is no terminal: nothing is clipped in a file. */
  get columns(): number {
    return this.#options.stdout.columns || Number.POSITIVE_INFINITY;
  }

  /** The same of stderr. */
  get errorColumns(): number {
    return this.#options.stderr.columns || Number.POSITIVE_INFINITY;
  }

  /** Writes data to stdout, as fast as the reader takes it. A reader that went away (`| head`) is no error. */
  async write(chunks: Iterable<string>): Promise<void> {
    const { stdout } = this.#options;
    let isGone = false;
    const leave = () => {
      isGone = true;
    };
    stdout.on('error', leave);
    let pending = '';
    for (const chunk of chunks) {
      pending += chunk;
      if (pending.length < WRITE_AT_ONCE) continue;
      if (!stdout.write(pending)) await drained(stdout);
      if (isGone) break;
      pending = '';
    }
    if (!isGone && pending !== '' && !stdout.write(pending)) await drained(stdout);
    stdout.off('error', leave);
  }

  /** Writes lines of data to stdout, each with its line end. */
  async writeLines(lines: Iterable<string>): Promise<void> {
    await this.write(withLineEnds(lines));
  }

  /** A line for the person on stderr, unless it is to be quiet. The caller cleans text that came from elsewhere. */
  say(line: string): void {
    if (!this.isQuiet) this.#options.stderr.write(`${line}\n`);
  }

  /** A line that only `--verbose` shows. */
  detail(line: string): void {
    if (this.#options.verbose) this.say(this.style('stderr').dim(cleanText(line)));
  }

  /** A JSON line on stderr, for scripts. */
  sayJson(record: { readonly type: string; readonly [member: string]: unknown }): void {
    this.#options.stderr.write(`${terminalSafeJson(record)}\n`);
  }

  /** The colours of one stream, decided by its options, `NO_COLOR`, `TERM=dumb` and whether it is a terminal. */
  style(stream: 'stdout' | 'stderr'): Style {
    const { color, env } = this.#options;
    const byStream = this.#options[stream].isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
    return (color ?? byStream) ? COLOURS : PLAIN;
  }
}

/** Characters that are gathered before they are written: a write a line makes a long table slow. */
const WRITE_AT_ONCE = 16_384;

function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

function drained(stream: Writable): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      stream.off('error', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
    stream.on('error', done);
  });
}

const sgr = (on: number, off: number) => (text: string) => `\u001B[${on}m${text}\u001B[${off}m`;
const COLOURS: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  green: sgr(32, 39),
  yellow: sgr(33, 39),
};
