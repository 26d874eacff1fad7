/** Mastodon's windows (mastodon-api.md §1): all begin at multiples of their length since the epoch. */
const FOLLOWS_A_DAY = 400;
const DAY_MS = 86_400_000;
const REQUESTS_A_WINDOW = 300;
const WINDOW_MS = 300_000;
/** Nobody is followed without having been searched for. */
const REQUESTS_A_FOLLOW = 2;

/**
 * No order of requests can end before this, in milliseconds since the epoch: the beginning of the 5-minute window
 * in which the last follow can leave, when requests take no time and nothing else is asked.
 * @param start milliseconds since the epoch
 */
export function earliestEnd(start: number, follows: number): number {
  const perWindow = Math.floor(REQUESTS_A_WINDOW / REQUESTS_A_FOLLOW);
  const sent = new Map<number, number>();
  let left = follows;
  for (let window = Math.floor(start / WINDOW_MS); ; window++) {
    const day = Math.floor((window * WINDOW_MS) / DAY_MS);
    const today = sent.get(day) ?? 0;
    const now = Math.min(left, perWindow, FOLLOWS_A_DAY - today);
    sent.set(day, today + now);
    left -= now;
    if (left === 0) return Math.max(start, window * WINDOW_MS);
  }
}
