import type { OwnStatus, PostPayload } from '../../mastodon/status-types.ts';

/** Servers keep dates to the second, or to the millisecond. */
const DATE_MS = 1000;

/**
 * What a server made of a post that differs from what was asked, such as `visibility public instead of unlisted`; null:
 * nothing that matters. Only what was sent is compared, and the language apart (`mastodon-api.md` §2).
 */
export function changeIn(payload: PostPayload, status: OwnStatus): string | null {
  if (status.visibility !== payload.visibility) {
    return `visibility ${status.visibility} instead of ${payload.visibility}`;
  }
  if (status.inReplyToId !== payload.inReplyToId) {
    return payload.inReplyToId === null ? 'it answers another post' : 'it does not answer the post before it';
  }
  if (status.attachments !== payload.mediaIds.length) {
    return `${status.attachments} of ${payload.mediaIds.length} files`;
  }
  if (!hasDate(payload, status)) return `dated ${status.createdAt} instead of ${payload.backdateTo}`;
  return null;
}

/**
 * What the person reads when a server made something else of a post.
 * @param why `changed: …`, as the journal has it
 */
export function mismatch(tweetId: string, url: string | null, why: string): Error {
  return new Error(
    `Your server made something else of tweet ${tweetId} than was asked (${why.slice('changed: '.length)}): look at ${url ?? 'your account'}, then take it back with npx oxpecker undo post, or let it be with --accept-failed, perhaps with other options for the rest`,
  );
}

/** Whether a post has the date that was asked for, if any was. */
export function hasDate({ backdateTo }: PostPayload, { createdAt }: OwnStatus): boolean {
  return backdateTo === null || Math.abs(Date.parse(createdAt) - Date.parse(backdateTo)) <= DATE_MS;
}
