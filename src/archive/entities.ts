import { type Fields, fieldsOf, idOf, listOf, numberOf, ownId, textOf } from './fields.ts';
import type { Hashtag, Media, Mention, UrlEntity } from './types.ts';

/** Most tweets have none of most kinds: one list serves them all. */
const NONE: readonly never[] = Object.freeze([]);

/**
 * Entities of a tweet. Their `indices` are strings or numbers and count code points of the escaped text; an
 * entity that does not say where it stands is left out.
 */
function entitiesOf<T>(
  list: unknown,
  parse: (entity: Fields, start: number, end: number) => T | null,
): readonly T[] {
  const items = listOf(list);
  if (items.length === 0) return NONE;
  const found: T[] = [];
  for (const item of items) {
    const entity = fieldsOf(item);
    const indices = listOf(entity.indices);
    const start = numberOf(indices[0]);
    const end = numberOf(indices[1]);
    const parsed = start >= 0 && end >= start ? parse(entity, start, end) : null;
    if (parsed !== null) found.push(parsed);
  }
  return found;
}

/** @param list `entities.user_mentions` */
export function mentionsOf(list: unknown): readonly Mention[] {
  return entitiesOf(list, mentionOf);
}

function mentionOf(entity: Fields, start: number, end: number): Mention | null {
  const handle = textOf(entity.screen_name);
  if (!handle) return null;
  return {
    id: ownId(entity),
    handle,
    name: textOf(entity.name) || null,
    start,
    end,
  };
}

/** @param list `entities.urls` */
export function urlsOf(list: unknown): readonly UrlEntity[] {
  return entitiesOf(list, urlOf);
}

function urlOf(entity: Fields, start: number, end: number): UrlEntity | null {
  const url = textOf(entity.url);
  return url === null ? null : { url, expanded: textOf(entity.expanded_url), start, end };
}

/** @param list `entities.hashtags` */
export function hashtagsOf(list: unknown): readonly Hashtag[] {
  return entitiesOf(list, hashtagOf);
}

function hashtagOf(entity: Fields, start: number, end: number): Hashtag | null {
  const text = textOf(entity.text);
  return text === null ? null : { text, start, end };
}

/** @param list `extended_entities.media`, or Grailbird's `entities.media` */
export function mediaOf(list: unknown): readonly Media[] {
  const items = listOf(list);
  if (items.length === 0) return NONE;
  const found: Media[] = [];
  for (const item of items) {
    const media = mediumOf(fieldsOf(item));
    if (media) found.push(media);
  }
  return found;
}

function mediumOf(entity: Fields): Media | null {
  const id = ownId(entity);
  const url = textOf(entity.url);
  const preview = textOf(entity.media_url_https) ?? textOf(entity.media_url);
  if (id === null || url === null || preview === null) return null;
  const type = entity.type === 'video' || entity.type === 'animated_gif' ? entity.type : 'photo';
  const file = type === 'photo' ? preview : (bestVideo(entity) ?? preview);
  return {
    id,
    type,
    url,
    basename: basenameOf(file),
    sourceStatusId: idOf(entity.source_status_id_str) ?? idOf(entity.source_status_id),
    sourceUserId: idOf(entity.source_user_id_str) ?? idOf(entity.source_user_id),
    expanded: textOf(entity.expanded_url),
    alt: textOf(entity.media_alt) || null,
  };
}

/** The URL of the mp4 with the highest bitrate: the one whose file is in the archive. */
function bestVideo(entity: Fields): string | null {
  let best: string | null = null;
  let bestRate = -1;
  for (const item of listOf(fieldsOf(entity.video_info).variants)) {
    const variant = fieldsOf(item);
    const rate = numberOf(variant.bitrate);
    const url = textOf(variant.url);
    if (variant.content_type === 'video/mp4' && url !== null && rate > bestRate) {
      best = url;
      bestRate = rate;
    }
  }
  return best;
}

function basenameOf(url: string): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return path.slice(path.lastIndexOf('/') + 1);
}
