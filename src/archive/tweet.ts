import { accountFrom } from './account.ts';
import { hashtagsOf, mediaOf, mentionsOf, urlsOf } from './entities.ts';
import { type Fields, fieldsOf, idOf, listOf, numberOf, ownId, textOf } from './fields.ts';
import type { Note, Tweet } from './types.ts';

/** What other files say of a tweet. */
export interface TweetContext {
  readonly isCircle: (id: string) => boolean;
  readonly noteOf: (id: string, text: string) => Note | null;
}

/** The members of a tweet record: wrapped in `{"tweet": …}` since 2020, bare before. */
function tweetFields(record: unknown): Fields {
  const fields = fieldsOf(record);
  return fields.tweet === undefined ? fields : fieldsOf(fields.tweet);
}

/** The id of a tweet record, as `ownId` reads it. */
export function tweetId(record: unknown): string | null {
  return ownId(tweetFields(record));
}

/**
 * A tweet of any era.
 * @param record one value of `tweets.js`, `tweet.js` or a Grailbird month
 * @returns `null` when it has no id, text or date
 */
export function tweetOf(record: unknown, context: TweetContext): Tweet | null {
  const fields = tweetFields(record);
  const id = ownId(fields);
  const text = textOf(fields.full_text) ?? textOf(fields.text);
  const createdAt = textOf(fields.created_at);
  if (id === null || text === null || createdAt === null) return null;
  const entities = fieldsOf(fields.entities);
  const extended = fieldsOf(fields.extended_entities);
  return {
    id,
    createdAt,
    text,
    lang: textOf(fields.lang),
    source: textOf(fields.source),
    replyToStatusId: idOf(fields.in_reply_to_status_id_str) ?? idOf(fields.in_reply_to_status_id),
    replyToUserId: idOf(fields.in_reply_to_user_id_str) ?? idOf(fields.in_reply_to_user_id),
    replyToHandle: textOf(fields.in_reply_to_screen_name) || null,
    mentions: mentionsOf(entities.user_mentions),
    urls: urlsOf(entities.urls),
    media: mediaOf(extended.media ?? entities.media),
    hashtags: hashtagsOf(entities.hashtags),
    sensitive: fields.possibly_sensitive === true,
    likes: numberOf(fields.favorite_count) || 0,
    versions: versionsOf(fieldsOf(fields.edit_info)),
    note: context.noteOf(id, text),
    circle: context.isCircle(id),
    retweeted: retweetedOf(fieldsOf(fields.retweeted_status)),
  };
}

/** `edit_info` lists the versions in `initial` of a first version and in `edit.editControlInitial` of a later. */
function versionsOf(info: Fields): readonly string[] {
  const later = fieldsOf(fieldsOf(info.edit).editControlInitial);
  const ids = listOf(fieldsOf(info.initial).editTweetIds ?? later.editTweetIds);
  return ids.length < 2 ? [] : ids.map(idOf).filter(id => id !== null);
}

function retweetedOf(status: Fields): Tweet['retweeted'] {
  const id = ownId(status);
  const author = fieldsOf(status.user);
  const user = accountFrom(ownId(author), author.screen_name, author.name);
  return id === null || user === null ? null : { id, user, text: textOf(status.text) ?? '' };
}
