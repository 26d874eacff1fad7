import { groupedBy } from './grouped-by.ts';

/** The word of an outcome: what stands before the first colon of `why`, as in `refused: HTTP 403`. */
export function wordOf(why: string): string {
  const [head = ''] = why.split(':');
  return head.trim();
}

/** What a table says of a word; undefined for any other, `constructor` too, as a journal may have anything. */
export function ownValue<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** What stands behind the word of an outcome: what the server said, or what else is to know; empty where nothing does. */
export function detailOf(why: string): string {
  return why.includes(':') ? why.slice(why.indexOf(':') + 1).trim() : '';
}

/** Why, and behind it what else is to be said, unless something stands there. @param remarks sentence fragments */
export function withRemarks(why: string, remarks: readonly string[]): string {
  return remarks.length === 0 || why.includes(':') ? why : `${why}: ${remarks.join(' · ')}`;
}

/** The outcomes by their words, in the order in which the words first come. */
export function byWord<T extends { readonly why: string }>(
  outcomes: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return groupedBy(outcomes, ({ why }) => wordOf(why));
}

/** How many outcomes have each word, as documents say it. */
export function countsByWord(
  outcomes: readonly { readonly why: string }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries([...byWord(outcomes)].map(([word, group]) => [word, group.length]));
}
