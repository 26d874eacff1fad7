/** When a run of the program is killed. */
export type Cut =
  /** At its nth write to a file. */
  | { readonly kind: 'write'; readonly nth: number; readonly moment: 'before' | 'torn' | 'after' }
  /**
   * At its nth request of a kind: before the server acted, after it acted, with the answer on its way, or while the
   * server goes on with it for 30 seconds (what it cannot do late it does at once).
   */
  | {
      readonly kind: 'request';
      readonly nth: number;
      /** A name of `requests`, or `any`. */
      readonly of: string;
      readonly moment: 'lost' | 'acted' | 'answered' | 'late';
    }
  /** After so many milliseconds of real time: anywhere. */
  | { readonly kind: 'time'; readonly ms: number };

const MOST_CUTS = 7;
/** A cut comes within so many writes or requests, so that a later one still finds work to do. */
const WITHIN = 120;
const LONGEST_MS = 1500;
const MINUTE = 60_000;
/** Nothing, less than a server's patience, more than the life of an idempotency key, more than that of an upload. */
const GAPS = [0, 0, MINUTE / 3, 10 * MINUTE, 80 * MINUTE, 25 * 60 * MINUTE];

/**
 * @param requests names of the kinds of requests that are worth a cut of their own
 * @returns the cuts of one round, the same for the same seed: some of each kind, in any order
 */
export function cutsOf(random: () => number, requests: readonly string[]): Cut[] {
  const length = 3 + Math.floor(random() * (MOST_CUTS - 2));
  return Array.from({ length }, () => cutOf(random, requests, WITHIN));
}

/**
 * @param requests names of the kinds of requests that are worth a cut of their own
 * @param within so many writes or requests
 */
export function cutOf(random: () => number, requests: readonly string[], within: number): Cut {
  const below = (limit: number) => Math.floor(random() * limit);
  const nth = 1 + below(within);
  const kind = below(5);
  if (kind < 2)
    return { kind: 'write', nth, moment: (['before', 'torn', 'after'] as const)[below(3)] ?? 'torn' };
  if (kind === 4) return { kind: 'time', ms: below(LONGEST_MS) };
  const moment = (['lost', 'acted', 'answered', 'late'] as const)[below(4)] ?? 'lost';
  const of = below(2) === 0 ? 'any' : (requests[below(requests.length)] ?? 'any');
  return { kind: 'request', nth: of === 'any' ? nth : Math.ceil(nth / 2), of, moment };
}

/** How long nobody starts the program again, in virtual milliseconds. */
export function gapOf(random: () => number): number {
  return GAPS[Math.floor(random() * GAPS.length)] ?? 0;
}

/** In words, for the log of a round. */
export function describeCut(cut: Cut): string {
  if (cut.kind === 'time') return `after ${cut.ms} ms`;
  const what = cut.kind === 'write' ? 'write' : cut.of === 'any' ? 'request' : cut.of;
  return `${what} ${cut.nth} ${cut.moment}`;
}
