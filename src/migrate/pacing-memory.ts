import type { PacingMemory } from '../http/pacer.ts';
import type { Journal } from '../journal/types.ts';

/** The longest window of any server: 24 h. */
const LONGEST_WINDOW_MS = 86_400_000;

/**
 * What the journal knows of a server's limits, and the place where a run leaves what it learns.
 * @param now milliseconds since the epoch
 */
export function pacingMemory(journal: Journal, now: number): PacingMemory {
  const latest = new Map(
    journal.limits
      .map(({ bucket, taken, until }) => ({ bucket, taken, until: Date.parse(until) }))
      .filter(({ until }) => until > now)
      .map(window => [window.bucket, window]),
  );
  return {
    windows: [...latest.values()],
    takes: new Map([['follow', followTimes(journal, now)]]),
    remember: async ({ bucket, refused, taken, until }) =>
      await journal.appendLimit({ bucket, refused, taken, until: new Date(until).toISOString() }),
  };
}

/** What a server imports from a file does not count in its limit of follows (mastodon-api.md §1). */
function followTimes({ items }: Journal, now: number): number[] {
  return [...items.values()].flatMap(({ op, state, payload, at }) => {
    const wasSent =
      (op === 'follow' || op === 'refollow') && payload !== null && state !== 'failed' && !isImport(payload);
    const time = Date.parse(at);
    return wasSent && time > now - LONGEST_WINDOW_MS ? [time] : [];
  });
}

function isImport(payload: unknown): boolean {
  return payload instanceof Object && 'via' in payload && payload.via === 'import';
}
