import type { OwnStatus, PostPayload, Publishing } from '../../mastodon/status-types.ts';
import { changeIn, hasDate } from './answer.ts';
import { isSameRendering, isSameSource } from './same-text.ts';

/** Further back than this nobody looks, from when the post was sent or from the newest, whichever is earlier. */
const BACK_MS = 24 * 3600_000;

/** A post of which nobody knows whether it was sent. */
export interface OpenWrite {
  readonly payload: PostPayload;
  /** The newest own post that was known before; null: there was none. */
  readonly baseline: string | null;
  /** When it was sent last, milliseconds since the epoch. */
  readonly sentAt: number;
  /** The same by the server's clock; null where it did not tell its time. */
  readonly sentAtServer: number | null;
}

/**
 * What a look at the account brought. `altered`: there is a post with this text that differs in what it should not.
 * `blind`: it is not there, and the server's lists need not show it.
 */
export type PostSighting =
  | { readonly seen: 'post'; readonly status: OwnStatus }
  | { readonly seen: 'nothing' | 'altered' | 'blind' };

/**
 * Looks for a post among the person's own: one that no record of the journal has, newer in list order than the baseline
 * (with a backdated one: of its date), that answers the same post, with as many files and the same text. Of several the
 * oldest is the one.
 * @param claimed the ids of all posts in the journal
 * @throws {ApiError | LoginError | TemporaryError}
 */
export async function lookFor(
  write: OpenWrite,
  publishing: Publishing,
  claimed: ReadonlySet<string>,
): Promise<PostSighting> {
  const { payload } = write;
  const isHidden = payload.visibility === 'private' || payload.visibility === 'direct';
  const isBlind = isHidden && !publishing.traits.listsPrivate;
  let found: OwnStatus | null = null;
  let isAltered = false;
  for await (const status of newerThan(
    write,
    isBlind ? publishing.homeStatuses() : publishing.ownStatuses(),
  )) {
    if (claimed.has(status.id) || status.inReplyToId !== payload.inReplyToId) continue;
    if (!hasDate(payload, status) || !(await hasText(payload, status, publishing))) continue;
    if (changeIn(payload, status) === null) found = status;
    else isAltered = true;
  }
  if (found) return { seen: 'post', status: found };
  if (isAltered) return { seen: 'altered' };
  return { seen: isBlind ? 'blind' : 'nothing' };
}

async function* newerThan(
  { payload, baseline, sentAt }: OpenWrite,
  pages: AsyncIterable<readonly OwnStatus[]>,
): AsyncGenerator<OwnStatus> {
  const { backdateTo } = payload;
  // A backdated post stands among those of its date.
  let oldest = backdateTo === null ? null : Date.parse(backdateTo) - 2000;
  for await (const page of pages) {
    for (const status of page) {
      if (backdateTo === null && status.id === baseline) return;
      const createdAt = Date.parse(status.createdAt);
      // Our own clock may have been ahead by days when it was sent.
      oldest ??= Math.min(sentAt, createdAt) - BACK_MS;
      if (createdAt < oldest) return;
      yield status;
    }
  }
}

async function hasText(payload: PostPayload, status: OwnStatus, publishing: Publishing): Promise<boolean> {
  const source = await publishing.statusSource(status.id);
  return source === null ? isSameRendering(status.content, payload) : isSameSource(source, payload);
}
