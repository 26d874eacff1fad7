import type { Item } from '../../journal/types.ts';
import type { Quirks, Relationship } from '../../mastodon/types.ts';
import { wordFor } from './relation.ts';
import { RELATIONSHIPS_A_REQUEST } from './settle.ts';
import type { Aftermath, RelateTools } from './types.ts';

/** Other servers get this long to answer the last follow: Mastodon says yes before they are asked. */
const PATIENCE_MS = 5_000;

/**
 * Reads what became of follows that the server had said yes to: all that no run has looked at so far, and those that
 * wait for approval. What changed is written down.
 * @returns what changed, by subject
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function checkFollows({
  account,
  journal,
  clock,
  signal,
  onEvent,
}: RelateTools): Promise<Map<string, Aftermath>> {
  const changes = new Map<string, Aftermath>();
  const unchecked = uncheckedOf(journal.items);
  if (unchecked.length === 0) return changes;
  const latest = unchecked.reduce((at, { item }) => Math.max(at, Date.parse(item.at)), 0);
  const wait = Math.min(PATIENCE_MS, latest + PATIENCE_MS - clock.now());
  if (wait > 0) await clock.sleep(wait, signal);

  for (let at = 0; at < unchecked.length; at += RELATIONSHIPS_A_REQUEST) {
    onEvent({ type: 'checking', done: at, total: unchecked.length });
    const batch = unchecked.slice(at, at + RELATIONSHIPS_A_REQUEST);
    const answers = await account.relationships(batch.map(each => each.id));
    const relations = new Map(answers.map(relation => [relation.id, relation]));
    for (const { item, id } of batch) {
      const why = aftermathOf(relations.get(id), account.server.quirks);
      if (why === item.why) continue;
      const state = why === 'followed' || why === 'requested' ? 'done' : 'skipped';
      await journal.append({ key: `${item.subject}#${item.generation}`, op: 'follow', state, why, id });
      changes.set(item.subject, why);
    }
  }
  for (const run of new Set(unchecked.map(({ item }) => item.run)))
    if (!isChecked(journal.items, run))
      await journal.append({ key: `${checkOf(run)}#0`, op: 'check', state: 'done' });
  return changes;
}

function uncheckedOf(items: ReadonlyMap<string, Item>): { readonly item: Item; readonly id: string }[] {
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
  return word === 'followed' || word === 'requested' ? word : 'refused';
}
