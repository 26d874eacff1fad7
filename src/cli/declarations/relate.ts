import type { Command } from 'commander';
import { CONFIDENCES, type Confidence } from '../../people/types.ts';
import { addAccountOptions, parseAccount } from '../account-options.ts';
import { usageError } from '../errors.ts';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import { ListOption, valueOption } from '../options.ts';
import { parseCount } from '../post-values.ts';
import type { Act } from './act.ts';
import { parseRelations } from './find.ts';

type Relate = typeof import('../commands/relate.ts');

const INPUT = 'the archive, its migration folder, a matches.csv, or - for one on stdin';

/** Declares `follow`, `block` and `mute`: what acts on the people of an archive. */
export function declareRelate(program: Command, act: Act): void {
  const follow = program
    .command('follow')
    .argument('[input]', INPUT, namedPath)
    .description('Follow the people that find found. Needs a login.');
  addOwnOptions(follow);
  follow
    .addOption(
      valueOption(
        '--relation <list>',
        'from an archive, whom to follow: any of following, follower, mentioned, messaged (default: following)',
        parseRelations,
      ),
    )
    .optionsGroup('How')
    .addOption(
      valueOption(
        '--list <name>',
        'also put them into this list of yours; made when there is none',
        parseTitle,
      ),
    )
    .option('--no-reblogs', 'do not show their boosts')
    .option('--notify', 'be notified of everything they post');
  addAccountOptions(follow);
  explain(follow, FOLLOW_HELP).action(
    act(async (...args: Parameters<Relate['follow']>) =>
      (await import('../commands/relate.ts')).follow(...args),
    ),
  );

  const block = program
    .command('block')
    .argument('[input]', INPUT, namedPath)
    .description('Block whom you blocked on Twitter. Needs a login.');
  addOwnOptions(block);
  addAccountOptions(block);
  explain(block, shunHelp('block')).action(
    act(async (...args: Parameters<Relate['block']>) =>
      (await import('../commands/relate.ts')).block(...args),
    ),
  );

  const mute = program
    .command('mute')
    .argument('[input]', INPUT, namedPath)
    .description('Mute whom you muted on Twitter. Needs a login.');
  addOwnOptions(mute);
  mute.optionsGroup('How').option('--no-hide-notifications', 'still be notified of what they do');
  addAccountOptions(mute);
  explain(mute, shunHelp('mute')).action(
    act(async (...args: Parameters<Relate['mute']>) => (await import('../commands/relate.ts')).mute(...args)),
  );
}

function addOwnOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.run)
    .option('-n, --dry-run', 'show what would be done, and change nothing on your server')
    .option('-y, --yes', 'do not ask before it begins')
    .addOption(valueOption('--max <number>', 'try at most so many in this run', parseCount))
    .option('--retry-failed', 'try again what failed in earlier runs')
    .option('--accept-failed', 'let what failed in earlier runs count as finished')
    .option('--via-import', 'let your server do it by its import (GoToSocial, Akkoma)')
    .option('--dir <folder>', 'the migration folder (default: that of the input)')
    .optionsGroup(GROUPS.whom)
    .addOption(
      new ListOption('--only <user@host>', 'nobody but this account; repeatable', text => parseAccount(text)),
    )
    .addOption(
      valueOption(
        '--min-confidence <word>',
        `how sure an address has to be: ${CONFIDENCES.join(', ')} (default: listed)`,
        parseConfidence,
      ),
    );
}

const FOLLOW_HELP: HelpText = {
  examples: [
    ['npx oxpecker follow twitter.zip --dry-run', 'whom it would follow'],
    ['npx oxpecker follow twitter.zip', 'look, ask, follow'],
    ['npx oxpecker follow oxpecker-heron/matches.csv', 'after you edited it'],
    ['npx oxpecker follow twitter.zip --max 50 --yes', 'in small steps'],
    ["npx oxpecker follow twitter.zip --list 'From Twitter'"],
  ],
  notes: [
    'It asks before it begins. An interrupted run goes on where it was: run the same command again. Nobody is followed twice, and nobody but the exact address.',
    'Servers limit follows (npx oxpecker help limits); it waits, or tells how to import a file instead.',
    'With --json it prints JSON lines: the plan, everybody, the result.',
  ],
  exitCodes: [3, 4, 5, 11, 130],
};

/** The help of `block` and `mute`. */
function shunHelp(operation: 'block' | 'mute'): HelpText {
  return {
    examples: [
      [`npx oxpecker ${operation} twitter.zip --dry-run`, `whom it would ${operation}`],
      [`npx oxpecker ${operation} twitter.zip`, `look, ask, ${operation}`],
    ],
    notes: [
      'Only addresses that are confirmed, stated or listed count unless you ask for more with --min-confidence. It asks before it begins. An interrupted run goes on where it was: run the same command again.',
    ],
    exitCodes: [3, 4, 5, 11, 130],
  };
}

function parseConfidence(text: string): Confidence {
  const word = text.trim().toLowerCase();
  const confidence = CONFIDENCES.find(each => each === word);
  if (confidence === undefined) throw usageError(`"${text}" is none of ${CONFIDENCES.join(', ')}`);
  return confidence;
}

function parseTitle(text: string): string {
  const title = text.replaceAll(/\s+/g, ' ').trim();
  if (title === '') throw usageError('a list needs a name');
  return title;
}
