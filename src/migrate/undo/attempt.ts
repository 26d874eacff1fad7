import type { Entry } from '../../journal/types.ts';
import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { UndoOutcome, UndoTools } from './types.ts';

/** After an unclear answer the server gets this long to finish before anybody looks, and again as long each time. */
const PAUSE_MS = 5_000;
const TRIES = 3;

export type Verdict = Pick<UndoOutcome, 'state' | 'why'>;

/** One write that takes something back. */
export interface Attempt {
  /** @returns the word for it; null when the answer does not say that it happened */
  readonly send: () => Promise<string | null>;
  /** Looks whether it happened. @returns the word for it; null when it did not */
  readonly look: () => Promise<string | null>;
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
  write: Attempt,
  tools: UndoTools,
): Promise<Verdict> {
  const { journal, signal } = tools;
  signal.throwIfAborted();
  for (const entry of entries) await journal.append({ ...entry, state: 'intent' });
  const verdict = await carryOut(write, tools);
  for (const { key, op, id } of entries)
    await journal.append({ key, op, ...verdict, ...(id === undefined ? {} : { id }) });
  return verdict;
}

async function carryOut(
  { send, look, mayBeRefused = false }: Attempt,
  { clock, signal }: UndoTools,
): Promise<Verdict> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const why = await send();
      if (why !== null) return { state: 'done', why };
    } catch (error) {
      if (error instanceof ApiError) return verdictOf(error, mayBeRefused);
      if (!(error instanceof UnclearError)) throw error;
    }
    await clock.sleep(PAUSE_MS * tries, signal);
    const why = await look();
    if (why !== null) return { state: 'done', why };
  }
  return { state: 'unknown', why: 'unclear' };
}

/** What a refusal means (mastodon-api.md §4). */
function verdictOf(error: ApiError, mayBeRefused: boolean): Verdict {
  if (error.status === 404 || error.status === 410) return { state: 'skipped', why: 'gone' };
  if (error.status === 403 && mayBeRefused) return { state: 'skipped', why: 'refused' };
  return { state: 'failed', why: `error: ${error.message}` };
}
