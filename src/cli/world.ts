import type { Clock } from '../http/clock.ts';

/** The process as the program sees it, handed in so that a run can be tried in another world. */
export interface World {
  /** Without the interpreter and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  /** Aborted when the run shall end, with the `ExitError` to end with. */
  readonly signal: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** Opens a page in the person's browser. @throws when no browser can be started */
  openBrowser(url: string): Promise<void>;
  /** From 0 to below 1, for delays; secrets are not made of it. */
  random(): number;
}
