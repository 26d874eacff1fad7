import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { RelateTools } from './types.ts';

/** After an unclear answer the server gets this long to finish before anybody looks, and again as long each time. */
const PAUSE_MS = 5_000;
const TRIES = 3;

/** What came of a write. */
export type Written =
  /** With the word for it. */
  | { readonly status: 'done'; readonly why: string }
  | { readonly status: 'refused'; readonly error: ApiError }
  /** Not even a look says whether it happened. */
  | { readonly status: 'unclear' };

/** A write that may be repeated without harm. */
export interface Repeatable {
  /** @returns the word for it; null when the answer does not say that it happened */
  readonly send: () => Promise<string | null>;
  /** Looks whether it happened. @returns the word for it; null when it did not */
  readonly look: () => Promise<string | null>;
}

/**
 * Sends, and after an unclear answer sends again only what did not happen.
 * @throws {LoginError} {TemporaryError}
 * @throws the signal's reason when it is aborted
 */
export async function tryWrite(
  { send, look }: Repeatable,
  { clock, signal }: Pick<RelateTools, 'clock' | 'signal'>,
): Promise<Written> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const why = await send();
      if (why !== null) return { status: 'done', why };
    } catch (error) {
      if (error instanceof ApiError) return { status: 'refused', error };
      if (!(error instanceof UnclearError)) throw error;
    }
    await clock.sleep(PAUSE_MS * tries, signal);
    const why = await look();
    if (why !== null) return { status: 'done', why };
  }
  return { status: 'unclear' };
}
