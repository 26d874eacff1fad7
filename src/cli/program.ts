import { type Command, CommanderError } from 'commander';
import type { Act } from './declarations/act.ts';
import { declareProgram } from './declare.ts';
import { usageError } from './errors.ts';
import type { ExitCode } from './exit-codes.ts';
import { renderPage } from './help/render.ts';
import { WELCOME } from './help/welcome.ts';
import { applyEnvironment } from './options.ts';
import { usageSentence } from './usage.ts';
import type { World } from './world.ts';

/**
 * Runs the command that `world.argv` names. Every command, argument and option is declared once, in `declarations/`;
 * what a command does is loaded when it is called.
 * @returns the exit code
 * @throws {ExitError} (usage) when the command line is not understood
 */
export async function runProgram(world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const act: Act =
    run =>
    async (...all: unknown[]) => {
      const command = all.at(-1) as Command;
      applyEnvironment(command, world.env);
      const options = command.opts<Parameters<typeof run>[1]>();
      const { createContext } = await import('./context.ts');
      const context = createContext(world, options);
      code = await run(context, options, ...(all.slice(0, -2) as never)).catch(async (error: unknown) => {
        const { fail } = await import('./failure.ts');
        return fail(error, world.signal, context.terminal);
      });
    };
  const output = {
    write: (text: string) => void world.stdout.write(text),
    width: () => world.stdout.columns || 80,
  };
  if (world.argv.length === 0) {
    output.write(renderPage(WELCOME, output.width()));
    return 0;
  }
  try {
    await declareProgram(act, output).parseAsync(world.argv, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usageError(usageSentence(error, world.argv, world.cwd));
  }
}
