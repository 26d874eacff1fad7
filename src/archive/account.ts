import { fieldsOf, idOf, textOf } from './fields.ts';
import type { Account } from './types.ts';

/** An account from the three members that every file names differently; `null` without an id. */
export function accountFrom(id: unknown, handle: unknown, name: unknown): Account | null {
  const known = idOf(id);
  return known === null ? null : { id: known, handle: textOf(handle) || null, name: textOf(name) || null };
}

/** @param record `{"account": {accountId, username, accountDisplayName}}` of `account.js` */
export function accountOf(record: unknown): Account | null {
  const account = fieldsOf(fieldsOf(record).account);
  return accountFrom(account.accountId, account.username, account.accountDisplayName);
}
