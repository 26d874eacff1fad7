import type { Account, Era } from '../../src/archive/types.ts';

/** A mention, link or media item finds its place in the text itself. */
export interface SampleTweet {
  /** By default made of `at`. */
  readonly id?: string;
  readonly at?: Date;
  /** As it stands in an archive: escaped, with t.co links. */
  readonly text: string;
  readonly replyTo?: { readonly id: string; readonly handle?: string; readonly status?: string };
  /** Without an id: nobody has the handle any more. */
  readonly mentions?: readonly { readonly id?: string; readonly handle: string; readonly name?: string }[];
  readonly urls?: readonly { readonly url: string; readonly expanded?: string }[];
  readonly media?: readonly SampleMedia[];
  /** Ids of all versions, oldest first. */
  readonly versions?: readonly string[];
  readonly hashtags?: readonly string[];
  readonly lang?: string;
  readonly source?: string;
  readonly likes?: number;
  readonly sensitive?: boolean;
  /** Only Grailbird archives show it. */
  readonly retweeted?: { readonly id: string; readonly user: Account; readonly text: string };
}

export interface SampleMedia {
  readonly type?: 'photo' | 'video' | 'animated_gif';
  /** The last part of its URL: `FgAbCd.jpg`, `xYz.mp4`. */
  readonly basename: string;
  /** What the archive holds; by default a few bytes, with `null` the file is missing. */
  readonly content?: string | Uint8Array | null;
  readonly alt?: string;
  /** Whose photo it is, when it was taken over from another tweet. */
  readonly from?: { readonly status: string; readonly id: string; readonly handle: string };
}

/**
 * An id as Twitter makes them: the milliseconds since its epoch above 22 other bits.
 * @param at not before 2010-11-04
 */
export function snowflake(at: Date, sequence = 0): string {
  return String((BigInt(at.getTime() - 1_288_834_974_657) << 22n) + BigInt(sequence));
}

