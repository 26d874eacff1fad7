import type { Clock } from '../http/clock.ts';

/** A server may finish a request long after it seemed lost. */
const LATE_MS = 90_000;

/** What waiting works with. */
interface LateTools {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PausingEvent) => void;
}

/** A server that may still be at a request gets time to finish; until then, in milliseconds since the epoch. */
export interface PausingEvent {
  readonly type: 'pausing';
  readonly until: number;
}

/**
 * Waits until a request that is not harmless to repeat has either had its effect or never will.
 * @param passedMs how much of that time has certainly passed; a negative time is of a clock that was wrong
 * @param answerMs how long somebody may have waited for the answer before it seemed lost
 * @throws the signal's reason when it is aborted
 */
export async function awaitLate(
  passedMs: number,
  { clock, signal, onEvent }: LateTools,
  answerMs = 0,
): Promise<void> {
  const ms = answerMs + LATE_MS - Math.max(passedMs, 0);
  if (ms <= 0) return;
  onEvent({ type: 'pausing', until: clock.now() + ms });
  await clock.sleep(ms, signal);
}
