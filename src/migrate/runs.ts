import type { Item } from '../journal/types.ts';
import type { RunView } from '../report/status-view.ts';

/**
 * What each run did that still stands, in the order in which they came to their end. Pure.
 * @param items of one operation
 */
export function runsOf(items: readonly Item[]): RunView[] {
  const runs = new Map<string, RunView>();
  for (const { state, undo, run: id, at } of items) {
    if (state !== 'done' || !(undo === null || undo === 'failed')) continue;
    const { done, lastAt } = runs.get(id) ?? { done: 0, lastAt: at };
    runs.set(id, { id, done: done + 1, lastAt: [lastAt, at].sort()[1] ?? at });
  }
  return [...runs.values()].sort((a, b) => (a.lastAt < b.lastAt ? -1 : 1));
}
