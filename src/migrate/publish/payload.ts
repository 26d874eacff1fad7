import type { Item } from '../../journal/types.ts';
import type { PostPayload, Publishing } from '../../mastodon/status-types.ts';
import { fits } from '../../posts/length.ts';
import { tweetUrl } from '../../posts/text/links.ts';
import { textOf } from '../../posts/text-of.ts';
import type { Draft, Piece } from '../../posts/types.ts';
import { postDate } from './post-date.ts';
import { postOf } from './standing.ts';
import type { PublishRequest } from './types.ts';

/** What a post is made of beside its draft. */
export interface Ingredients {
  readonly items: ReadonlyMap<string, Item>;
  readonly request: Pick<PublishRequest, 'backdate' | 'localOnly' | 'onMissingMedia'>;
  readonly publishing: Pick<Publishing, 'traits' | 'limits'>;
  /** The post that it answers. */
  readonly replyTo: string | null;
  /** The server's ids of the files that there are. */
  readonly mediaIds: readonly string[];
  /** Whether a file is missing. */
  readonly isMissing: boolean;
  readonly mentionIds: readonly string[];
}

/** Exactly what is sent for one part of a draft. Links to one's own tweets lead to their posts, as far as there are any. */
export function payloadOf(draft: Draft, index: number, made: Ingredients): PostPayload {
  const { items, request, publishing, replyTo, mediaIds, mentionIds } = made;
  const { traits } = publishing;
  const quoted = index === 0 ? quoteIn(draft, made) : null;
  return {
    text: textOf(piecesOf(draft, index, quoted, made), tweetId => postOf(items, tweetId)?.url ?? undefined),
    spoiler: draft.spoiler,
    sensitive: draft.sensitive,
    language: draft.language,
    visibility: draft.visibility,
    inReplyToId: replyTo,
    quotedStatusId: quoted,
    mediaIds,
    ...(mentionIds.length > 0 && { mentionIds }),
    backdateTo: traits.backdates && request.backdate ? new Date(postDate(draft, index)).toISOString() : null,
    localOnly: request.localOnly && traits.hasLocalOnly,
  };
}

/** The id of the post that is quoted; null where that cannot be: the tweet was not posted after all. */
function quoteIn({ quotedTweetId }: Draft, { items, publishing }: Ingredients): string | null {
  if (quotedTweetId === null || !publishing.traits.quotes) return null;
  return postOf(items, quotedTweetId)?.id ?? null;
}

/** With links to what should be there and is not: the quoted tweet, and with `--on-missing-media link` the files. */
function piecesOf(draft: Draft, index: number, quoted: string | null, made: Ingredients): readonly Piece[] {
  const { quotedTweetId, tweetId, spoiler } = draft;
  const links: Piece[] = [];
  if (index === 0 && quotedTweetId !== null && quoted === null) {
    links.push({ kind: 'own-link', tweetId: quotedTweetId, url: tweetUrl(null, quotedTweetId) });
  }
  if (made.isMissing && made.request.onMissingMedia === 'link') {
    links.push({ kind: 'url', url: tweetUrl(null, tweetId) });
  }
  let pieces = draft.parts[index]?.pieces ?? [];
  for (const link of links) {
    const more: readonly Piece[] =
      pieces.length === 0 ? [link] : [...pieces, { kind: 'text', text: '\n' }, link];
    if (fits(more, spoiler, made.publishing.limits)) pieces = more;
  }
  return pieces;
}
