import { Command, CommanderError } from 'commander';
import { declareAccount } from './declarations/account.ts';
import type { Act } from './declarations/act.ts';
import { declareDoctor } from './declarations/doctor.ts';
import { declareFind } from './declarations/find.ts';
import { declarePost } from './declarations/post.ts';
import { declarePostFiles } from './declarations/post-files.ts';
import { declareRelate } from './declarations/relate.ts';
import { declareStatus } from './declarations/status.ts';
import { declareUndo } from './declarations/undo.ts';
import { usageError } from './errors.ts';
import { type ExitCode, exitCodesText } from './exit-codes.ts';
import type { World } from './main.ts';
import { applyEnvironment } from './options.ts';
import { usageSentence } from './usage.ts';
import { VERSION } from './version.ts';

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

  const program = new Command('oxpecker')
    .description('Move your Twitter life to the fediverse: find the people, follow them, bring your tweets.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .configureOutput({
      writeOut: text => world.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => world.stdout.columns || 80,
    })
    // Narrow terminals: descriptions are wrapped down to 20 columns, and commands are shown by their names alone.
    .configureHelp({ minWidthToWrap: 20, subcommandTerm: command => command.name() })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', HELP);

  declareFind(program, act);
  declareRelate(program, act);
  declarePost(program, act);
  declarePostFiles(program, act);
  declareAccount(program, act);
  declareStatus(program, act);
  declareUndo(program, act);
  declareDoctor(program, act);

  const help = program
    .command('help')
    .argument('[topic]')
    .description('Show help for a command, or exit-codes.');
  help.action((topic: string | undefined) => {
    const command = program.commands.find(candidate => candidate.name() === topic);
    if (topic === 'exit-codes') world.stdout.write(exitCodesText());
    else if (topic === undefined) program.outputHelp();
    else if (command) command.outputHelp();
    else throw usageError(`there is no help on "${topic}": oxpecker help shows the commands`);
  });

  for (const command of program.commands) if (command !== help) addCommonOptions(command);

  if (world.argv.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync(world.argv, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usageError(usageSentence(error, world.argv));
  }
}

const HELP = `
Examples:
  npx oxpecker inspect twitter-2022-11-20.zip    what is in there
  npx oxpecker find twitter-2022-11-20.zip       who went where
  npx oxpecker login mastodon.social             your account there
  npx oxpecker follow twitter-2022-11-20.zip     follow them
  npx oxpecker post twitter-2022-11-20.zip       bring your tweets

Every option is also a variable: --max-age 1d is OXPECKER_MAX_AGE=1d.
Exit codes: oxpecker help exit-codes`;

/** The options of every command that does something, after its own. */
function addCommonOptions(command: Command): void {
  command
    .option('--json', 'print one JSON document; errors are JSON on stderr')
    .option('-q, --quiet', 'no progress, no hints')
    .option('-v, --verbose', 'show every lookup, and where an error comes from')
    .option('--no-input', 'ask nothing: where there is a question, stop and name the option that answers it')
    .option('--color', 'colour even where it is no terminal')
    .option('--no-color', 'no colour');
}
