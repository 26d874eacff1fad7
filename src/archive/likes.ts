import { fieldsOf, idOf, textOf } from './fields.ts';
import type { Like } from './types.ts';

/** @param record `{"like": {tweetId, fullText?}}`; the 2018 layout has no text */
export function likeOf(record: unknown): Like | null {
  const like = fieldsOf(fieldsOf(record).like);
  const tweetId = idOf(like.tweetId);
  return tweetId === null ? null : { tweetId, text: textOf(like.fullText) };
}
