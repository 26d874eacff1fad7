import type { Command } from 'commander';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import type { Act } from './act.ts';

/** Declares `status`. */
export function declareStatus(program: Command, act: Act): void {
  const status = program
    .command('status')
    .argument(
      '[folder or archive]',
      'the folder of a migration, or the archive (default: what is here)',
      namedPath,
    )
    .description('Say what is done, what is left and when it will be done. Needs no network.')
    .optionsGroup(GROUPS.run)
    .option('--dir <folder>', 'the folder of the migration')
    .action(
      act(async (...args: Parameters<Status>) => (await import('../commands/status.ts')).status(...args)),
    );
  explain(status, HELP);
}

type Status = typeof import('../commands/status.ts').status;

const HELP: HelpText = {
  examples: [
    ['npx oxpecker status'],
    ['npx oxpecker status oxpecker-alice'],
    ['npx oxpecker status twitter.zip --json'],
  ],
  notes: ['It only reads: another run may be under way meanwhile.'],
  exitCodes: [],
};
