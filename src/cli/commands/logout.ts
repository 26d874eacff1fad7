import { GuardError, UnreachableError } from '../../http/errors.ts';
import { ApiError, TemporaryError } from '../../mastodon/errors.ts';
import { openOAuth } from '../../mastodon/oauth.ts';
import { type Address, sameAddress } from '../../people/address.ts';
import type { LogoutDocument } from '../../report/account-document.ts';
import { terminalSafeJson } from '../../report/text.ts';
import type { StoredAccount } from '../../settings/accounts.ts';
import { openApps } from '../../settings/apps.ts';
import { SettingsError } from '../../settings/errors.ts';
import type { CommonOptions, Context } from '../context.ts';
import { usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { storedAccounts } from '../stored-accounts.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `oxpecker logout [account]`: revokes the token and forgets it, the latter in any case.
 * @returns 0, or 3 when the token could not be revoked
 * @throws {ExitError} 2 when there are several accounts and none is named
 */
export async function logout(
  context: Context,
  _options: CommonOptions,
  address?: Address,
): Promise<ExitCode> {
  const { terminal } = context;
  const store = await storedAccounts(context);
  const accounts = await store.list();
  const others = accounts.map(each => each.address).join(', ');
  if (address === undefined && accounts.length > 1) {
    throw usageError(`You are logged in to several accounts: name one of ${others}`);
  }
  const account = accounts.find(each => address === undefined || sameAddress(each.address, address));
  if (!account) {
    const who = address === undefined ? '' : ` as ${address}${others && `, only as ${others}`}`;
    terminal.say(`Nobody is logged in${who}: there is nothing to do.`);
    if (terminal.json) await write(terminal, { address: null, revoked: false, problem: null });
    return 0;
  }
  const problem = await revoke(context, account);
  await store.remove(account.address);
  if (terminal.json) await write(terminal, { address: account.address, revoked: problem === null, problem });
  else await terminal.writeLines([`Logged out of ${account.address}.`]);
  if (problem === null) return 0;
  terminal.say(problem);
  return 3;
}

async function write(terminal: Terminal, document: LogoutDocument): Promise<void> {
  await terminal.write([terminalSafeJson(document, 2), '\n']);
}

/** @returns why the token still works, and what to do; null when it does not */
async function revoke(context: Context, account: StoredAccount): Promise<string | null> {
  const { configFolder, clock, signal, openApi } = context;
  const byHand = `revoke it in the settings of ${account.host}, where it lists the apps you allowed`;
  if (account.clientId === null)
    return `The token was your own, which oxpecker cannot revoke, so it still works: ${byHand}.`;
  const apps = await openApps(configFolder);
  const app = await apps.read(account.host).catch((error: unknown) => {
    if (error instanceof SettingsError) return null;
    throw error;
  });
  if (app?.clientId !== account.clientId) {
    return `oxpecker no longer has the registration that the token was given to, so it still works: ${byHand}.`;
  }
  const api = await openApi(account.host);
  try {
    const oauth = await openOAuth(api, clock, signal);
    await oauth.revoke(app, account.token);
    // snac2 deletes the app with its token.
    if (account.software === 'snac') await apps.remove(account.host);
    return null;
  } catch (error) {
    const isServers = [ApiError, TemporaryError, UnreachableError, GuardError].some(
      kind => error instanceof kind,
    );
    if (!isServers || !(error instanceof Error)) throw error;
    // The account is forgotten all the same: to run it again would be of no use.
    const { message } = error instanceof TemporaryError && error.cause instanceof Error ? error.cause : error;
    return `The token could not be revoked and may still work (${message}): ${byHand}.`;
  } finally {
    await api.close();
  }
}
