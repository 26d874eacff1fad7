import type { RelateTools } from './types.ts';

/** A server may finish a request long after it seemed lost. */
const LATE_MS = 90_000;

/**
 * Waits until a request that is not harmless to repeat has either had its effect or never will.
 * @param sentAt milliseconds since the epoch
 * @throws the signal's reason when it is aborted
 */
export async function awaitLate(
  sentAt: number,
  { clock, signal, onEvent }: Pick<RelateTools, 'clock' | 'signal' | 'onEvent'>,
): Promise<void> {
  const now = clock.now();
  const ms = Math.min(LATE_MS, sentAt + LATE_MS - now);
  if (ms <= 0) return;
  onEvent({ type: 'pausing', until: now + ms });
  await clock.sleep(ms, signal);
}
