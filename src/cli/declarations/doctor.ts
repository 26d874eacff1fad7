import type { Command } from 'commander';
import { valueOption } from '../options.ts';
import { parseAccount } from '../own-account.ts';
import { OWN_VARIABLES, optionVariables } from '../variables.ts';
import type { Act } from './act.ts';

type Doctor = typeof import('../commands/doctor.ts').doctor;

/** Declares `doctor`. */
export function declareDoctor(program: Command, act: Act): void {
  program
    .command('doctor')
    .argument('[server]', 'a server to ask, as in mastodon.social (default: those you are logged in to)')
    .description('Look whether all is in order here and on your server, and change nothing.')
    .addOption(valueOption('--as <user@host>', 'only this account of yours', parseAccount))
    .option('--token-file <file>', 'look at the token in this file too, with --as; - is stdin')
    .option('--dir <folder>', 'only this migration folder (default: those here, and those known)')
    .action(
      act(async (...[context, options, server]: Parameters<Doctor>) => {
        const { doctor } = await import('../commands/doctor.ts');
        const variables = [...optionVariables(program), ...OWN_VARIABLES.map(([name]) => name)];
        return await doctor(context, { ...options, variables }, server);
      }),
    );
}
