import type { PacingMemory } from '../http/pacer.ts';
import type { Item, Journal } from '../journal/types.ts';
import { isAdopted } from './publish/records.ts';
import { isImported } from './relate/settle.ts';

/** The longest window of any server: 24 h. */
const LONGEST_WINDOW_MS = 86_400_000;

/**
 * What the journal knows of a server's limits, and the place where a run leaves what it learns.
 * @param now milliseconds since the epoch
 */
export function pacingMemory(journal: Journal, now: number): PacingMemory {
  const latest = new Map(
    journal.limits
      .map(({ bucket, taken, until, at }) => ({
        bucket,
        taken,
        until: Date.parse(until),
        at: Date.parse(at),
      }))
      .filter(({ until }) => until > now)
      .map(window => [window.bucket, window]),
  );
  return {
    windows: [...latest.values()],
    takes: new Map([
      ['follow', timesOf(journal, now, item => (wasFollowed(item) ? item.at : null))],
      ['post', timesOf(journal, now, item => (wasPosted(item) ? item.at : null))],
      ['media', timesOf(journal, now, item => (item.op === 'upload' ? item.at : null))],
      ['delete', timesOf(journal, now, item => (item.op === 'post' ? item.undoAt : null))],
    ]),
    remember: async ({ bucket, refused, taken, until }) =>
      await journal.appendLimit({ bucket, refused, taken, until: new Date(until).toISOString() }),
  };
}

/**
 * When what was sent left, as far as it lies within any window.
 * @param sentAt of an item, ISO 8601; null: nothing was sent
 */
function timesOf({ items }: Journal, now: number, sentAt: (item: Item) => string | null): number[] {
  return [...items.values()].flatMap(item => {
    const time = Date.parse(sentAt(item) ?? '');
    return time > now - LONGEST_WINDOW_MS ? [time] : [];
  });
}

/** What a server imports from a file does not count in its limit of follows (mastodon-api.md §1). */
function wasFollowed({ op, state, payload }: Item): boolean {
  const isFollow = op === 'follow' || op === 'refollow';
  return isFollow && payload !== null && state !== 'failed' && !isImported({ payload });
}

/** What was adopted left at another time, which nobody knows. */
function wasPosted(item: Item): boolean {
  const { op, state } = item;
  return op === 'post' && state !== 'failed' && state !== 'skipped' && !isAdopted(item);
}
