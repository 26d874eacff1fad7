import { ownPieces } from '../../posts/text-of.ts';
import type { Draft } from '../../posts/types.ts';
import { postSubject } from './records.ts';
import type { Sender } from './send.ts';
import type { PostStanding } from './standing.ts';
import type { PublishRequest } from './types.ts';
import type { Uploads } from './uploads.ts';

/** The server's ids of files, and why some are missing or cannot be sent now, by media id. */
export interface DraftFiles {
  readonly ids: ReadonlyMap<string, string>;
  readonly missing: ReadonlyMap<string, string>;
  readonly failing: ReadonlyMap<string, string>;
}

/**
 * Brings all files of the parts that are still to be sent to the server: whether one is missing decides on all.
 * @throws as `Uploads.place` does
 */
export async function placeFiles(
  draft: Draft,
  { parts, generation }: PostStanding,
  { sender, uploads }: { readonly sender: Sender; readonly uploads: Uploads },
): Promise<DraftFiles> {
  const ids = new Map<string, string>();
  const missing = new Map<string, string>();
  const failing = new Map<string, string>();
  for (const [index, { media }] of draft.parts.entries()) {
    if (parts[index]?.state === 'done') continue;
    // It goes with the files that it had.
    if (sender.replayOf(`${postSubject(draft.tweetId, index)}#${generation}`)) continue;
    for (const each of media) {
      const placed = await uploads.place(draft.tweetId, each);
      if ('id' in placed) ids.set(each.mediaId, placed.id);
      else if ('missing' in placed) missing.set(each.mediaId, placed.missing);
      else failing.set(each.mediaId, placed.failing);
    }
  }
  return { ids, missing, failing };
}

/** Whether a tweet is not posted because files of it are missing. */
export function isSkipped(
  { parts, quotedTweetId }: Draft,
  missing: DraftFiles['missing'],
  { onMissingMedia }: Pick<PublishRequest, 'onMissingMedia'>,
): boolean {
  if (missing.size === 0) return false;
  if (onMissingMedia === 'skip') return true;
  if (onMissingMedia === 'link') return false;
  // A date alone is nothing to post; a quote is, but not without a text.
  return parts.every(
    ({ pieces, media }) =>
      (quotedTweetId === null ? ownPieces(pieces) : pieces).length === 0 &&
      media.every(({ mediaId }) => missing.has(mediaId)),
  );
}
