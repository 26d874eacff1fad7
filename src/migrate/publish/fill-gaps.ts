import type { OwnPost } from './own-posts.ts';
import { isLike, type Place } from './place.ts';
import { isTelling } from './said.ts';

type Places = readonly (Place | null)[];

/**
 * Finds posts that say too little to be known by: they stand beside those that are known, one after the other as the
 * drafts do. A photo alone has to be between two that are known: at the end it may be the person's own.
 * @param places all that the drafts make, in order; null: none that could be there. Gets what is found
 * @param posts all of the account, in order
 * @param free those that have no place. Loses what is found
 */
export function fillGaps(places: Places, posts: readonly OwnPost[], free: Set<OwnPost>): void {
  const fitting = (place: Place | null | undefined, index: number): OwnPost | null => {
    const post = posts[index];
    if (!post || !place || place.post || !free.has(post)) return null;
    return isLike(place, post) && post.attachments === place.files ? post : null;
  };
  const take = (place: Place | null | undefined, post: OwnPost | null) => {
    if (!place || !post) return;
    place.post = post;
    free.delete(post);
  };
  for (const { gap, left, right } of gapsIn(places)) {
    const between = gap.map((place, index) => fitting(place, left + 1 + index));
    if (left + 1 + gap.length === right && !between.includes(null)) {
      for (const [index, place] of gap.entries()) take(place, between[index] ?? null);
      continue;
    }
    for (const [index, place] of gap.entries()) {
      const post = fitting(place, left + 1 + index);
      if (!saysEnough(place, post)) break;
      take(place, post);
    }
    for (const [index, place] of gap.toReversed().entries()) {
      const post = fitting(place, right - 1 - index);
      if (!saysEnough(place, post)) break;
      take(place, post);
    }
  }
}

/** Whether one neighbour is enough for a place. */
function saysEnough(place: Place | null, post: OwnPost | null): boolean {
  return place !== null && post !== null && (place.said.own !== '' || isTelling(post.said, place.said));
}

/** Places in a row that nobody knows, and where the posts beside them stand; NaN: nobody knows that either. */
function* gapsIn(places: Places): Generator<{ gap: Places; left: number; right: number }> {
  const indexOf = (place: Place | null | undefined) => place?.post?.index ?? Number.NaN;
  let from = 0;
  for (let to = 0; to <= places.length; to += 1) {
    if (to < places.length && !places[to]?.post) continue;
    if (to > from)
      yield { gap: places.slice(from, to), left: indexOf(places[from - 1]), right: indexOf(places[to]) };
    from = to + 1;
  }
}
