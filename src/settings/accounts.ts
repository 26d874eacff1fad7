import * as v from 'valibot';
import { type Address, addressKey, parseAddress } from '../people/address.ts';
import { type OnExposed, openRecords, type Records } from './records.ts';

/** An account somebody logged in to. */
export interface StoredAccount {
  readonly address: Address;
  /** The server's own id of it. */
  readonly id: string;
  /** The server as the person typed it, in lower-case punycode, perhaps with a port. */
  readonly host: string;
  /** NodeInfo `software.name` in lower case. */
  readonly software: string;
  readonly version: string;
  readonly token: string;
  /** What the token may do; null where nobody knows. */
  readonly scopes: readonly string[] | null;
  /** The app that the token was given to; null when the person brought the token. */
  readonly clientId: string | null;
}

export const AccountSchema = v.object({
  address: v.pipe(
    v.string(),
    v.transform(parseAddress),
    v.custom<Address>(address => address !== null),
  ),
  id: v.pipe(v.string(), v.nonEmpty()),
  host: v.pipe(v.string(), v.nonEmpty()),
  software: v.string(),
  version: v.string(),
  token: v.pipe(v.string(), v.nonEmpty()),
  scopes: v.nullable(v.array(v.string())),
  clientId: v.nullable(v.string()),
});

/** The accounts somebody logged in to, each in `accounts/<user@host>.json`. */
export interface AccountStore {
  list(): Promise<StoredAccount[]>;
  /** @returns null when nobody logged in to it */
  read(address: Address): Promise<StoredAccount | null>;
  write(account: StoredAccount): Promise<void>;
  /** @returns whether there was one */
  remove(address: Address): Promise<boolean>;
}

/**
 * Opens the accounts somebody logged in to. All its methods throw `SettingsError` for a damaged file.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @param onExposed called for each file that others could read until now
 * @throws when the folder cannot be made
 */
export async function openAccounts(
  configFolder: string | undefined,
  onExposed?: OnExposed,
): Promise<AccountStore> {
  const records: Records<StoredAccount> = await openRecords(
    configFolder,
    'accounts',
    AccountSchema,
    'log in again',
    { keyOf: account => addressKey(account.address), ...(onExposed && { onExposed }) },
  );
  return {
    list: () => records.list(),
    read: address => records.read(addressKey(address)),
    write: account => records.write(addressKey(account.address), account),
    remove: address => records.remove(addressKey(address)),
  };
}
