import type { Command } from 'commander';
import { PURPOSES, type Purpose } from '../../mastodon/purposes.ts';
import { parseAccount } from '../account-options.ts';
import { explain, GROUPS } from '../help/help-text.ts';
import { parseWords, valueOption } from '../options.ts';
import type { Act } from './act.ts';

/** Declares `login`, `accounts` and `logout`. */
export function declareAccount(program: Command, act: Act): void {
  const login = program
    .command('login')
    .argument('<server>', 'the name of your server, as in mastodon.social, or your address there')
    .description('Log in to your account on the fediverse.')
    .optionsGroup(GROUPS.account)
    .addOption(
      valueOption('--for <list>', 'what for: any of follow,post', parsePurposes).default(
        PURPOSES,
        'follow,post',
      ),
    )
    .option('--no-browser', 'show the address to open, and take the code that the server shows there')
    .option('--token-file <file>', 'take the access token in this file; - is stdin')
    .action(act(async (...args: Parameters<Login>) => (await import('../commands/login.ts')).login(...args)));

  explain(login, {
    examples: [
      ['npx oxpecker login mastodon.social'],
      ['npx oxpecker login mastodon.social --for follow', 'it may follow, not post'],
      ['npx oxpecker login mastodon.social --no-browser', 'the browser is elsewhere'],
      ['npx oxpecker login mastodon.social --token-file token', 'a token of your own'],
    ],
    notes: [
      'Your browser opens, and your server asks you whether oxpecker may do what --for names. You can be logged in to several accounts; --as user@host chooses one. The token stays on this machine, in a file that only you can read.',
    ],
    exitCodes: [4, 5, 130],
  });

  const accounts = program
    .command('accounts')
    .description('List the accounts you are logged in to.')
    .action(
      act(async (...args: Parameters<Accounts>) =>
        (await import('../commands/accounts.ts')).accounts(...args),
      ),
    );

  explain(accounts, { examples: [['npx oxpecker accounts']], notes: [], exitCodes: [] });

  const logout = program
    .command('logout')
    .argument('[account]', 'user@host; not needed where there is but one', parseAccount)
    .description('Take back the access to an account and forget it.')
    .action(
      act(async (...args: Parameters<Logout>) => (await import('../commands/logout.ts')).logout(...args)),
    );
  explain(logout, {
    examples: [['npx oxpecker logout'], ['npx oxpecker logout you@mastodon.social']],
    notes: ['What was done stays done; npx oxpecker undo takes it back, before you log out.'],
    exitCodes: [3],
  });
}

type Login = typeof import('../commands/login.ts').login;
type Accounts = typeof import('../commands/accounts.ts').accounts;
type Logout = typeof import('../commands/logout.ts').logout;

function parsePurposes(text: string): readonly Purpose[] {
  const words = new Set(parseWords(text, PURPOSES));
  return PURPOSES.filter(purpose => words.has(purpose));
}
