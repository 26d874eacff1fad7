import { join } from 'node:path';
import { JournalError } from '../journal/errors.ts';
import { readJournal } from '../journal/journal.ts';
import type { Pair } from '../journal/types.ts';
import { journalFile } from './folder.ts';
import { migrationFolders, type PlaceRequest, type PlaceTools } from './migration-place.ts';

/**
 * The journal of an account among the migrations that somebody means.
 * @param target `user@host` of the account
 * @returns its folder, and whose it is
 * @throws {Error} with a sentence when there is none, or several fit; {JournalError} when it is damaged
 */
export async function findPairJournal(
  request: PlaceRequest,
  target: string,
  tools: PlaceTools,
): Promise<{ readonly folder: string; readonly pair: Pair }> {
  const folders = await migrationFolders(request, tools);
  const found: { folder: string; pair: Pair }[] = [];
  for (const folder of folders) {
    const path = join(folder, journalFile(target));
    // Nothing is written, so its time and run are nobody's.
    const journal = await readJournal(path, null, { run: 'look', now: () => 0 });
    if (journal) found.push({ folder, pair: journal.pair });
  }
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const all = folders.join(', ');
  throw new JournalError(
    first
      ? `There are several migrations to ${target} (${all}): name the folder of one`
      : `Nothing was done for ${target} in ${all}: name the folder of its migration, or another account with --as`,
  );
}
