import type { Command } from 'commander';
import { Option } from 'commander';
import type { PacingMemory } from '../http/pacer.ts';
import { LoginError } from '../mastodon/errors.ts';
import type { AccountEvent } from '../mastodon/own-account.ts';
import type { OwnAccount } from '../mastodon/types.ts';
import { type Address, parseAddress } from '../people/address.ts';
import type { StoredAccount } from '../settings/accounts.ts';
import type { CommonOptions, Context } from './context.ts';
import { parseDuration } from './durations.ts';
import { usageError } from './errors.ts';
import { valueOption } from './options.ts';

/** The options of every command that acts on an account, as `addAccountOptions` declares them. */
export interface AccountOptions extends CommonOptions {
  readonly as?: Address;
  readonly tokenFile?: string;
  /** Above 0, at most 1. */
  readonly share: number;
  readonly pace: 'even' | 'burst';
  /** Milliseconds; by default unlimited where a person watches, else none. */
  readonly maxWait?: number;
  /** Milliseconds. */
  readonly giveUpAfter: number;
}

/** Declares what `AccountOptions` holds. */
export function addAccountOptions(command: Command): void {
  command
    .addOption(
      valueOption(
        '--as <user@host>',
        'the account to act as, when you are logged in to several',
        parseAccount,
      ),
    )
    .option('--token-file <file>', 'act with the token in this file instead of a login; - is stdin')
    .addOption(
      valueOption(
        '--share <part>',
        "how much of your server's limits to use, from 0.01 to 1",
        parseShare,
      ).default(0.9),
    )
    .addOption(
      new Option('--pace <way>', 'use what a limit allows at once, or spread it')
        .choices(['even', 'burst'])
        .default('burst'),
    )
    .addOption(
      valueOption(
        '--max-wait <duration>',
        'longest wait for a limit (on a terminal unlimited, else 0)',
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

/**
 * The account a command acts on: the one of `--as`, or the only one.
 * @throws {LoginError} when there is none, it is not among them, or there are several and no `--as`
 */
export async function chooseAccount(context: Context, options: AccountOptions): Promise<StoredAccount> {
  const { openAccounts } = await import('../settings/accounts.ts');
  const store = await openAccounts(context.configFolder);
  const accounts = await store.list();
  void accounts;
  void options;
  throw new LoginError('Nobody is logged in: run oxpecker login SERVER');
}

/**
 * Opens the account for work. The caller closes it.
 * @param memory what is known of its limits from earlier runs
 * @throws {LoginError | TemporaryError | UnreachableError | NotAServerError}
 */
export async function openOwnAccount(
  context: Context,
  stored: StoredAccount,
  options: AccountOptions,
  memory: PacingMemory,
  onEvent: (event: AccountEvent) => void,
): Promise<OwnAccount> {
  const { clock, random, signal, terminal } = context;
  const { detectServer } = await import('../mastodon/server.ts');
  const { createOwnAccount } = await import('../mastodon/own-account.ts');
  const api = await context.openApi(stored.host);
  try {
    return createOwnAccount({
      api,
      server: await detectServer(api, stored.host, signal),
      token: stored.token,
      scopes: stored.scopes,
      address: stored.address,
      id: stored.id,
      clock,
      random,
      signal,
      share: options.share,
      pace: options.pace,
      maxWaitMs: options.maxWait ?? (terminal.isInteractive ? Number.POSITIVE_INFINITY : 0),
      giveUpAfterMs: options.giveUpAfter,
      memory,
      onEvent,
    });
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** Reads `user@host` or `@user@host` of the command line. @throws {ExitError} (usage) for anything else */
export function parseAccount(text: string): Address {
  const address = parseAddress(text);
  if (address === null) throw usageError(`"${text}" is no account: write it like you@mastodon.example`);
  return address;
}

function parseShare(text: string): number {
  const share = Number(text);
  if (!(share >= 0.01 && share <= 1)) throw usageError(`"${text}" is not a number from 0.01 to 1`);
  return share;
}
