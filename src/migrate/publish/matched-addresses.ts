import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Address } from '../../people/address.ts';
import { isAtLeast, LEAST_SURE } from '../../people/confidence.ts';
import { CONFIDENCES } from '../../people/types.ts';
import type { MatchRow } from '../../report/match-row.ts';
import { readMatches } from '../../report/matches-csv.ts';
import { FILES, throwCsvError } from '../folder.ts';

/** Where somebody is now, by their handle and id on Twitter; null when nobody knows. */
export type AddressOf = (handle: string, id: string | null) => Address | null;

/**
 * The addresses of `matches.csv` that are sure enough to be written into posts, where they notify: confirmed, stated or
 * listed, and the person did not say no; or the person's own word.
 * @param folder of the migration
 * @throws {Error} with a sentence where there is no such file; {CsvError} when it cannot be read
 */
export async function readMatchedAddresses(folder: string): Promise<AddressOf> {
  const path = join(folder, FILES.matches);
  if (!existsSync(path)) {
    throw new Error(
      `--mention matched needs ${path}, which is not there: run npx oxpecker find with the archive first`,
    );
  }
  const bytes = await readFile(path).catch((error: unknown) => throwCsvError(path, error));
  const rows = readMatches(bytes, path).filter(isSure).sort(surestFirst);
  const byId = new Map<string, Address>();
  const byHandle = new Map<string, Address>();
  for (const { twitterId, twitterHandle, address } of rows) {
    if (twitterId !== null && !byId.has(twitterId)) byId.set(twitterId, address);
    const handle = twitterHandle?.toLowerCase();
    if (handle !== undefined && !byHandle.has(handle)) byHandle.set(handle, address);
  }
  // A handle may have passed on to somebody else: where both have an id, only that counts.
  const known = new Set(
    rows.flatMap(({ twitterId, twitterHandle }) => (twitterId ? (twitterHandle ?? []) : [])),
  );
  const idHandles = new Set([...known].map(handle => handle.toLowerCase()));
  return (handle, id) => {
    const name = handle.toLowerCase();
    if (id !== null) return byId.get(id) ?? (idHandles.has(name) ? null : (byHandle.get(name) ?? null));
    return byHandle.get(name) ?? null;
  };
}

function isSure({ follow, followedByDefault, confidence }: MatchRow): boolean {
  if (follow !== followedByDefault) return follow;
  return confidence === null || isAtLeast(confidence, LEAST_SURE);
}

/** A row added by hand comes first. */
function surestFirst(a: MatchRow, b: MatchRow): number {
  const place = ({ confidence }: MatchRow) => (confidence === null ? -1 : CONFIDENCES.indexOf(confidence));
  return place(a) - place(b);
}
