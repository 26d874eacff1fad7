import type { KnownAccount } from '../../migrate/doctor/look-at-server.ts';
import { hostOf, sameAddress } from '../../people/address.ts';
import type { SettingsLook } from '../../settings/look.ts';
import type { Context } from '../context.ts';
import { usageError } from '../errors.ts';
import { parseServer } from '../server-name.ts';
import { readToken } from '../token-file.ts';
import type { DoctorOptions } from './doctor.ts';

/** A server to be asked, and whose login there is looked at; null: nobody's. */
export interface Patient {
  readonly host: string;
  readonly account: KnownAccount | null;
}

/**
 * Whom `doctor` looks at: the accounts somebody is logged in to, as `--as` and the named server narrow them; a server
 * that was named on its own where nobody is; with `--token-file` whose token that is.
 * @throws {ExitError} 2 for what is no server, and for a token without `--as`
 */
export async function patientsOf(
  context: Context,
  { as, tokenFile = '' }: DoctorOptions,
  { accounts }: SettingsLook,
  server: string | undefined,
): Promise<readonly Patient[]> {
  const named = server === undefined ? null : parseServer(server);
  const known = accounts
    .filter(({ address }) => as === undefined || sameAddress(address, as))
    .filter(({ host }) => named === null || host === named);
  if (tokenFile !== '') {
    if (as === undefined)
      throw usageError('--token-file needs to know whose token it is: add --as you@your.server');
    const token = await readToken(context, tokenFile);
    const host = named ?? known[0]?.host ?? hostOf(as);
    return [{ host, account: { address: as, token, scopes: null } }];
  }
  if (known.length === 0 && named !== null) return [{ host: named, account: null }];
  return known.map(account => ({ host: account.host, account }));
}
