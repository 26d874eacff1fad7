import type { Threads } from './threads.ts';
import type { TweetIndex } from './tweet-index.ts';

/** All rows by time, then by id. */
export function chronological(index: TweetIndex): Uint32Array {
  return new Uint32Array(index.size).map((_, row) => row).sort((a, b) => index.compare(a, b));
}

/**
 * The chosen tweets in the order in which they are posted: by time, then by id, but never a tweet before the one it
 * answers. `newest` takes the thread first whose first tweet is the newest; within a thread time runs on.
 * @param byTime from `chronological`
 * @param limit what is beyond it is no longer chosen; null: no limit
 */
export function publicationOrder(
  index: TweetIndex,
  threads: Threads,
  byTime: Uint32Array,
  { order, limit }: { readonly order: 'oldest' | 'newest'; readonly limit: number | null },
): Uint32Array {
  const chosen = byTime.filter(row => index.isChosen(row));
  const ordered = order === 'oldest' ? oldestFirst(chosen, threads) : newestFirst(chosen, threads);
  if (limit === null || ordered.length <= limit) return ordered;
  for (const row of ordered.subarray(limit)) index.setReason(row, 'limit');
  return ordered.slice(0, limit);
}

/** A tweet that is older than the one it answers waits for it, and follows it at once. */
function oldestFirst(chosen: Uint32Array, threads: Threads): Uint32Array {
  const ordered = new Uint32Array(chosen.length);
  const isOut = new Uint8Array(chosen.reduce((most, row) => Math.max(most, row), -1) + 1);
  const waiting = new Map<number, number[]>();
  let size = 0;
  for (const next of chosen) {
    const parent = threads.parentOf(next);
    if (parent >= 0 && isOut[parent] === 0) {
      append(waiting, parent, next);
      continue;
    }
    const ready = [next];
    for (let row = ready.pop(); row !== undefined; row = ready.pop()) {
      ordered[size++] = row;
      isOut[row] = 1;
      ready.push(...(waiting.get(row) ?? []).toReversed());
      waiting.delete(row);
    }
  }
  return ordered;
}

function newestFirst(chosen: Uint32Array, threads: Threads): Uint32Array {
  const answers = new Map<number, number[]>();
  const rootOf = new Map<number, number>();
  const oldest = oldestFirst(chosen, threads);
  for (const row of oldest) {
    const parent = threads.parentOf(row);
    if (parent < 0) continue;
    const root = rootOf.get(parent) ?? parent;
    rootOf.set(row, root);
    append(answers, root, row);
  }
  const ordered = new Uint32Array(chosen.length);
  let size = 0;
  for (const root of oldest.toReversed()) {
    if (threads.parentOf(root) >= 0) continue;
    ordered[size++] = root;
    for (const row of answers.get(root) ?? []) ordered[size++] = row;
  }
  return ordered;
}

function append(map: Map<number, number[]>, key: number, row: number): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}
