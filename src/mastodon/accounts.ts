import * as v from 'valibot';
import { type Address, parseAddress } from '../people/address.ts';
import type { ServerAccount } from './types.ts';

const flag = v.fallback(v.boolean(), false);
const text = v.fallback(v.nullable(v.string()), null);
/** `fqn`: only Pleroma and Akkoma write it, where `acct` of a local account does not tell its host. */
const named = { acct: v.pipe(v.string(), v.nonEmpty()), fqn: text };

const AccountSchema = v.object({
  ...named,
  id: v.pipe(v.string(), v.nonEmpty()),
  locked: flag,
  suspended: flag,
  url: text,
  moved: v.fallback(v.nullable(v.object(named)), null),
});

/**
 * Reads an account as Mastodon's API gives it.
 * @param domain the host of the server's own accounts, which it leaves out of `acct`
 * @returns null for anything else, and for an account without a usable address
 */
function readAccount(json: unknown, domain: string): ServerAccount | null {
  const account = v.safeParse(AccountSchema, json);
  if (!account.success) return null;
  const { id, locked, suspended, url, moved } = account.output;
  const address = addressOf(account.output, domain);
  return address && { id, address, locked, suspended, url, movedTo: moved && addressOf(moved, domain) };
}

/** The accounts of a list that can be read; null when it is no list. */
export function readAccounts(json: unknown, domain: string): ServerAccount[] | null {
  if (!Array.isArray(json)) return null;
  return json.flatMap(each => readAccount(each, domain) ?? []);
}

/** @returns null where it makes no address */
export function addressOf(
  { acct, fqn }: { readonly acct: string; readonly fqn: string | null },
  domain: string,
): Address | null {
  if (acct.includes('@')) return parseAddress(acct);
  return (fqn === null ? null : parseAddress(fqn)) ?? parseAddress(`${acct}@${domain}`);
}
