import { ApiError } from '../../mastodon/errors.ts';
import type { OwnAccount } from '../../mastodon/types.ts';

/** How many one request puts into a list, or takes out of it. */
export const MEMBERS_A_REQUEST = 40;

/**
 * Reads who stands in a list.
 * @returns the server's ids of their accounts
 * @throws {ApiError | LoginError | TemporaryError}
 */
export async function membersOf(listId: string, account: OwnAccount): Promise<ReadonlySet<string>> {
  const members = new Set<string>();
  for await (const page of account.listMembers(listId)) for (const id of page) members.add(id);
  return members;
}

/** The same of a list that may be gone. @returns null when it is @throws as `membersOf` does */
export async function membersLeft(listId: string, account: OwnAccount): Promise<ReadonlySet<string> | null> {
  try {
    return await membersOf(listId, account);
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
