import type { Api } from '../http/types.ts';
import type { Purpose } from './purposes.ts';

/** What can be read without changing anything, and the scope it needs (mastodon-api.md §5). */
const READS: Readonly<Record<Purpose, (id: string) => readonly (readonly [scope: string, path: string])[]>> =
  {
    follow: id => [
      ['read:search', '/api/v2/search?q=oxpecker&type=accounts&limit=1'],
      ['read:follows', `/api/v1/accounts/relationships?id[]=${encodeURIComponent(id)}`],
      ['read:blocks', '/api/v1/blocks?limit=1'],
      ['read:mutes', '/api/v1/mutes?limit=1'],
      ['read:lists', '/api/v1/lists'],
    ],
    post: id => [['read:statuses', `/api/v1/accounts/${encodeURIComponent(id)}/statuses?limit=1`]],
  };

/**
 * The scopes for reading that a token lacks, found out by trying (403). Those for writing cannot be tried.
 * @param id of the token's own account
 * @throws {UnreachableError}
 */
export async function missingReads(
  api: Api,
  token: string,
  id: string,
  purposes: readonly Purpose[],
  signal: AbortSignal,
): Promise<string[]> {
  const missing: string[] = [];
  for (const [scope, path] of purposes.flatMap(purpose => READS[purpose](id))) {
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await api.send({ method: 'GET', path, headers, signal });
    if (status === 403) missing.push(scope);
  }
  return missing;
}
