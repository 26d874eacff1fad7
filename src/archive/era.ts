import { fieldsOf, textOf } from './fields.ts';
import type { Layout } from './layout.ts';
import type { Manifest } from './manifest.ts';
import type { Era } from './types.ts';

/** Files that no export before mid 2022 has. */
const SINCE_2022 = /^(?:tweets|tweet-headers|deleted-tweets|note-tweet)(?:-part\d+)?\.js$/;

/**
 * The era of "Your Twitter data" (Grailbird is told by its folder). The manifest tells it, which began in 2020, by
 * the name it has for the tweets; where it has none, it is 2022 when a file of that time is there. What is left goes
 * by the first record of `tweet.js`: wrapped since 2020; bare before, and in 2018 with an `id` in E-notation. Without
 * a tweet the folder decides: `data/` since 2020, the root in 2018.
 * @param firstTweet the first record of the tweets file, `undefined` when there is none
 */
export function eraOf(
  layout: Layout,
  manifest: Manifest | null,
  firstTweet: unknown,
): Exclude<Era, 'grailbird'> {
  if (manifest?.entries.has('tweets')) return '2022';
  if (manifest?.entries.has('tweet')) return '2020';
  if ([...layout.scripts].some(script => SINCE_2022.test(script))) return '2022';
  if (manifest) return '2020';
  if (firstTweet === undefined) return layout.base === '' ? '2018' : '2020';
  const fields = fieldsOf(firstTweet);
  if (fields.tweet !== undefined) return '2020';
  return /[.e]/i.test(textOf(fields.id) ?? '') ? '2018' : '2019';
}
