import { JournalError } from './errors.ts';
import { Fold } from './fold.ts';
import { FoldedJournal, NOWHERE, type Sink, type Writer } from './folded-journal.ts';
import type { HostFacts } from './host-facts.ts';
import { openJsonLines, type Reading, readJsonLines } from './json-lines.ts';
import type { Header } from './json-lines-header.ts';
import { takeLock } from './lock.ts';
import { parseRecord } from './records.ts';
import type { Journal, Pair } from './types.ts';

/** What the first line of every journal says; the version is that of the records and of what they mean. */
export const HEADER: Header = { file: 'journal', version: 1 };

/** What a journal has to know of the run that writes it. */
export interface JournalOptions extends Writer {
  /** By default those of this machine. */
  readonly facts?: HostFacts;
}

/**
 * Opens the journal at `path`, or creates it, and holds its lock (`<path>.lock`) until it is closed. A Twitter id that
 * either side does not know fits any.
 * @throws {LockedError} when another run holds the lock
 * @throws {JournalError} when it belongs to another pair, is of a later version, is damaged anywhere but in a torn last
 *   line, or cannot be opened
 */
export async function openJournal(path: string, pair: Pair, options: JournalOptions): Promise<Journal> {
  const lock = await takeLock(`${path}.lock`, options);
  const fold = new Fold();
  try {
    const header = { ...HEADER, twitterId: pair.twitterId, target: pair.target };
    const file = await openJsonLines(path, header, readingInto(fold, path));
    try {
      const found = expectPair(path, file.header, pair);
      const sink: Sink = {
        append: async record => {
          await lock.check();
          await file.append(record);
        },
        close: async () => {
          await file.close();
          await lock.release();
        },
      };
      return new FoldedJournal(found, fold, sink, options);
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Reads the journal at `path` as it is now, without its lock and without a trace: another run may be writing it. What
 * is appended to the result stays in memory.
 * @param pair whose it has to be; null: whoever it belongs to
 * @returns null when there is no such file, or nothing in it yet
 * @throws {JournalError} as `openJournal` does
 */
export async function readJournal(
  path: string,
  pair: Pair | null,
  options: JournalOptions,
): Promise<Journal | null> {
  const fold = new Fold();
  const read = await readJsonLines(path, HEADER, readingInto(fold, path));
  const header = read?.header ?? null;
  if (header === null) return null;
  const found = expectPair(path, header, pair);
  return new FoldedJournal(found, fold, NOWHERE, options);
}

/** A journal that is kept in memory alone. @param records what earlier runs said, in order */
export function memoryJournal(
  pair: Pair,
  options: JournalOptions,
  records: readonly unknown[] = [],
): Journal {
  const fold = new Fold();
  const take = recordsInto(fold, 'The journal in memory');
  for (const [index, record] of records.entries()) take(record, index + 2);
  return new FoldedJournal(pair, fold, NOWHERE, options);
}

function readingInto(fold: Fold, path: string): Reading {
  return {
    onRecord: recordsInto(fold, path),
    onDamage: line => refuse(path, line, 'it is not JSON'),
  };
}

function recordsInto(fold: Fold, path: string): (value: unknown, line: number) => void {
  return (value, line) => {
    const record = parseRecord(value);
    if ('wrong' in record) return refuse(path, line, record.wrong);
    fold.add(record);
  };
}

function refuse(path: string, line: number, what: string): never {
  throw new JournalError(
    `${path} is damaged in line ${line} (${what}). Nothing was changed: correct that line by hand, or put back a copy from before the damage, then run again`,
  );
}

function expectPair(path: string, header: Header, wanted: Pair | null): Pair {
  const found = pairIn(header);
  if (found === null) {
    throw new JournalError(
      `${path} does not say whose journal it is, so it was changed by hand: put back a copy from before that`,
    );
  }
  if (wanted === null) return found;
  const { target, twitterId } = found;
  if (target.toLowerCase() !== wanted.target.toLowerCase()) {
    throw new JournalError(
      `${path} is the journal of ${target}, not of ${wanted.target}: log in to that account, or use another folder with --dir`,
    );
  }
  if (twitterId !== null && wanted.twitterId !== null && twitterId !== wanted.twitterId) {
    throw new JournalError(
      `${path} is the journal of the Twitter account ${twitterId}, and this archive is of ${wanted.twitterId}: use another folder with --dir`,
    );
  }
  return { target, twitterId: twitterId ?? wanted.twitterId };
}

/** Whose journal its first line says it is; null where that makes no sense. */
export function pairIn({ twitterId, target }: Header): Pair | null {
  if (!isName(target) || !(twitterId === null || isName(twitterId))) return null;
  return { twitterId, target };
}

/** More than any id or address has: who has to read it in a sentence is spared it. */
const MOST_UNITS = 500;

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST_UNITS;
}
