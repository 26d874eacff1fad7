import type { Command } from 'commander';
import { parseHostName } from '../../people/host.ts';
import type { Relation } from '../../people/types.ts';
import { parseDuration } from '../durations.ts';
import { usageError } from '../errors.ts';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import { ListOption, parseWords, valueOption } from '../options.ts';
import type { Act } from './act.ts';

const ARCHIVE = 'the zip from Twitter, its unpacked folder, or a folder of several zips';

/** Declares `inspect` and `find`: what needs an archive and no account. */
export function declareFind(program: Command, act: Act): void {
  const inspect = program
    .command('inspect')
    .argument('<archive>', ARCHIVE, namedPath)
    .description('Say what is in an archive. Needs no network.')
    .action(
      act(async (...args: Parameters<Inspect>) => (await import('../commands/inspect.ts')).inspect(...args)),
    );

  explain(inspect, INSPECT_HELP);

  const find = program
    .command('find')
    .argument('[archive]', ARCHIVE, namedPath)
    .description('Find the contacts of an archive on the fediverse. Needs no login.')
    .optionsGroup(GROUPS.clues)
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
    .optionsGroup(GROUPS.whom)
    .addOption(
      valueOption(
        '--relation <list>',
        'whom to follow: any of following, follower, mentioned, messaged',
        parseRelations,
      ).default(new Set<Relation>(['following']), 'following'),
    )
    .optionsGroup(GROUPS.network)
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
    .optionsGroup(GROUPS.run)
    .option('--dir <folder>', 'where the results go (default: ./oxpecker-<handle>)')
    .action(act(async (...args: Parameters<Find>) => (await import('../commands/find.ts')).find(...args)));
  explain(find, FIND_HELP);
}

type Inspect = typeof import('../commands/inspect.ts').inspect;
type Find = typeof import('../commands/find.ts').find;

const INSPECT_HELP: HelpText = {
  examples: [['npx oxpecker inspect twitter.zip'], ['npx oxpecker inspect twitter.zip --json']],
  notes: [],
  exitCodes: [3],
};

const FIND_HELP: HelpText = {
  examples: [
    ['npx oxpecker find twitter.zip'],
    ['npx oxpecker find twitter.zip --no-lookup', 'without the network'],
    ['npx oxpecker find twitter.zip --contacts other-finder.csv', 'with a list'],
    ['npx oxpecker find twitter.zip --guess-on mastodon.social'],
    ['npx oxpecker find --contacts friends.csv --json', 'without an archive'],
  ],
  notes: [
    'It writes three files into the results folder. matches.csv: who is where, how sure that is and why; edit its column follow and run npx oxpecker find again, which keeps your edits. following_accounts.csv: those whose follow is yes, for the Import page of your Mastodon server. unresolved.csv: those without an address.',
    'An interrupted find goes on where it was: run the same command again.',
  ],
  exitCodes: [3, 5, 130],
};

const RELATIONS: readonly Relation[] = ['following', 'follower', 'mentioned', 'messaged'];

/** Reads `--relation`. @throws {ExitError} (usage) for another word */
export function parseRelations(text: string): ReadonlySet<Relation> {
  return new Set(parseWords(text, RELATIONS));
}

function parseGuessHost(text: string): string {
  const host = parseHostName(text.trim());
  if (host === null) throw usageError(`"${text}" is not a host name: write it like mastodon.social`);
  return host;
}
