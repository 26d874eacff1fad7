import type { Clock } from '../http/clock.ts';
import { readJournal } from '../journal/journal.ts';
import type { StatusView } from '../report/status-view.ts';
import { statusOf } from './journal-status.ts';
import { journalsIn, migrationFolders, type PlaceRequest, type PlaceTools } from './migration-place.ts';

/** What reading a status works with. */
export interface StatusTools extends PlaceTools {
  readonly clock: Pick<Clock, 'now'>;
  /** NodeInfo `software.name` of the server of an account somebody logged in to; null when nobody did. */
  readonly softwareOf: (account: string) => Promise<string | null>;
}

/**
 * Reads how far migrations are, without the network and without their locks: a run may be under way.
 * @returns one for every journal
 * @throws {Error} with a sentence when there is no migration; {JournalError} when a journal is damaged
 */
export async function readStatus(request: PlaceRequest, tools: StatusTools): Promise<StatusView[]> {
  const views: StatusView[] = [];
  const now = tools.clock.now();
  for (const folder of await migrationFolders(request, tools)) {
    for (const path of await journalsIn(folder)) {
      const journal = await readJournal(path, null, { run: 'status', now: () => now });
      if (journal === null) continue;
      const software = (await tools.softwareOf(journal.pair.target)) ?? '';
      views.push(statusOf(journal, path, software, now));
    }
  }
  return views;
}
