const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before something is tried again: anything up to twice as long as before ("full jitter"), so that
 * those who failed together do not come back together.
 * @param failures so far, from 0
 * @param random at least 0 and below 1
 * @returns whole milliseconds, at most a minute
 */
export function backoffMs(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures));
}
