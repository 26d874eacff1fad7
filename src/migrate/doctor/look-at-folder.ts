import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { reasonAndRemedy } from '../../archive/file-errors.ts';
import { CsvError } from '../../csv/errors.ts';
import { codeOf, isAbsent } from '../../files/reason.ts';
import { JournalError } from '../../journal/errors.ts';
import { examineJournal, type JournalHealth } from '../../journal/examine.ts';
import { lookAtLock } from '../../journal/lock-holder.ts';
import { readMatches } from '../../report/matches-csv.ts';
import { FILES } from '../folder.ts';
import { foldersBelow, journalsIn } from '../migration-place.ts';

/** What the folder of a migration is. */
export interface FolderFacts {
  readonly path: string;
  /** Permission bits; of no meaning on Windows. */
  readonly mode: number;
  readonly isWritable: boolean;
  /** What may still be written to its disk, in bytes; null where the system does not tell. */
  readonly freeBytes: number | null;
  readonly journals: readonly JournalFacts[];
  /** The rows of `matches.csv`, or why it cannot be read, as a sentence; null where there is none. */
  readonly matches: { readonly rows: number } | { readonly problem: string } | null;
}

/** What one journal is. */
export interface JournalFacts {
  readonly path: string;
  /** Or why it cannot be read at all, as a sentence. */
  readonly health: JournalHealth | { readonly problem: string };
  /** See `lookAtLock`. */
  readonly lock: 'free' | 'stale' | { readonly held: string };
}

/**
 * The folders of migrations that are looked at.
 * @param dir the one that was named; null: all that are here or known
 * @param journals the paths of the journals that are known
 * @returns absolute paths, which need not exist
 */
export async function foldersOf(
  cwd: string,
  dir: string | null,
  journals: readonly string[],
): Promise<readonly string[]> {
  if (dir !== null) return [resolve(cwd, dir)];
  return [...new Set([...(await foldersBelow(cwd)), ...journals.map(journal => dirname(journal))])];
}

/**
 * Looks at the folder of a migration without a trace.
 * @param path absolute
 * @param now milliseconds since the epoch
 * @param known the paths of all journals that are remembered: one that is gone is missed
 * @returns null when it is not there
 * @throws the file system's own errors when it cannot be looked at
 */
export async function lookAtFolder(
  path: string,
  now: number,
  known: readonly string[],
): Promise<FolderFacts | null> {
  const found = await stat(path).catch(ignoreAbsent);
  if (found === null) return null;
  const isWritable = await access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  const journals: JournalFacts[] = [];
  const missed = known.filter(journal => dirname(journal) === path);
  for (const journal of new Set([...(await journalsIn(path)), ...missed]))
    journals.push(await lookAtJournal(journal, now));
  return {
    path,
    mode: found.mode & 0o777,
    isWritable,
    freeBytes: await freeBytesOf(path),
    journals,
    matches: await lookAtMatches(join(path, FILES.matches)),
  };
}

async function lookAtJournal(path: string, now: number): Promise<JournalFacts> {
  const lock = await lookAtLock(`${path}.lock`, now).catch((error: unknown) => ({
    held: `${path}.lock cannot be looked at: ${reasonAndRemedy(error)}`,
  }));
  try {
    const health = await examineJournal(path);
    return {
      path,
      lock,
      health: health ?? {
        problem: `${path} is not there any more, and it alone knows what was done: bring it back.`,
      },
    };
  } catch (error) {
    if (error instanceof JournalError) return { path, lock, health: { problem: error.message } };
    throw error;
  }
}

async function lookAtMatches(path: string): Promise<FolderFacts['matches']> {
  try {
    return { rows: readMatches(await readFile(path), path).length };
  } catch (error) {
    if (error instanceof CsvError) return { problem: error.message };
    if (codeOf(error) === undefined) throw error;
    return isAbsent(error) ? null : { problem: `${path} cannot be read: ${reasonAndRemedy(error)}.` };
  }
}

async function freeBytesOf(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}

function ignoreAbsent(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}
