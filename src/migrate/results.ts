import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MatchedContact, Relation } from '../people/types.ts';
import { carryOver } from '../report/carry-over.ts';
import { followingAccountsCsv } from '../report/following-accounts-csv.ts';
import { followedAddresses, type MatchRow, matchRows } from '../report/match-row.ts';
import { matchesCsv, readMatches } from '../report/matches-csv.ts';
import { unresolved } from '../report/unresolved.ts';
import { unresolvedCsv } from '../report/unresolved-csv.ts';
import { FILES, replaceFile, throwCsvError } from './folder.ts';

/**
 * The rows of the `matches.csv` of an earlier run, with what the user changed in it; none when there is no such
 * file.
 * @throws {CsvError} when it cannot be understood
 */
export async function readEdits(folder: string): Promise<MatchRow[]> {
  const path = join(folder, FILES.matches);
  try {
    return readMatches(await readFile(path), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    return throwCsvError(path, error);
  }
}

/**
 * Writes the result files of `find`, each whole or not at all. The edits are read only now: they may have been made
 * while the network was asked.
 * @returns the rows of `matches.csv`
 * @throws {CsvError} when the `matches.csv` that is there cannot be understood
 */
export async function writeResults(
  folder: string,
  contacts: readonly MatchedContact[],
  relations: ReadonlySet<Relation>,
): Promise<MatchRow[]> {
  const rows = carryOver([...matchRows(contacts)], await readEdits(folder));
  await replaceFile(join(folder, FILES.matches), matchesCsv(rows));
  await replaceFile(join(folder, FILES.following), followingAccountsCsv(followedAddresses(rows)));
  await replaceFile(join(folder, FILES.unresolved), unresolvedCsv(unresolved(contacts, relations)));
  return rows;
}
