/** Mastodon's windows (mastodon-api.md §1): all begin at multiples of their length since the epoch. */
const MINUTE = 60_000;
const POSTS = { count: 300, ms: 180 * MINUTE };
const FILES = { count: 30, ms: 30 * MINUTE };
const REQUESTS = { count: 300, ms: 5 * MINUTE };

/**
 * No order of requests can end before this, in milliseconds since the epoch: each post as early as the one before it,
 * its files and the windows allow, when requests take no time, nothing else is asked, and files lie at the server as
 * long as one likes.
 * @param start milliseconds since the epoch
 * @param files how many files each post has, in the order of the posts
 */
export function earliestEnd(start: number, files: readonly number[]): number {
  const takePost = windows([POSTS, REQUESTS]);
  const takeFile = windows([FILES]);
  let posted = start;
  let sent = start;
  for (const count of files) {
    for (let file = 0; file < count; file += 1) sent = takeFile(sent);
    posted = takePost(Math.max(posted, sent));
  }
  return posted;
}

/** @returns what finds and takes the first free place from a time on; times never go back */
function windows(
  rules: readonly { readonly count: number; readonly ms: number }[],
): (from: number) => number {
  const counters = rules.map(rule => ({ ...rule, window: Number.NaN, taken: 0 }));
  return from => {
    let at = from;
    for (;;) {
      const full = counters.find(
        ({ count, ms, window, taken }) => window === Math.floor(at / ms) && taken >= count,
      );
      if (!full) break;
      at = (Math.floor(at / full.ms) + 1) * full.ms;
    }
    for (const counter of counters) {
      const window = Math.floor(at / counter.ms);
      counter.taken = counter.window === window ? counter.taken + 1 : 1;
      counter.window = window;
    }
    return at;
  };
}
