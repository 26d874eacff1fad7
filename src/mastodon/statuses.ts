import { bodyJson } from '../http/answers.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import { OwnStatusSchema, pathOf } from './own-statuses.ts';
import type { OwnStatus, PostPayload, PostTraits } from './status-types.ts';

const SCOPE = 'write:statuses';
/** A server may look for links, mentions and what is quoted before it answers. */
const POST_MS = 60_000;

/**
 * Posts. What a server does not know is not sent to it.
 * @param onLeave awaited each time before the request leaves
 * @throws {UnclearError} also when the answer is no post, such as that of a post which the server has only planned
 * @throws {ApiError | LoginError | TemporaryError} nothing was posted
 */
export async function postStatus(
  client: Client,
  traits: PostTraits,
  payload: PostPayload,
  key: string,
  onLeave?: () => Promise<void>,
): Promise<OwnStatus> {
  const call = {
    method: 'POST',
    path: '/api/v1/statuses',
    scope: SCOPE,
    timeoutMs: POST_MS,
    isBackdated: payload.backdateTo !== null && traits.backdates,
    body: { json: bodyOf(payload, traits) },
    headers: (refusals: number) => keyHeader(traits, key, refusals),
    ...(onLeave && { onLeave }),
  } as const;
  return await client.writeFor(call, OwnStatusSchema, 'a post');
}

/**
 * Deletes a post, with its files where the server can.
 * @returns `gone` when it was not there
 * @throws {ApiError | LoginError | TemporaryError | UnclearError}
 */
export async function deleteStatus(
  client: Client,
  { deletesMedia }: PostTraits,
  statusId: string,
): Promise<'deleted' | 'gone'> {
  const path = `${pathOf(statusId)}${deletesMedia ? '?delete_media=true' : ''}`;
  try {
    return await client.repeat({ method: 'DELETE', path, scope: SCOPE }, 'JSON', answer =>
      // Some servers say nothing; a page is somebody else's.
      answer.body.length === 0 || bodyJson(answer) !== undefined ? 'deleted' : null,
    );
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return 'gone';
    throw error;
  }
}

/** JSON alone: a form makes an empty public post on Hollo, and bad JSON a junk post on snac2 (mastodon-api.md §8). */
function bodyOf(payload: PostPayload, traits: PostTraits): Readonly<Record<string, unknown>> {
  const { mentionIds = [] } = payload;
  return {
    status: payload.text,
    visibility: payload.visibility,
    sensitive: payload.sensitive,
    ...(payload.spoiler !== null && { spoiler_text: payload.spoiler }),
    ...(payload.language !== null && { language: payload.language }),
    ...(payload.inReplyToId !== null && { in_reply_to_id: payload.inReplyToId }),
    ...(payload.quotedStatusId !== null && traits.quotes && { quoted_status_id: payload.quotedStatusId }),
    ...(payload.mediaIds.length > 0 && { media_ids: payload.mediaIds }),
    ...(traits.hasContentType && { content_type: 'text/plain' }),
    ...(payload.localOnly && traits.hasLocalOnly && { local_only: true }),
    // Nobody has the id 0: whoever else is mentioned makes the server refuse the post.
    ...(traits.hasAllowedMentions && { allowed_mentions: mentionIds.length > 0 ? mentionIds : ['0'] }),
    ...(payload.backdateTo !== null && traits.backdates && { scheduled_at: payload.backdateTo }),
  };
}

/**
 * Where any answer is kept for its key, a refusal for coming too soon is kept as well: after it the same post goes by
 * the next key of a row that every replay walks in the same order.
 */
function keyHeader(
  { idempotency }: PostTraits,
  key: string,
  refusals: number,
): Readonly<Record<string, string>> {
  if (idempotency === 'none') return {};
  const isKept = idempotency === 'any-answer' && refusals > 0;
  return { 'idempotency-key': isKept ? `${key}-${refusals}` : key };
}
