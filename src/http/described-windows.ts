import type { FixedWindow } from './pacing.ts';
import type { RateLimit } from './rate-headers.ts';

/** A window of a server, and the bucket it belongs to. */
export interface NamedWindow {
  readonly name: string;
  readonly window: FixedWindow;
}

/** Ends of windows this close to each other are the same. */
const SAME_MS = 2500;

/**
 * The windows that `X-RateLimit-*` can be about. They describe the one nearest exhaustion, `Limit` and the distance
 * of `Reset` tell which (mastodon-api.md §1). Where two end at the same time both are meant: that errs on the
 * safe side, and not for long.
 * @param windows those that the request counted in
 * @param now milliseconds since the epoch, by our own clock, as all times here
 */
export function describedBy(
  windows: readonly NamedWindow[],
  rate: RateLimit,
  now: number,
): readonly NamedWindow[] {
  const { limit } = rate;
  const resetAt = plausibleReset(windows, rate, now);
  if (limit === null || resetAt === null) return [];
  const near = windows.filter(({ window }) => resetAt <= now + window.rule.windowMs + SAME_MS);
  const ending = near.filter(({ window }) => Math.abs(window.usage().resetsAt - resetAt) <= SAME_MS);
  const ofLimit = near.filter(({ window }) => window.rule.limit === limit);
  const exact = ofLimit.filter(each => ending.includes(each));
  if (exact.length > 0) return exact;
  const [shortest] = [...ofLimit].sort((a, b) => a.window.rule.windowMs - b.window.rule.windowMs);
  if (shortest) return [shortest];
  // A server with limits of its own: the boundary tells.
  const distance = (window: FixedWindow) => Math.abs(window.rule.limit - limit);
  return [...ending].sort((a, b) => distance(a.window) - distance(b.window)).slice(0, 1);
}

/** `Reset`, where it can be the end of a window. */
export function plausibleReset(
  windows: readonly NamedWindow[],
  { resetAt }: RateLimit,
  now: number,
): number | null {
  const longest = Math.max(0, ...windows.map(({ window }) => window.rule.windowMs));
  return resetAt !== null && resetAt > now && resetAt <= now + longest + SAME_MS ? resetAt : null;
}

/** The window of which the most is used. */
export function fullestOf(windows: readonly NamedWindow[]): NamedWindow | undefined {
  return windows.toSorted((a, b) => fullness(b.window) - fullness(a.window))[0];
}

/** The fullest of the windows that may last so many milliseconds; the longest when none does. */
export function fullestUntil(windows: readonly NamedWindow[], ms: number): NamedWindow | undefined {
  const lasting = windows.filter(({ window }) => window.rule.windowMs + SAME_MS >= ms);
  if (lasting.length > 0) return fullestOf(lasting);
  return windows.toSorted((a, b) => b.window.rule.windowMs - a.window.rule.windowMs)[0];
}

/** When a window of which something is used has surely ended. */
export function endOf(window: FixedWindow | undefined): number | null {
  return window && fullness(window) > 0 ? window.usage().resetsAt + SAME_MS : null;
}

/** How much of a window is used; 0: nothing is known to be. */
function fullness(window: FixedWindow): number {
  const { limit, taken } = window.usage();
  return taken / limit;
}
