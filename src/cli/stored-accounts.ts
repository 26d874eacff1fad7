import { cleanText } from '../report/text.ts';
import type { AccountStore } from '../settings/accounts.ts';
import type { Context } from './context.ts';

/**
 * The accounts somebody logged in to. A file that others could read is closed to them, and the person told.
 * @throws {SettingsError} when their folder cannot be made
 */
export async function storedAccounts({ configFolder, terminal }: Context): Promise<AccountStore> {
  const { openAccounts } = await import('../settings/accounts.ts');
  return await openAccounts(configFolder, path => {
    const sentence = `Others on this machine could read the token in ${path}; now they cannot. If you do not trust them all, run npx oxpecker logout and log in again: the old token then no longer works.`;
    terminal.say(cleanText(sentence));
  });
}
