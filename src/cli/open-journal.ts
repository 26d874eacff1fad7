import type { Journal, Pair } from '../journal/types.ts';
import type { Context } from './context.ts';

/** Where the journal of a command lies, and what the command may do with it. */
export interface JournalPlace {
  /** The migration folder, absolute. */
  readonly folder: string;
  /** Whether the person named that folder. */
  readonly isChosen: boolean;
  readonly pair: Pair;
  /** For looking only. */
  readonly dryRun: boolean | undefined;
}

/**
 * Opens the journal of a pair in its folder. The caller closes it.
 * @throws {WhoseJournalError} {LockedError} {JournalError} see `openPairJournal`
 */
export async function openJournalIn(
  { configFolder, clock, random }: Context,
  { dryRun, ...place }: JournalPlace,
): Promise<Journal> {
  const { openPairJournal, peekPairJournal, runId } = await import('../migrate/open-journal.ts');
  const { openPairs } = await import('../settings/pairs.ts');
  const options = { ...place, registry: await openPairs(configFolder), clock, run: runId(random) };
  return await (dryRun ? peekPairJournal(options) : openPairJournal(options));
}
