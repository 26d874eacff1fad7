import { parseAddress } from '../people/address.ts';
import { openAccounts } from '../settings/accounts.ts';
import { openMigrationMemory } from '../settings/migrations.ts';
import type { Context } from './context.ts';

/** The folder in which an earlier run kept the migration of a Twitter account; null when there was none. */
export async function earlierFolder(
  { configFolder }: Pick<Context, 'configFolder'>,
  twitterId: string,
): Promise<string | null> {
  if (!/^\d+$/.test(twitterId)) return null;
  return (await openMigrationMemory(configFolder, twitterId)).folder ?? null;
}

/** NodeInfo `software.name` of the server of an account somebody logged in to; null when nobody did. */
export async function softwareOf(
  { configFolder }: Pick<Context, 'configFolder'>,
  account: string,
): Promise<string | null> {
  const address = parseAddress(account);
  const stored = address && (await (await openAccounts(configFolder)).read(address));
  return stored?.software ?? null;
}
