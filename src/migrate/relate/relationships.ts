import type { OwnAccount, Relationship } from '../../mastodon/types.ts';

/** How many relationships one request may ask for (mastodon-api.md §4). */
export const RELATIONSHIPS_A_REQUEST = 40;

/** Reads relationships in batches. @returns by id; those the server leaves out (suspended, deleted) are missing */
export async function relationshipsOf(
  account: OwnAccount,
  ids: readonly string[],
): Promise<Map<string, Relationship>> {
  const relations = new Map<string, Relationship>();
  for (let at = 0; at < ids.length; at += RELATIONSHIPS_A_REQUEST) {
    const batch = await account.relationships(ids.slice(at, at + RELATIONSHIPS_A_REQUEST));
    for (const relation of batch) relations.set(relation.id, relation);
  }
  return relations;
}
