import type { Item } from '../../journal/types.ts';
import type { Quirks, Relationship } from '../../mastodon/types.ts';
import { wordFor } from './relation.ts';
import { RELATIONSHIPS_A_REQUEST, relationshipsOf } from './relationships.ts';
import type { Aftermath, RelateTools } from './types.ts';

/** Other servers get this long to answer the last follow: Mastodon says yes before they are asked. */
const PATIENCE_MS = 5_000;
/** Where a follow does not show by then, the server gets this long before that is believed. */
const SECOND_LOOK_MS = 30_000;

/** A follow that the server had said yes to. */
interface Unchecked {
  readonly item: Item;
  readonly id: string;
}

/**
 * Reads what became of follows that the server had said yes to: all that no run has looked at so far, and those that
 * wait for approval. What changed is written down.
 * @returns what changed, by subject
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function checkFollows(tools: RelateTools): Promise<Map<string, Aftermath>> {
  const { account, journal, onEvent } = tools;
  const changes = new Map<string, Aftermath>();
  const unchecked = uncheckedOf(journal.items);
  if (unchecked.length === 0) return changes;
  await awaitLatest(unchecked, PATIENCE_MS, tools);

  const settle = async ({ item, id }: Unchecked, why: Aftermath): Promise<void> => {
    if (why === item.why) return;
    const state = isFollow(why) ? 'done' : 'skipped';
    await journal.append({ key: `${item.subject}#${item.generation}`, op: 'follow', state, why, id });
    changes.set(item.subject, why);
  };
  const doubtful: Unchecked[] = [];
  for (let at = 0; at < unchecked.length; at += RELATIONSHIPS_A_REQUEST) {
    onEvent({ type: 'checking', done: at, total: unchecked.length });
    const batch = unchecked.slice(at, at + RELATIONSHIPS_A_REQUEST);
    const relations = await relationshipsOf(account, idsOf(batch));
    for (const each of batch) {
      const why = aftermathOf(relations.get(each.id), account.server.quirks);
      if (isFollow(why)) await settle(each, why);
      else doubtful.push(each);
    }
  }
  if (doubtful.length > 0) {
    await awaitLatest(doubtful, SECOND_LOOK_MS, tools);
    const relations = await relationshipsOf(account, idsOf(doubtful));
    for (const each of doubtful) {
      // A batch may leave out more than those who are gone.
      const relation = relations.get(each.id) ?? (await relationshipsOf(account, [each.id])).get(each.id);
      await settle(each, aftermathOf(relation, account.server.quirks));
    }
  }
  for (const run of new Set(unchecked.map(({ item }) => item.run)))
    if (!isChecked(journal.items, run))
      await journal.append({ key: `${checkOf(run)}#0`, op: 'check', state: 'done' });
  return changes;
}

/** Waits until the latest of them is that old. */
async function awaitLatest(
  unchecked: readonly Unchecked[],
  ms: number,
  { clock, signal }: RelateTools,
): Promise<void> {
  const latest = unchecked.reduce((at, { item }) => Math.max(at, Date.parse(item.at)), 0);
  const wait = Math.min(ms, latest + ms - clock.now());
  if (wait > 0) await clock.sleep(wait, signal);
}

function idsOf(unchecked: readonly Unchecked[]): string[] {
  return unchecked.map(({ id }) => id);
}

function isFollow(why: Aftermath): boolean {
  return why === 'followed' || why === 'requested';
}

function uncheckedOf(items: ReadonlyMap<string, Item>): Unchecked[] {
  return [...items.values()].flatMap(item => {
    const { op, state, undo, id, why } = item;
    if (op !== 'follow' || state !== 'done' || undo !== null || id === null) return [];
    return why === 'requested' || !isChecked(items, item.run) ? [{ item, id }] : [];
  });
}

function isChecked(items: ReadonlyMap<string, Item>, run: string): boolean {
  return items.get(checkOf(run))?.state === 'done';
}

function checkOf(run: string): string {
  return `check:follow/${run}`;
}

function aftermathOf(relation: Relationship | undefined, quirks: Quirks): Aftermath {
  // Mastodon leaves suspended accounts out.
  if (!relation) return 'gone';
  const word = wordFor('follow', relation, quirks);
  if (word === 'followed' || word === 'requested') return word;
  return relation.blockedBy ? 'blocked' : 'refused';
}
