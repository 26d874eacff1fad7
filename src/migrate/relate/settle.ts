import type { Entry, Item } from '../../journal/types.ts';
import type { Operation, OwnAccount, Relationship } from '../../mastodon/types.ts';
import { parseAddress } from '../../people/address.ts';
import { addressOf, isOpen, wordFor } from './relation.ts';

/** How many relationships one request may ask for (mastodon-api.md §4). */
export const RELATIONSHIPS_A_REQUEST = 40;

const UNDO = { follow: 'unfollow', block: 'unblock', mute: 'unmute' } as const;

/** A write, or taking one back, of which nobody knows yet whether it happened. */
interface Unsettled {
  readonly item: Item;
  readonly undoing: boolean;
}

/** The writes of one operation that an earlier run left unclear, those that took one back included. */
export function unsettledOf(items: ReadonlyMap<string, Item>, operation: Operation): Unsettled[] {
  return [...items.values()].flatMap((item): Unsettled[] => {
    if (item.op !== operation) return [];
    if (isOpen(item.undo)) return [{ item, undoing: true }];
    return item.undo === null && isOpen(item.state) ? [{ item, undoing: false }] : [];
  });
}

/**
 * Looks at the relationships behind unclear writes.
 * @returns what the journal should hear. Nothing of a write that did not happen, or of which the server does not tell
 *   (it leaves suspended accounts out): it is open then, and making it again is harmless, because a follow, block or
 *   mute that exists already changes nothing, and one that was taken back neither
 */
export async function settle(
  unsettled: readonly Unsettled[],
  operation: Operation,
  account: OwnAccount,
): Promise<Entry[]> {
  const found = await withIds(unsettled, account);
  const relations = await relationshipsOf(
    account,
    found.map(each => each.id),
  );
  return found.flatMap(({ item, undoing, id }): Entry[] => {
    const relation = relations.get(id);
    if (relation === undefined) return [];
    const word = wordFor(operation, relation, account.server.quirks);
    const key = `${item.subject}#${item.generation}`;
    if (undoing) return word ? [] : [{ key, op: UNDO[operation], state: 'done', id }];
    return word ? [{ key, op: operation, state: 'done', id, why: word }] : [];
  });
}

/** An import leaves no ids behind: whom it was about is found out now. */
async function withIds(unsettled: readonly Unsettled[], account: OwnAccount) {
  const found: (Unsettled & { id: string })[] = [];
  for (const each of unsettled) {
    const id = each.item.id ?? (await idOf(each.item, account));
    if (id !== null) found.push({ ...each, id });
  }
  return found;
}

async function idOf(item: Item, account: OwnAccount): Promise<string | null> {
  const address = parseAddress(addressOf(item.subject));
  if (address === null) return null;
  const resolved = await account.resolve(address);
  return resolved.status === 'found' ? resolved.account.id : null;
}

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
