import type { Item } from '../../journal/types.ts';
import type { Draft } from '../../posts/types.ts';
import { fillGaps } from './fill-gaps.ts';
import { readOwnPosts } from './own-posts.ts';
import { isLike, type Place } from './place.ts';
import { postDate } from './post-date.ts';
import { isAdopted, postSubject } from './records.ts';
import { isTelling, SHORT, saidIn } from './said.ts';
import { claimedIn } from './settle.ts';
import { Shelf } from './shelf.ts';
import { standingOf } from './standing.ts';
import type { DraftSource, Existing, PublishRequest, PublishTools } from './types.ts';

type Items = ReadonlyMap<string, Item>;

/**
 * The posts of a journal that was lost: those that say what a draft says, whatever date stands in them, or are dated as
 * it. What says too little for that is known by what stands beside it. Each is taken once, in order, because texts repeat
 * themselves. What the journal knows is left out, but for the rest of a tweet whose adoption was cut off.
 * @param items the journal, settled
 * @throws {LoginError | TemporaryError | ApiError}
 * @throws the signal's reason when it is aborted
 */
export async function findLost(
  source: DraftSource,
  request: Pick<PublishRequest, 'backdate'>,
  tools: PublishTools,
  items: Items,
): Promise<readonly Existing[]> {
  const posts = await readOwnPosts(tools);
  const claimed = claimedIn(items);
  const shelf = new Shelf(posts.filter(({ id }) => !claimed.has(id)));
  if (shelf.free.size === 0) return [];
  const isDated = tools.publishing.traits.backdates && request.backdate;
  const indexes = new Map(posts.map(({ id, index }) => [id, index]));
  const places: (Place | null)[] = [];
  for await (const draft of source.drafts()) {
    for (const place of placesOf(draft, items, indexes, isDated)) {
      places.push(place?.isKnown === false ? search(place, places.at(-1) ?? null, shelf) : place);
    }
  }
  fillGaps(places, posts, shelf.free);
  return [...foundIn(places)];
}

/**
 * The places of a draft, with the posts that the journal has; null: one that is not looked for.
 * @param indexes of the posts of the account, by id
 */
function* placesOf(
  draft: Draft,
  items: Items,
  indexes: ReadonlyMap<string, number>,
  isDated: boolean,
): Generator<Place | null> {
  const { tweetId, at } = draft;
  const { frozen, parts } = standingOf(items, tweetId);
  const isOpen = !items.has(postSubject(tweetId, 0)) || (parts.length > 0 && parts.every(isAdopted));
  for (const [part, wanted] of (frozen ?? draft).parts.entries()) {
    const item = parts[part];
    const date = isDated ? postDate(draft, part) : null;
    const place = { tweetId, part, said: saidIn(wanted), files: wanted.media.length, at, date };
    if (item && item.id !== null) {
      const index = indexes.get(item.id) ?? null;
      yield { ...place, isKnown: true, post: { id: item.id, url: item.url, parent: null, index } };
    } else yield isOpen ? { ...place, isKnown: false, post: null } : null;
  }
}

/** Finds what has a place by what it says. @returns null where there can be nothing */
function search(place: Place, before: Place | null, shelf: Shelf): Place | null {
  const { said, files, date, part } = place;
  const like = shelf.like(said);
  const fitting = like.filter(post => isLike(place, post) && follows(place, post, before));
  // A file that was refused is no reason to post the tweet twice.
  const post =
    fitting.find(({ attachments }) => attachments === files) ??
    fitting.find(each => each.said.length > SHORT);
  if (post && (date !== null || part > 0 || isTelling(post.said, said))) {
    shelf.free.delete(post);
    return { ...place, post };
  }
  return like.length === 0 && said.own.length > SHORT ? null : place;
}

/** Whether a post answers the part before it, if there is one. */
function follows(
  { tweetId, part }: Place,
  { parent }: { readonly parent: string | null },
  before: Place | null,
): boolean {
  return part === 0 || (before?.tweetId === tweetId && before.post?.id === parent);
}

/** What was found, a part only behind those before it. */
function* foundIn(places: readonly (Place | null)[]): Generator<Existing> {
  for (const [index, place] of places.entries()) {
    const post = place?.post;
    if (!place || !post || place.isKnown) continue;
    const before = places[index - 1] ?? null;
    if (follows(place, post, before)) {
      yield { tweetId: place.tweetId, part: place.part, id: post.id, url: post.url };
    } else place.post = null;
  }
}
