import type { Clock } from '../http/clock.ts';
import { UnreachableError } from '../http/errors.ts';

/**
 * Runs work that has to end in time: the signal it gets is aborted after `ms` milliseconds, or when `signal` is.
 * @throws {UnreachableError} when the time is over before the work
 * @throws the signal's reason when that was aborted, and whatever the work throws
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const late = clock.sleep(ms, controller.signal).then(
    () => controller.abort(new UnreachableError('timeout', `no answer within ${ms / 1000} seconds`)),
    () => 'the work has ended before',
  );
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    signal.removeEventListener('abort', stop);
    controller.abort();
    await late;
  }
}
