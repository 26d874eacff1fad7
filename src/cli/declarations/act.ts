import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';

/** Makes a commander action of a command's body: fills in the environment, builds the context, keeps the exit code. */
export type Act = <A extends unknown[], O extends CommonOptions>(
  run: (context: Context, options: O, ...args: A) => Promise<ExitCode>,
) => (...all: unknown[]) => Promise<void>;
