import { LoginError } from '../mastodon/errors.ts';
import { missingScopes, PURPOSES, type Purpose } from '../mastodon/purposes.ts';
import { type Address, hostOf, sameAddress, userOf } from '../people/address.ts';
import type { StoredAccount } from '../settings/accounts.ts';
import type { AccountOptions } from './account-options.ts';
import type { Context } from './context.ts';
import { usageError } from './errors.ts';
import { storedAccounts } from './stored-accounts.ts';

/**
 * The account a command acts on: the one of `--as`, or the only one; with `--token-file` that of the token.
 * @param purpose what the command does, which the token has to allow
 * @throws {LoginError} nobody is logged in to it, or its token does not allow this
 * @throws {ExitError} 2 when there are several and no `--as`
 * @throws {NotAServerError | TemporaryError | UnreachableError} with `--token-file`, which asks the server
 */
export async function chooseAccount(
  context: Context,
  options: AccountOptions,
  purpose?: Purpose,
): Promise<StoredAccount> {
  const accounts = await (await storedAccounts(context)).list();
  const { as, tokenFile = '' } = options;
  const account =
    tokenFile !== ''
      ? await accountOfToken(context, tokenFile, accounts, as)
      : as === undefined
        ? onlyOne(accounts)
        : named(accounts, as);
  const missing = missingScopes(account.scopes, purpose === undefined ? [] : [purpose]);
  if (missing.length === 0) return account;
  if (tokenFile !== '') {
    throw new LoginError(
      `The token of --token-file lacks ${missing.join(', ')}: make one with these scopes too`,
    );
  }
  // What it was good for so far it stays good for.
  const wanted = PURPOSES.filter(
    each => each === purpose || missingScopes(account.scopes, [each]).length === 0,
  );
  throw new LoginError(
    `The token of ${account.address} lacks ${missing.join(', ')}: run npx oxpecker login ${account.host} --for ${wanted.join(',')}`,
  );
}

function onlyOne(accounts: readonly StoredAccount[]): StoredAccount {
  const [account, ...others] = accounts;
  if (!account)
    throw new LoginError('Nobody is logged in: run npx oxpecker login with the name of your server');
  if (others.length === 0) return account;
  throw usageError(`You are logged in to several accounts: add --as with one of ${listed(accounts)}`);
}

function named(accounts: readonly StoredAccount[], address: Address): StoredAccount {
  const account = accounts.find(each => sameAddress(each.address, address));
  if (account) return account;
  const others = accounts.length === 0 ? '' : ` (only as ${listed(accounts)})`;
  throw new LoginError(
    `Nobody is logged in as ${address}${others}: run npx oxpecker login ${hostOf(address)}`,
  );
}

function listed(accounts: readonly StoredAccount[]): string {
  return accounts.map(({ address }) => address).join(', ');
}

/** Nothing is stored of it. */
async function accountOfToken(
  context: Context,
  file: string,
  accounts: readonly StoredAccount[],
  as: Address | undefined,
): Promise<StoredAccount> {
  const known = as === undefined ? accounts : accounts.filter(each => sameAddress(each.address, as));
  const address = as ?? (known.length === 1 ? known[0]?.address : undefined);
  if (address === undefined)
    throw usageError('--token-file needs to know whose token it is: add --as you@your.server');
  const { readToken } = await import('./token-file.ts');
  const { logInWithToken } = await import('../migrate/log-in.ts');
  const token = await readToken(context, file);
  const host = known[0]?.host ?? hostOf(address);
  const api = await context.openApi(host);
  try {
    const { server, credentials, scopes } = await logInWithToken(host, token, {
      api,
      signal: context.signal,
    });
    // Addresses may have another host than the server: then the person can name it by either.
    const isNamed = [credentials.address, `${userOf(credentials.address)}@${host}` as const].some(each =>
      sameAddress(each, address),
    );
    if (!isNamed) {
      throw new LoginError(
        `The token belongs to ${credentials.address}, not to ${address}: give the right one`,
      );
    }
    const { software, version } = server;
    return {
      address: credentials.address,
      id: credentials.id,
      host,
      software,
      version,
      token,
      scopes,
      clientId: null,
    };
  } finally {
    await api.close();
  }
}
