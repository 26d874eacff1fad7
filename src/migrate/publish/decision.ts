import type { Skipped } from '../../posts/draft.ts';
import { readableText } from '../../posts/readable.ts';
import { REASONS, type Reason } from '../../posts/reasons.ts';
import { textOf } from '../../posts/text-of.ts';
import type { Draft } from '../../posts/types.ts';
import type { PostRow } from '../../report/posts-csv.ts';
import type { SpooledTweet } from './read-tweets.ts';

/** Code points: enough to know a tweet again. */
const PREVIEW_CHARACTERS = 200;

/** What `preview` needs of a text: one more than the longest that it leaves whole. */
export const PREVIEW_UNITS = PREVIEW_CHARACTERS * 2 + 1;

/**
 * What `posts.csv` says of a tweet.
 * @param record null: what was private is not repeated
 * @param draft what was made of it, or why nothing could be; null where it was not chosen
 */
export function decisionOf(
  { tweetId, at }: { readonly tweetId: string; readonly at: number | null },
  record: SpooledTweet | null,
  reason: Reason | null,
  draft: Draft | Skipped | null,
): PostRow {
  const row = { tweetId, at, post: false, parts: 0, remarks: [] };
  if (draft !== null && 'parts' in draft) {
    const { parts, remarks } = draft;
    const media = parts.flatMap(part => part.media).length;
    const text = preview(parts.map(({ pieces }) => textOf(pieces)).join(' '));
    return { ...row, post: true, reason: '', why: '', parts: parts.length, media, text, remarks };
  }
  const known = draft === null ? reason : 'unfit';
  const why = draft === null ? (known === null ? '' : REASONS[known]) : draft.reason;
  return { ...row, reason: known ?? '', why, ...standing(record) };
}

/** How it stood on Twitter. */
function standing(record: SpooledTweet | null): Pick<PostRow, 'text' | 'media'> {
  if (record === null) return { text: '', media: 0 };
  if (!('tweet' in record)) return { text: preview(record.text), media: record.media };
  return { text: preview(readableText(record.tweet)), media: record.tweet.media.length };
}

function preview(text: string): string {
  if (text.length <= PREVIEW_CHARACTERS) return text;
  const points = Array.from(text.slice(0, PREVIEW_UNITS));
  return points.length <= PREVIEW_CHARACTERS ? text : `${points.slice(0, PREVIEW_CHARACTERS - 1).join('')}…`;
}
