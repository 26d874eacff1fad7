import { missingScopes, PURPOSES } from '../../mastodon/purposes.ts';
import type { AccountDocument, AccountsDocument } from '../../report/account-document.ts';
import { accountLines } from '../../report/accounts-text.ts';
import { terminalSafeJson } from '../../report/text.ts';
import type { StoredAccount } from '../../settings/accounts.ts';
import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { storedAccounts } from '../stored-accounts.ts';

/** `oxpecker accounts`. @returns 0, also when there is none */
export async function accounts(context: Context, _options: CommonOptions): Promise<ExitCode> {
  const { terminal } = context;
  const stored = await (await storedAccounts(context)).list();
  const document: AccountsDocument = { accounts: stored.map(accountDocument) };
  if (terminal.json) await terminal.write([terminalSafeJson(document, 2), '\n']);
  else await terminal.writeLines(accountLines(document.accounts));
  if (stored.length === 0)
    terminal.say('Nobody is logged in: npx oxpecker login with the name of your server logs you in.');
  return 0;
}

/** What is told of an account: everything but its token. */
export function accountDocument(account: StoredAccount): AccountDocument {
  const { address, host, software, version, scopes } = account;
  const purposes = PURPOSES.filter(purpose => missingScopes(scopes, [purpose]).length === 0);
  return { address, server: host, software, version, scopes, for: purposes };
}
