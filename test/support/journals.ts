import { memoryJournal } from '../../src/journal/journal.ts';
import type { Journal, Pair } from '../../src/journal/types.ts';

export const PAIR: Pair = { twitterId: '12', target: 'me@a.example' };

/** A run at noon of the first day of 2026, unless the clock says otherwise. */
export function runOf(run = 'run1', now: () => number = () => Date.UTC(2026, 0, 1, 12)) {
  return { run, now };
}

/** A journal in memory that says what these records say. */
export function journalOf(records: readonly object[] = [], run = 'run1'): Journal {
  const stamped = records.map(record => ({ at: '2026-01-01T11:00:00.000Z', run: 'run0', ...record }));
  return memoryJournal(PAIR, runOf(run), stamped);
}
