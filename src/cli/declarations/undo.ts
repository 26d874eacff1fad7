import { Argument, type Command } from 'commander';
import { addAccountOptions } from '../account-options.ts';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import type { Act } from './act.ts';

/** Declares `undo`. */
export function declareUndo(program: Command, act: Act): void {
  const undo = program
    .command('undo')
    .addArgument(
      new Argument('<what>', 'what to take back').choices(['follow', 'block', 'mute', 'list', 'post']),
    )
    .argument(
      '[folder or archive]',
      'the folder of a migration, or the archive (default: what is here)',
      namedPath,
    )
    .description('Take back what this tool did, and nothing else. Needs a login.')
    .optionsGroup(GROUPS.run)
    .option('-n, --dry-run', 'show what would be taken back, and change nothing')
    .option('-y, --yes', 'do not ask before it begins')
    .option('--run <id>', 'only what this run did; status shows the ids of several')
    .option('--dir <folder>', 'the folder of the migration');
  addAccountOptions(undo);
  explain(undo, HELP).action(
    act(async (...args: Parameters<Undo>) => (await import('../commands/undo.ts')).undo(...args)),
  );
}

type Undo = typeof import('../commands/undo.ts').undo;

const HELP: HelpText = {
  examples: [
    ['npx oxpecker undo follow --dry-run', 'what it would take back'],
    ['npx oxpecker undo follow oxpecker-alice'],
    ['npx oxpecker undo post --run 3f9c', 'what one run posted'],
    ['npx oxpecker undo block twitter.zip --yes'],
  ],
  notes: [
    'Only what the journal says this tool did is taken back, only where it was not so before, and only while it still is so: whoever you unfollowed by hand since is left alone.',
    'undo block follows again those whom the block made you unfollow. undo list takes people out of the lists they were put into, and deletes a list that this tool made when nobody is left in it. undo post deletes the posts it made, the latest first.',
    'An interrupted undo goes on where it was.',
  ],
  exitCodes: [3, 4, 5, 11, 130],
};
