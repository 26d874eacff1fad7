import { draftMedia, type MediaOptions, type MediaPlan } from './media.ts';
import { splitPieces } from './split.ts';
import type { TweetContent } from './tweet-content.ts';
import type { Converted, Draft, Piece, PostLimits, Visibility } from './types.ts';

/** What decides, beside the tweet, what it becomes. */
export interface DraftContext {
  /** When it was tweeted, milliseconds since the epoch. */
  readonly at: number;
  readonly limits: PostLimits;
  /** Whether the server has quotes. */
  readonly quotes: boolean;
  /** Whether a tweet of one's own was posted before, or goes out before this one. */
  readonly isPosted: (tweetId: string) => boolean;
  /** A line above or below the text, or null. */
  readonly header: string | null;
  readonly footer: string | null;
  /** The content warning, or null. */
  readonly spoiler: string | null;
  readonly visibility: Visibility;
  /** The own tweet it answers, when that one is posted too. */
  readonly parentTweetId: string | null;
  readonly media: MediaOptions;
}

/** A tweet that makes no draft. */
export interface Skipped {
  readonly tweetId: string;
  /** A sentence fragment. */
  readonly reason: string;
}

/** A tweet as the posts it will be; plain data, the same for the same input. */
export function makeDraft(tweet: TweetContent, converted: Converted, context: DraftContext): Draft | Skipped {
  const { at, limits, header, footer, spoiler, visibility, parentTweetId } = context;
  const media = draftMedia(tweet, limits, context.media);
  if (media.skip !== null) return { tweetId: tweet.id, reason: media.skip };
  const quoted = quotedBy(converted, context, media);
  const pieces = withLinks(converted, quoted === null, media);
  if (!hasText(pieces) && media.groups.length === 0 && quoted === null) {
    return { tweetId: tweet.id, reason: 'nothing of it is left to post' };
  }
  const texts = splitPieces(hasText(pieces) ? pieces : standIn(context, media), limits, {
    header,
    footer,
    spoiler,
    atLeast: media.groups.length,
  });
  if (texts === null) return { tweetId: tweet.id, reason: tooLong(limits, spoiler) };
  return {
    tweetId: tweet.id,
    at,
    parts: texts.map((part, index) => ({
      pieces: hasText(pieces) ? part : part.map(asAdded),
      media: media.groups[index] ?? [],
    })),
    parentTweetId,
    quotedTweetId: quoted,
    language: converted.language,
    sensitive: tweet.sensitive || spoiler !== null,
    spoiler,
    visibility,
    remarks: [...media.remarks, ...remarksOn(texts, pieces)],
  };
}

function remarksOn(parts: readonly (readonly Piece[])[], pieces: readonly Piece[]): readonly string[] {
  if (parts.length < 2) return [];
  const links = (all: readonly Piece[]) =>
    all.filter(({ kind }) => kind === 'url' || kind === 'own-link').length;
  const cut = links(parts.flat()) < links(pieces) ? ['a link that is longer than a post is cut'] : [];
  return [`becomes a thread of ${parts.length} posts`, ...cut];
}

/**
 * The tweet that becomes a real quote, or null. A direct post cannot be quoted (mastodon-api.md §2), and a post of nothing
 * but a quote is refused.
 */
function quotedBy(
  { pieces, quote }: Converted,
  { quotes, isPosted, visibility, header, footer }: DraftContext,
  { groups }: MediaPlan,
): string | null {
  if (quote === null || !quote.isOwn || !quotes || visibility === 'direct') return null;
  const isEmpty = !hasText(pieces) && groups.length === 0 && header === null && footer === null;
  return !isEmpty && isPosted(quote.tweetId) ? quote.tweetId : null;
}

function hasText(pieces: readonly Piece[]): boolean {
  return pieces.some(piece => piece.kind !== 'text' || piece.text.trim() !== '');
}

/** The text, and below it what a link stands for: an own tweet it quotes, files that are left out. */
function withLinks(
  { pieces, quote }: Converted,
  linksQuote: boolean,
  { links }: MediaPlan,
): readonly Piece[] {
  const all: Piece[] = hasText(pieces) ? [...pieces] : [];
  const add = (link: Piece) =>
    all.push(...(all.length > 0 ? [{ kind: 'text' as const, text: '\n' }] : []), link);
  if (quote?.isOwn === true && linksQuote) {
    add({ kind: 'own-link', tweetId: quote.tweetId, url: quote.url });
  }
  for (const url of links) add({ kind: 'url', url });
  return all;
}

/**
 * Mastodon gives a post with a content warning and no text one of these as its text (`PostStatusService`); written
 * here, the text that stands there is the one that was sent.
 */
function standIn({ header, footer, spoiler }: DraftContext, { groups }: MediaPlan): readonly Piece[] {
  if (spoiler === null || header !== null || footer !== null || groups.length !== 1) return [];
  return [{ kind: 'text', text: groups[0]?.[0]?.type === 'photo' ? '🖼' : '📹' }];
}

function asAdded(piece: Piece): Piece {
  return piece.kind === 'text' ? { ...piece, isAdded: true } : piece;
}

function tooLong({ maxCharacters }: PostLimits, spoiler: string | null): string {
  const beside = spoiler === null ? '' : ' beside its content warning';
  return `does not fit into the ${maxCharacters} characters of a post${beside}, not even in parts`;
}
