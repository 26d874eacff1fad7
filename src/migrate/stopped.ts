import { JournalError } from '../journal/errors.ts';
import { ApiError, LoginError, TemporaryError } from '../mastodon/errors.ts';

/** What was thrown and ended a run: in these cases the journal knows how to go on. */
interface Thrown {
  readonly reason: 'login' | 'temporary' | 'interrupted' | 'errors';
  readonly error: unknown;
}

/**
 * Runs a part of the work; whatever ends a run early ends up in the result, so that what was done can be reported.
 * @returns what the part says itself, or what stopped it
 * @throws {JournalError} and what nobody expected
 */
export async function orStopped<S>(
  signal: AbortSignal,
  part: () => Promise<S | null>,
): Promise<S | Thrown | null> {
  try {
    return await part();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    if (signal.aborted) return { reason: 'interrupted', error: signal.reason };
    if (error instanceof LoginError) return { reason: 'login', error };
    if (error instanceof TemporaryError) return { reason: 'temporary', error };
    if (error instanceof ApiError) return { reason: 'errors', error };
    throw error;
  }
}
