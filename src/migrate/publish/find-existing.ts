import { ownPieces, textOf } from '../../posts/text-of.ts';
import type { Draft, DraftPart, Piece } from '../../posts/types.ts';
import { type OwnPost, postsBy, readOwnPosts } from './own-posts.ts';
import { saidBesideLinks } from './same-text.ts';
import { claimedIn } from './settle.ts';
import type { DraftSource, Existing, PublishRequest, PublishTools } from './types.ts';

const DAY_MS = 24 * 3600_000;
/** A crossposter brings a tweet by then. */
const CROSSPOST_MS = 3600_000;

/**
 * What stands in the account already with like text and within a day of the tweet, as a crossposter leaves it: it says
 * what the draft says, with its date or without. Of a tweet that says nothing there is a post that says nothing within
 * the hour after it, with as many files. Each post is taken once, by the tweet that is next to it.
 * @throws {LoginError | TemporaryError | ApiError}
 * @throws the signal's reason when it is aborted
 */
export async function findExisting(
  source: DraftSource,
  request: Pick<PublishRequest, 'skipExisting'>,
  tools: PublishTools,
): Promise<readonly Existing[]> {
  if (!request.skipExisting) return [];
  const taken = claimedIn(tools.journal.items);
  const bySaid = postsBy(await readOwnPosts(tools), ({ said }) => said);
  const found: Existing[] = [];
  for await (const draft of source.drafts()) {
    const saidBy = (pieces: (part: DraftPart) => readonly Piece[]) =>
      saidBesideLinks(draft.parts.map(part => textOf(pieces(part))).join(''));
    const texts = new Set([saidBy(part => ownPieces(part.pieces)), saidBy(part => part.pieces)]);
    const [post] = [...texts]
      .flatMap(text => bySaid.get(text) ?? [])
      .filter(each => !taken.has(each.id) && isLike(draft, each))
      .sort((a, b) => Math.abs(a.at - draft.at) - Math.abs(b.at - draft.at));
    if (!post) continue;
    taken.add(post.id);
    found.push({ tweetId: draft.tweetId, part: 0, id: post.id, url: post.url });
  }
  return found;
}

/** Whether a post of the same text is a tweet. */
function isLike({ at, parts }: Draft, post: OwnPost): boolean {
  if (post.said !== '') return Math.abs(post.at - at) <= DAY_MS;
  const files = parts.flatMap(({ media }) => media).length;
  return files > 0 && files === post.attachments && post.at >= at && post.at - at <= CROSSPOST_MS;
}
