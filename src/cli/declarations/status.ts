import type { Command } from 'commander';
import type { Act } from './act.ts';

/** Declares `status`. */
export function declareStatus(program: Command, act: Act): void {
  program
    .command('status')
    .argument('[folder or archive]', 'the folder of a migration, or the archive (default: what is here)')
    .description('Say what is done, what is left and when it will be done. Needs no network.')
    .option('--dir <folder>', 'the folder of the migration')
    .addHelpText('after', HELP)
    .action(
      act(async (...args: Parameters<Status>) => (await import('../commands/status.ts')).status(...args)),
    );
}

type Status = typeof import('../commands/status.ts').status;

const HELP = `
Examples:
  oxpecker status
  oxpecker status oxpecker-alice
  oxpecker status twitter-2022-11-20.zip --json

It only reads: another run may be under way meanwhile.`;