/** A tweet as a record of the tweets file of this era. @param tweet with its id and time settled */
export function tweetRecord(
  era: Era,
  owner: Account,
  tweet: SampleTweet & { readonly id: string; readonly at: Date },
): object {
  const text = textWithMedia(tweet);
  const finder = new Finder(text, era === 'grailbird');
  const entities = {
    hashtags: (tweet.hashtags ?? []).map(tag => ({ text: tag, indices: finder.find(`#${tag}`) })),
    symbols: [],
    user_mentions: (tweet.mentions ?? []).map(({ id = '-1', handle, name = '' }) => ({
      name,
      screen_name: handle,
      indices: finder.find(`@${handle}`),
      id_str: id,
      id: era === '2018' ? eNotation(id) : id,
    })),
    urls: (tweet.urls ?? []).map(({ url, expanded }) => ({
      url,
      ...(expanded !== undefined && {
        expanded_url: expanded,
        display_url: expanded.replace(/^https?:\/\//, ''),
      }),
      indices: finder.find(url),
    })),
  };
  const media = (tweet.media ?? []).map((item, i) => mediaRecord(owner, tweet, item, i, finder));
  if (era === 'grailbird') return grailbirdTweet(owner, tweet, text, { ...entities, media });
  const reply = tweet.replyTo;
  const fields = {
    retweeted: false,
    source: tweet.source ?? '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
    entities: media.length === 0 ? entities : { ...entities, media: media.slice(0, 1) },
    display_text_range: ['0', String(codePoints(text))],
    favorite_count: count(era, tweet.likes ?? 0),
    ...(reply?.status !== undefined && { in_reply_to_status_id_str: reply.status }),
    id_str: tweet.id,
    truncated: false,
    retweet_count: count(era, 0),
    id: era === '2018' ? eNotation(tweet.id) : tweet.id,
    ...(reply && { in_reply_to_user_id: reply.id, in_reply_to_user_id_str: reply.id }),
    ...(reply?.handle !== undefined && { in_reply_to_screen_name: reply.handle }),
    ...(tweet.sensitive !== undefined && { possibly_sensitive: tweet.sensitive }),
    created_at: namedMonth(tweet.at),
    favorited: false,
    full_text: text,
    lang: tweet.lang ?? 'en',
    ...(media.length > 0 && { extended_entities: { media } }),
    ...(era === '2022' && { edit_info: editInfo(tweet) }),
  };
  return era === '2018' || era === '2019' ? fields : { tweet: fields };
}

/** Grailbird has numbers for numbers, `text`, another date format, and the tweets that were retweeted. */
function grailbirdTweet(
  owner: Account,
  tweet: SampleTweet & { readonly id: string; readonly at: Date },
  text: string,
  entities: object,
): object {
  const { replyTo: reply, retweeted } = tweet;
  return {
    source: tweet.source ?? '<a href="http://twitter.com" rel="nofollow">Twitter Web Client</a>',
    entities,
    ...(reply?.status !== undefined && {
      in_reply_to_status_id_str: reply.status,
      in_reply_to_status_id: Number(reply.status),
    }),
    geo: {},
    id_str: tweet.id,
    ...(reply && { in_reply_to_user_id_str: reply.id, in_reply_to_user_id: Number(reply.id) }),
    text,
    ...(retweeted && {
      retweeted_status: { id_str: retweeted.id, text: retweeted.text, user: grailbirdUser(retweeted.user) },
    }),
    id: Number(tweet.id),
    created_at: `${tweet.at.toISOString().slice(0, 19).replace('T', ' ')} +0000`,
    ...(reply?.handle !== undefined && { in_reply_to_screen_name: reply.handle }),
    user: grailbirdUser(owner),
  };
}

function grailbirdUser({ id, handle, name }: Account): object {
  return { name, screen_name: handle, protected: false, id_str: id, id: Number(id), verified: false };
}

/** Finds pieces of a text from left to right, in code points. */
class Finder {
  readonly #text: string;
  readonly #asNumbers: boolean;
  readonly #next = new Map<string, number>();

  constructor(text: string, asNumbers: boolean) {
    this.#text = text;
    this.#asNumbers = asNumbers;
  }

  /** The next place of this piece: the same handle may be mentioned twice. */
  find(piece: string): readonly (string | number)[] {
    const at = this.#text.indexOf(piece, this.#next.get(piece) ?? 0);
    if (at < 0) throw new Error(`no "${piece}" in "${this.#text}"`);
    this.#next.set(piece, at + piece.length);
    return this.#indices(at, piece);
  }

  /** The last place of this piece: one link stands for all media. */
  findLast(piece: string): readonly (string | number)[] {
    return this.#indices(this.#text.lastIndexOf(piece), piece);
  }

  #indices(at: number, piece: string): readonly (string | number)[] {
    const start = codePoints(this.#text.slice(0, at));
    const indices = [start, start + codePoints(piece)];
    return this.#asNumbers ? indices : indices.map(String);
  }
}

function codePoints(text: string): number {
  return Array.from(text).length;
}

function mediaLink(id: string): string {
  return `https://t.co/m${id.slice(-9)}`;
}

function textWithMedia(tweet: SampleTweet & { readonly id: string }): string {
  return (tweet.media ?? []).length === 0 ? tweet.text : `${tweet.text} ${mediaLink(tweet.id)}`.trim();
}

function mediaRecord(
  owner: Account,
  tweet: { readonly id: string },
  { type = 'photo', basename, alt, from }: SampleMedia,
  index: number,
  finder: Finder,
): object {
  const id = String(BigInt(tweet.id) + 1000n + BigInt(index));
  const preview = type === 'photo' ? `media/${basename}` : `tweet_video_thumb/${basename}.jpg`;
  const indices = finder.findLast(mediaLink(tweet.id));
  return {
    expanded_url: `https://twitter.com/${from?.handle ?? owner.handle}/status/${from?.status ?? tweet.id}/${type === 'photo' ? 'photo' : 'video'}/1`,
    ...(from && { source_status_id: from.status, source_status_id_str: from.status }),
    ...(from && { source_user_id: from.id, source_user_id_str: from.id }),
    indices,
    url: mediaLink(tweet.id),
    media_url: `http://pbs.twimg.com/${preview}`,
    id_str: id,
    id,
    media_url_https: `https://pbs.twimg.com/${preview}`,
    ...(alt !== undefined && { media_alt: alt }),
    ...(type !== 'photo' && {
      video_info: { aspect_ratio: ['16', '9'], variants: variants(type, basename) },
    }),
    type,
    display_url: `pic.twitter.com/m${id.slice(-9)}`,
  };
}

/** The best mp4 stands in the middle, as it does in archives. */
function variants(type: 'video' | 'animated_gif', basename: string): readonly object[] {
  const mp4 = { content_type: 'video/mp4' };
  const base = 'https://video.twimg.com';
  if (type === 'animated_gif') return [{ bitrate: '0', ...mp4, url: `${base}/tweet_video/${basename}` }];
  return [
    { bitrate: '288000', ...mp4, url: `${base}/vid/480x270/small-${basename}?tag=10` },
    { bitrate: '2176000', ...mp4, url: `${base}/vid/1280x720/${basename}?tag=10` },
    { content_type: 'application/x-mpegURL', url: `${base}/pl/list.m3u8?tag=10` },
    { bitrate: '832000', ...mp4, url: `${base}/vid/640x360/middle-${basename}?tag=10` },
  ];
}

function editInfo({ id, versions = [] }: SampleTweet & { readonly id: string }): object {
  const control = {
    editTweetIds: versions.length === 0 ? [id] : versions,
    editableUntil: '2022-11-05T13:00:00.000Z',
    editsRemaining: '5',
    isEditEligible: true,
  };
  const [initial = id] = versions;
  return initial === id
    ? { initial: control }
    : { edit: { initialTweetId: initial, editControlInitial: control } };
}

/** `Wed Nov 09 10:10:10 +0000 2022` */
function namedMonth(at: Date): string {
  const [day, date, month, year, time] = at.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${time} +0000 ${year}`;
}

function count(era: Era, value: number): string {
  return era === '2018' ? `${value}.0` : String(value);
}

/** `"1.01456537218219622E18"`: what the 2018 layout made of a number. */
function eNotation(id: string): string {
  return Number(id).toExponential().replace('e+', 'E');
}
