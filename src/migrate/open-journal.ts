import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAbsent, systemReason } from '../files/reason.ts';
import type { Clock } from '../http/clock.ts';
import { JournalError, WhoseJournalError } from '../journal/errors.ts';
import { type JournalOptions, memoryJournal, openJournal, readJournal } from '../journal/journal.ts';
import type { Journal, Pair } from '../journal/types.ts';
import { journalFile } from './folder.ts';

/** What is remembered outside the folders: where the journal of a pair lies. */
export interface PairRegistry {
  /** @returns its path; null when the pair is not known */
  journalOf(pair: Pair): Promise<string | null>;
  /** @returns the paths of all journals of one account on the fediverse, whosever tweets they are about */
  journalsOf(target: string): Promise<readonly string[]>;
  remember(pair: Pair, journal: string): Promise<void>;
  /** The file that holds this memory, for the person to delete. */
  fileOf(pair: Pair): string;
}

/** Whose journal, and where. */
export interface PairJournalOptions {
  /** The migration folder, absolute; it exists. */
  readonly folder: string;
  /** Whether the person named that folder. */
  readonly isChosen: boolean;
  readonly pair: Pair;
  readonly registry: PairRegistry;
  readonly clock: Pick<Clock, 'now'>;
  /** The id of this run: see `runId`. */
  readonly run: string;
}

/** A name for a run that no other run has. @param random from 0 to below 1 */
export function runId(random: () => number): string {
  return Array.from({ length: 8 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/**
 * Opens the journal of a pair for writing, or begins it, and remembers where it lies. A pair has one journal: one that
 * is known elsewhere is not begun anew here, because what it did would be done twice.
 * @throws {WhoseJournalError} when nobody knows whose Twitter account it is about, and the account on the fediverse has
 *   a journal elsewhere
 * @throws {LockedError} when another run holds it
 * @throws {JournalError} when the pair's journal is another file, or is gone; when the file here belongs to another
 *   pair, is damaged or cannot be opened
 */
export async function openPairJournal(options: PairJournalOptions): Promise<Journal> {
  const { pair, registry } = options;
  const path = await agreedPath(options);
  const journal = await openJournal(path, pair, journalOptions(options));
  try {
    await registry.remember(journal.pair, path);
    return journal;
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/**
 * The journal of a pair as it is now, for looking only: nothing is locked or written, and what is appended stays in
 * memory. An empty one where there is none yet.
 * @throws {JournalError} as `openPairJournal` does
 */
export async function peekPairJournal(options: PairJournalOptions): Promise<Journal> {
  const path = await agreedPath(options);
  const journal = await readJournal(path, options.pair, journalOptions(options));
  return journal ?? memoryJournal(options.pair, journalOptions(options));
}

function journalOptions({ run, clock }: PairJournalOptions): JournalOptions {
  return { run, now: () => clock.now() };
}

/**
 * @throws {JournalError} unless the journal in this folder is the only one of its pair
 * @throws {WhoseJournalError} see `openPairJournal`
 */
async function agreedPath({ folder, isChosen, pair, registry }: PairJournalOptions): Promise<string> {
  const path = join(folder, journalFile(pair.target));
  const known = await registry.journalOf(pair);
  if (known === null || known === path) {
    if ((await identity(path)) !== null) return path;
    if (known !== null) throw lost(path, registry.fileOf(pair));
    if (pair.twitterId === null && !isChosen) await expectNoOther(pair.target, registry);
    return path;
  }
  const [there, here] = [await identity(known), await identity(path)];
  // A folder that was moved brings its journal along.
  if (here !== null && (there === null || there === here)) return path;
  if (there === null) throw lost(known, registry.fileOf(pair));
  const next = `go on in that folder with --dir`;
  throw new JournalError(
    here === null
      ? `What was done for ${pair.target} stands in ${known}: ${next}, or move that file into ${folder}`
      : `There are two journals for ${pair.target}, ${known} and ${path}: ${next}, or move one of them away`,
  );
}

/** A copy of a list does not tell whose it is: people whom another journal knows would be done twice. */
async function expectNoOther(target: string, registry: PairRegistry): Promise<void> {
  const others = await registry.journalsOf(target);
  if (others.length === 0) return;
  const folders = others.map(journal => dirname(journal)).join(' and ');
  throw new WhoseJournalError(
    `What was done for ${target} so far stands in ${folders}: go on there by --dir with that folder, or begin apart by --dir with a new one`,
  );
}

/** A disk that is not mounted looks like a file that is gone: only the person can say that it is lost. */
function lost(journal: string, memory: string): JournalError {
  return new JournalError(
    `${journal} is not there any more, or is empty, and it alone knows what was done: bring it back, or name the folder it is in now with --dir. If it is lost for good, delete ${memory} and run again: a new journal begins, and undo cannot take back what the lost one knew`,
  );
}

/** What tells a file from every other; null when it is not there, or holds nothing: then it is nobody's journal. */
async function identity(path: string): Promise<string | null> {
  try {
    const { dev, ino, size } = await stat(path, { bigint: true });
    return size === 0n ? null : `${dev}:${ino}`;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw new JournalError(
      `${path} cannot be looked at (${systemReason(error)}): look whether you may read its folder, and whether its disk is there.`,
      { cause: error },
    );
  }
}
