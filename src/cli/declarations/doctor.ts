import type { Command } from 'commander';
import { parseAccount } from '../account-options.ts';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { valueOption } from '../options.ts';
import { OWN_VARIABLES, optionVariables } from '../variables.ts';
import type { Act } from './act.ts';

type Doctor = typeof import('../commands/doctor.ts').doctor;

/** Declares `doctor`. */
export function declareDoctor(program: Command, act: Act): void {
  const command = program
    .command('doctor')
    .argument('[server]', 'a server to ask, as in mastodon.social (default: those you are logged in to)')
    .description('Look whether all is in order here and on your server, and change nothing.')
    .optionsGroup(GROUPS.account)
    .addOption(valueOption('--as <user@host>', 'only this account of yours', parseAccount))
    .option('--token-file <file>', 'look at the token in this file too, with --as; - is stdin')
    .optionsGroup(GROUPS.run)
    .option('--dir <folder>', 'only this migration folder (default: those here, and those known)')
    .action(
      act(async (...[context, options, server]: Parameters<Doctor>) => {
        const { doctor } = await import('../commands/doctor.ts');
        const variables = [...optionVariables(program), ...OWN_VARIABLES.map(([name]) => name)];
        return await doctor(context, { ...options, variables }, server);
      }),
    );
  explain(command, HELP);
}

const HELP: HelpText = {
  examples: [
    ['npx oxpecker doctor', 'everything that is known here'],
    ['npx oxpecker doctor mastodon.social', 'a server you have no login to'],
    ['npx oxpecker doctor --json'],
  ],
  notes: [
    '✓ is in order, ! may go wrong, ✗ will go wrong; below stands what to do. It ends with 0 where nothing is broken, with 4 or 5 where only a login or the network is.',
    'What it prints holds no token and can be shown to whoever helps you; it does name your accounts and folders.',
  ],
  exitCodes: [4, 5],
};
