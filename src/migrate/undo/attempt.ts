import type { Entry } from '../../journal/types.ts';
import { type Repeatable, tryWrite, type Written } from '../relate/try-write.ts';
import type { UndoOutcome, UndoTools } from './types.ts';

/** What became of one write, and the word for it. */
export type UndoVerdict = Pick<UndoOutcome, 'state' | 'why'>;

/** One write that takes something back. */
export interface UndoWrite extends Repeatable {
  /** Whether a 403 is theirs to say, and final. */
  readonly mayBeRefused?: boolean;
}

/**
 * Carries out one write: intents on the disk first, then the request, then what came of it. After an unclear answer it
 * is sent again only when it did not happen, which is harmless: taking back what is taken back changes nothing.
 * @param entries what the journal hears, an entry for each item the request is about; `state` and `why` are filled in
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function attempt(
  entries: readonly Omit<Entry, 'state' | 'why'>[],
  write: UndoWrite,
  tools: UndoTools,
): Promise<UndoVerdict> {
  const { journal, signal } = tools;
  signal.throwIfAborted();
  for (const entry of entries) await journal.append({ ...entry, state: 'intent' });
  const verdict = verdictOf(await tryWrite(write, tools), write.mayBeRefused ?? false);
  for (const { key, op, id } of entries)
    await journal.append({ key, op, ...verdict, ...(id === undefined ? {} : { id }) });
  return verdict;
}

/** What a refusal means (mastodon-api.md §4). */
function verdictOf(written: Written, mayBeRefused: boolean): UndoVerdict {
  if (written.status === 'done') return { state: 'done', why: written.why };
  if (written.status === 'unclear') return { state: 'unknown', why: 'unclear' };
  const { status, message } = written.error;
  if (status === 404 || status === 410) return { state: 'skipped', why: 'gone' };
  if (status === 403 && mayBeRefused) return { state: 'skipped', why: 'refused' };
  return { state: 'failed', why: `error: ${message}` };
}
