import { parseAddress } from '../people/address.ts';
import type { Client } from './client.ts';
import type { WriteCall } from './line.ts';
import type { Operation, Quirks } from './types.ts';

/** Servers take the whole file before they answer. */
const IMPORT_MS = 120_000;

const GOTOSOCIAL_TYPES: Readonly<Record<Operation, string>> = {
  follow: 'following',
  block: 'blocks',
  mute: 'mutes',
};

/**
 * Hands a CSV in Mastodon's format to the server, which works through it later (mastodon-api.md §4).
 * @throws {ApiError | LoginError | TemporaryError | UnclearError}
 */
export async function sendImport(
  client: Client,
  api: NonNullable<Quirks['importApi']>,
  operation: Operation,
  csv: string,
): Promise<void> {
  await client.write(api === 'gotosocial' ? toGoToSocial(operation, csv) : toAkkoma(operation, csv));
}

/** GoToSocial 0.20 `ImportPOSTHandler`: `merge` leaves who is followed already. */
function toGoToSocial(operation: Operation, csv: string): WriteCall {
  const multipart = new FormData();
  multipart.set('data', new Blob([csv], { type: 'text/csv' }), `${GOTOSOCIAL_TYPES[operation]}.csv`);
  multipart.set('type', GOTOSOCIAL_TYPES[operation]);
  multipart.set('mode', 'merge');
  return {
    method: 'POST',
    path: '/api/v1/import',
    scope: 'write',
    body: { multipart },
    timeoutMs: IMPORT_MS,
  };
}

/**
 * Pleroma `UserImportController` takes the imports of blocks and mutes apart at white space: of a CSV it would block
 * whoever is called "Account" or "address". Hence nothing but addresses is sent.
 */
function toAkkoma(operation: Operation, csv: string): WriteCall {
  const addresses = csv.split(/\r?\n/).flatMap(line => parseAddress(line.split(',')[0] ?? '') ?? []);
  return {
    method: 'POST',
    path: `/api/pleroma/${operation}${operation === 'follow' ? '' : 's'}_import`,
    scope: `write:${operation}s`,
    body: { json: { list: addresses.join('\n') } },
    timeoutMs: IMPORT_MS,
  };
}
