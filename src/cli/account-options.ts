import type { Command } from 'commander';
import { Option } from 'commander';
import { USUAL_SHARE } from '../mastodon/limits.ts';
import { type Address, parseAddress } from '../people/address.ts';
import type { CommonOptions } from './context.ts';
import { parseDuration } from './durations.ts';
import { usageError } from './errors.ts';
import { GROUPS } from './help/help-text.ts';
import { valueOption } from './options.ts';

/** The options of every command that acts on an account, as `addAccountOptions` declares them. */
export interface AccountOptions extends CommonOptions {
  readonly as?: Address;
  readonly tokenFile?: string;
  /** Above 0, at most 1. */
  readonly share: number;
  readonly pace: 'even' | 'burst';
  /** Milliseconds; by default unlimited where a person watches, else none, or ten minutes at an even pace. */
  readonly maxWait?: number;
  /** Milliseconds. */
  readonly giveUpAfter: number;
}

/** Declares what `AccountOptions` holds. @param pace how limits are used unless somebody says otherwise */
export function addAccountOptions(command: Command, pace: AccountOptions['pace'] = 'burst'): void {
  command
    .optionsGroup(GROUPS.account)
    .addOption(
      valueOption(
        '--as <user@host>',
        'the account to act as, when you are logged in to several',
        parseAccount,
      ),
    )
    .option('--token-file <file>', 'act with the token in this file instead of a login; - is stdin')
    .optionsGroup(GROUPS.pace)
    .addOption(
      valueOption(
        '--share <part>',
        "how much of your server's limits to use, from 0.01 to 1",
        parseShare,
      ).default(USUAL_SHARE),
    )
    .addOption(
      new Option('--pace <way>', 'use what a limit allows at once, or spread it')
        .choices(['even', 'burst'])
        .default(pace),
    )
    .addOption(
      valueOption(
        '--max-wait <duration>',
        `longest wait for a limit (on a terminal unlimited, else ${pace === 'even' ? '10m' : '0'})`,
        parseDuration,
      ),
    )
    .addOption(
      valueOption(
        '--give-up-after <duration>',
        'how long to try while the network or your server is away',
        parseDuration,
      ).default(parseDuration('15m'), '15m'),
    );
}

/** Reads `user@host` or `@user@host` of the command line. @throws {ExitError} (usage) for anything else */
export function parseAccount(text: string): Address {
  const address = parseAddress(text.trim());
  if (address === null) throw usageError(`"${text}" is no account: write it like you@mastodon.example`);
  return address;
}

function parseShare(text: string): number {
  const share = Number(text);
  if (!(share >= 0.01 && share <= 1)) throw usageError(`"${text}" is not a number from 0.01 to 1`);
  return share;
}
