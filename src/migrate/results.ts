import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../files/reason.ts';
import type { MatchedContact, Relation } from '../people/types.ts';
import { carryOver } from '../report/carry-over.ts';
import { followingAccountsCsv } from '../report/following-accounts-csv.ts';
import { importParts } from '../report/import-csv.ts';
import { followedAddresses, type MatchRow, matchRows } from '../report/match-row.ts';
import { matchesCsv, readMatches } from '../report/matches-csv.ts';
import { unresolved } from '../report/unresolved.ts';
import { unresolvedCsv } from '../report/unresolved-csv.ts';
import { FILES, replaceFile, throwCsvError } from './folder.ts';
import { writeParts } from './import-files.ts';

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
    if (isAbsent(error)) return [];
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
  { relations, keepRows }: { readonly relations: ReadonlySet<Relation>; readonly keepRows: boolean },
): Promise<MatchRow[]> {
  const rows = carryOver([...matchRows(contacts)], await readEdits(folder), { keepAll: keepRows });
  await replaceFile(join(folder, FILES.matches), matchesCsv(rows));
  const [first = [], ...more] = importParts(followedAddresses(rows));
  const parts = [first, ...more].map(addresses => followingAccountsCsv(addresses));
  await writeParts(join(folder, FILES.following), parts);
  await replaceFile(join(folder, FILES.unresolved), unresolvedCsv(unresolved(contacts, relations)));
  return rows;
}
