import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { parseHostName } from '../people/host.ts';
import type { Relation } from '../people/types.ts';
import type { CommonOptions, Context } from './context.ts';
import { parseDuration } from './durations.ts';
import { usageError } from './errors.ts';
import { type ExitCode, exitCodesText } from './exit-codes.ts';
import type { World } from './main.ts';
import { applyEnvironment, ListOption, valueOption } from './options.ts';
import { usageSentence } from './usage.ts';
import { VERSION } from './version.ts';

/**
 * Runs the command that `world.argv` names. Every command, argument and option is declared in this file; what
 * a command does is loaded when it is called.
 * @returns the exit code
 * @throws {ExitError} (usage) when the command line is not understood
 */
export async function runProgram(world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const act =
    <A extends unknown[], O extends CommonOptions>(
      run: (context: Context, options: O, ...args: A) => Promise<ExitCode>,
    ) =>
    async (...all: unknown[]): Promise<void> => {
      const command = all.at(-1) as Command;
      applyEnvironment(command, world.env);
      const options = command.opts<O>();
      const { createContext } = await import('./context.ts');
      const context = createContext(world, options);
      code = await run(context, options, ...(all.slice(0, -2) as A)).catch(async (error: unknown) => {
        const { fail } = await import('./failure.ts');
        return fail(error, world.signal, context.terminal);
      });
    };

  const program = new Command('oxpecker')
    .description('Find the people of your Twitter archive on the fediverse.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .configureOutput({
      writeOut: text => world.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => world.stdout.columns || 100,
    })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', HELP);

  program
    .command('inspect')
    .argument('<archive>', ARCHIVE)
    .description('Say what is in an archive. Needs no network.')
    .action(
      act(async (...args: Parameters<Inspect>) => (await import('./commands/inspect.ts')).inspect(...args)),
    );

  program
    .command('find')
    .argument('[archive]', ARCHIVE)
    .description('Find the contacts of an archive on the fediverse. Needs no login.')
    .addOption(
      new ListOption(
        '--contacts <file>',
        "a CSV of contacts, or another finder's export; - is stdin; repeatable",
      ),
    )
    .addOption(
      new ListOption(
        '--guess-on <host>',
        'also try the same handle on this host; repeatable',
        parseGuessHost,
      ),
    )
    .addOption(
      valueOption(
        '--relation <list>',
        'whom to follow: any of following,follower,mentioned,messaged',
        parseRelations,
      ).default(new Set<Relation>(['following']), 'following'),
    )
    .option('--no-lookup', 'ask nobody: only the addresses the archive itself gives')
    .addOption(
      valueOption(
        '--max-age <duration>',
        'ask again about what was looked up longer ago',
        parseDuration,
      ).default(parseDuration('7d'), '7d'),
    )
    .addOption(
      valueOption(
        '--max-wait <duration>',
        'longest wait for a limit (on a terminal unlimited, else 0)',
        parseDuration,
      ),
    )
    .option('--dir <folder>', 'where the results go (default: ./oxpecker-<handle>)')
    .addHelpText('after', FIND_HELP)
    .action(act(async (...args: Parameters<Find>) => (await import('./commands/find.ts')).find(...args)));

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

type Inspect = typeof import('./commands/inspect.ts').inspect;
type Find = typeof import('./commands/find.ts').find;

const ARCHIVE = 'the zip from Twitter, its unpacked folder, or a folder of several zips';

const HELP = `
Examples:
  npx oxpecker inspect twitter-2022-11-20.zip    what is in there
  npx oxpecker find twitter-2022-11-20.zip       who went where

Every option is also a variable: --max-age 1d is OXPECKER_MAX_AGE=1d.
Exit codes: oxpecker help exit-codes`;

const FIND_HELP = `
Examples:
  oxpecker find twitter-2022-11-20.zip
  oxpecker find twitter-2022-11-20.zip --contacts other-finder.csv
  oxpecker find twitter-2022-11-20.zip --guess-on mastodon.social
  oxpecker find --contacts friends.csv --json

Writes into the results folder:
  matches.csv             who is where, how sure it is and why; edit the column
                          follow and run find again, which keeps your edits
  following_accounts.csv  those whose follow is yes, for the Import page of your
                          Mastodon server
  unresolved.csv          those without an address

An interrupted find goes on where it was. Exit codes: oxpecker help exit-codes`;

/** The options of every command that does something, after its own. */
function addCommonOptions(command: Command): void {
  command
    .option('--json', 'print one JSON document; errors are JSON on stderr')
    .option('-q, --quiet', 'no progress, no hints')
    .option('-v, --verbose', 'show every lookup, and where an error comes from')
    .option('--color', 'colour even where it is no terminal')
    .option('--no-color', 'no colour');
}

function parseRelations(text: string): ReadonlySet<Relation> {
  const words = text.split(',').map(word => word.trim().toLowerCase());
  const allowed: readonly Relation[] = ['following', 'follower', 'mentioned', 'messaged'];
  const wrong = words.find(word => !allowed.some(relation => relation === word));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${allowed.join(', ')}`);
  return new Set(words as Relation[]);
}

function parseGuessHost(text: string): string {
  const host = parseHostName(text);
  if (host === null)
    throw new InvalidArgumentError(`"${text}" is not a host name: write it like mastodon.social`);
  return host;
}
