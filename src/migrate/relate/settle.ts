import * as v from 'valibot';
import { isOpen } from '../../journal/states.ts';
import type { Entry, Item } from '../../journal/types.ts';
import type { Operation, OwnAccount } from '../../mastodon/types.ts';
import { wordFor } from './relation.ts';
import { relationshipsOf } from './relationships.ts';

/** The operation in the journal that takes back another. */
export const UNDO = { follow: 'unfollow', block: 'unblock', mute: 'unmute' } as const;

/** A write that died long ago was looked for in vain: who does it now is somebody else. */
const NOT_THERE = 'not there';
/** Longer than a request and a server that is late with it take. */
const LOST_MS = 5 * 60_000;

const ImportPayload = v.object({ via: v.literal('import') });

/** A write, or taking one back, of which nobody knows yet whether it happened. */
interface Unsettled {
  readonly item: Item;
  readonly undoing: boolean;
  /** Whether the request may have reached the server; an import is one request for all of its items. */
  readonly mayHaveLeft: boolean;
}

/** The writes of one operation that an earlier run left unclear, those that took one back included. */
export function unsettledOf(items: ReadonlyMap<string, Item>, operation: Operation): Unsettled[] {
  return [...items.values()].flatMap((item): Unsettled[] => {
    if (item.op !== operation) return [];
    if (isOpen(item.undo)) return [{ item, undoing: true, mayHaveLeft: true }];
    if (item.undo !== null || !isOpen(item.state)) return [];
    return [{ item, undoing: false, mayHaveLeft: !isImported(item) || wasHandedOver(item, items) }];
  });
}

/**
 * Looks at the relationships behind unclear writes.
 * @param now milliseconds since the epoch
 * @returns what the journal should hear. Nothing of a write of which the server does not tell (it leaves suspended
 *   accounts out), or that may still be under way: it is open then, and making it again is harmless, because a follow,
 *   block or mute that exists already changes nothing, and one that was taken back neither
 */
export async function settleRelations(
  unsettled: readonly Unsettled[],
  operation: Operation,
  account: OwnAccount,
  now: number,
): Promise<Entry[]> {
  const found = unsettled.flatMap(each => (each.item.id === null ? [] : [{ ...each, id: each.item.id }]));
  const relations = await relationshipsOf(
    account,
    found.map(each => each.id),
  );
  return found.flatMap(({ item, undoing, mayHaveLeft, id }): Entry[] => {
    const relation = relations.get(id);
    if (relation === undefined) return [];
    const word = wordFor(operation, relation, account.server.quirks);
    const key = `${item.subject}#${item.generation}`;
    if (undoing) return word ? [] : [{ key, op: UNDO[operation], state: 'done', id }];
    if (word && mayHaveLeft && mayBeOurs(item)) return [{ key, op: operation, state: 'done', id, why: word }];
    if (word) return [{ key, op: operation, state: 'skipped', id, why: 'already' }];
    const isLost = !mayHaveLeft || isTooLate(item, now);
    return isLost && mayBeOurs(item) ? [{ key, op: operation, state: 'unknown', id, why: NOT_THERE }] : [];
  });
}

/** Whether a write of this tool may be behind what now stands: it was sent, perhaps, and nobody found it missing. */
export function mayBeOurs({ state, why }: Item): boolean {
  return isOpen(state) && why !== NOT_THERE;
}

/** Whether an item goes by an import: servers may work on one for hours. */
export function isImported({ payload }: Pick<Item, 'payload'>): boolean {
  return v.is(ImportPayload, payload);
}

/** The subject of the one request by which a run hands over all that it imports. */
export function importSubject(operation: string, run: string): string {
  return `import:${operation}/${run}`;
}

function wasHandedOver({ op, run }: Item, items: ReadonlyMap<string, Item>): boolean {
  const handOver = items.get(importSubject(op, run));
  return handOver !== undefined && handOver.state !== 'failed';
}

/** Whether what has not happened by now never will. What stands in the future was dated by a clock that was wrong. */
function isTooLate(item: Item, now: number): boolean {
  return !isImported(item) && Math.abs(now - Date.parse(item.at)) >= LOST_MS;
}
