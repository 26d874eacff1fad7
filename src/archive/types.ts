/**
 * What an archive holds, as typed records. Ids are always strings (they exceed 2^53), texts are as Twitter
 * stored them (`full_text` is still HTML-escaped), and nothing here knows of the fediverse.
 */

/** The format an export has: Grailbird (2012–2019), or "Your Twitter data" by the year its layout began. */
export type Era = 'grailbird' | '2018' | '2019' | '2020' | '2022';

/** Whose archive this is. */
export interface Account {
  readonly id: string;
  readonly handle: string | null;
  readonly name: string | null;
}

/** Damage that cost one file of the archive, as one sentence fragment a user can read. */
export interface Problem {
  readonly file: string;
  readonly what: string;
}

/** Records in the order of the file, handed over some at a time because one `await` a record is slow. */
export type Batches<T> = AsyncIterable<readonly T[]>;

/** A piece of a text: `[start, end)` in Unicode code points of the still escaped text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `@handle` in a tweet. Resolved by handle at export time: it tells of the account that owns `id` now. */
export interface Mention extends Span {
  /** `null` where Twitter wrote `"-1"`: nobody has this handle any more. */
  readonly id: string | null;
  readonly handle: string;
  readonly name: string | null;
}

/** A link in a tweet; `expanded` is missing in some old records. */
export interface UrlEntity extends Span {
  readonly url: string;
  readonly expanded: string | null;
}

/** A hashtag in a tweet; `text` is without its `#`. */
export interface Hashtag extends Span {
  readonly text: string;
}

/** A photo, video or GIF of a tweet. */
export interface Media {
  readonly id: string;
  readonly type: 'photo' | 'video' | 'animated_gif';
  /** The t.co link that stands for it in the text. */
  readonly url: string;
  /** Basename in the media folder after `<tweetId>-`: of a video that of its highest-bitrate mp4. */
  readonly basename: string;
  readonly sourceStatusId: string | null;
  readonly sourceUserId: string | null;
  /** `https://twitter.com/<handle at that time>/status/<id>/photo/1` */
  readonly expanded: string | null;
  readonly alt: string | null;
}

/** The long text that belongs to a cut tweet. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly (Span & { readonly handle: string })[];
  readonly urls: readonly UrlEntity[];
}

/** Which file a tweet stands in: the tweets proper, or one of the closed or removed kinds. */
export type TweetFile = 'tweet' | 'community' | 'deleted' | 'circle';

/** One tweet (or retweet) of the owner. */
export interface Tweet {
  readonly id: string;
  /** As Twitter wrote it; `tweetDate` parses it. */
  readonly createdAt: string;
  /** Still HTML-escaped (`&amp; &lt; &gt;`). */
  readonly text: string;
  readonly lang: string | null;
  /** The app, as an HTML link. */
  readonly source: string | null;
  readonly replyToStatusId: string | null;
  readonly replyToUserId: string | null;
  /** The current handle of `replyToUserId` (looked up by id at export). */
  readonly replyToHandle: string | null;
  readonly mentions: readonly Mention[];
  readonly urls: readonly UrlEntity[];
  readonly media: readonly Media[];
  readonly hashtags: readonly Hashtag[];
  readonly sensitive: boolean;
  readonly likes: number;
  /** Ids of all versions of an edited tweet, oldest first; empty when it was never edited. */
  readonly versions: readonly string[];
  readonly note: Note | null;
  /** Written to a closed circle: its id stands in `twitter-circle-tweet.js` as well. */
  readonly circle: boolean;
  /** Grailbird alone knows the retweeted tweet; later archives only have `RT @handle: …`. */
  readonly retweeted: { readonly id: string; readonly user: Account; readonly text: string } | null;
}

/** One message of a direct conversation. Its text is a mix of escaped and raw. */
export interface DirectMessage {
  readonly id: string;
  readonly senderId: string;
  /** `null` in group conversations. */
  readonly recipientId: string | null;
  readonly text: string;
  readonly urls: readonly { readonly url: string; readonly expanded: string | null }[];
}

/** A liked tweet. The archive does not say whose it is. */
export interface Like {
  readonly tweetId: string;
  readonly text: string | null;
}

/** The four lists of accounts that hold nothing but ids. */
export type RelationFile = 'following' | 'follower' | 'block' | 'mute';

/** A handle the archive names in passing, sometimes with its id: list owners, moments. */
export interface NamedAccount {
  readonly id: string | null;
  readonly handle: string;
  readonly name: string | null;
}

/** Where a media file lies in the archive. */
export interface MediaFile {
  readonly path: string;
  readonly bytes: number;
}

/** An opened archive. Reading never throws for damage in one file: it ends that file and adds to `problems`. */
export interface Archive {
  readonly path: string;
  readonly era: Era;
  readonly account: Account | null;
  readonly exported: Date | null;
  /** Grows while files are read. */
  readonly problems: readonly Problem[];
  tweets(file: TweetFile): Batches<Tweet>;
  directMessages(): Batches<DirectMessage>;
  likes(): Batches<Like>;
  /** The account ids of one list. */
  relation(file: RelationFile): Batches<string>;
  /** List owners, moment participants, advertisers' handles: seen in passing, relation unknown. */
  namedAccounts(): Batches<NamedAccount>;
  /** The owner's time zone as the tz database calls it ("Europe/Berlin"); null where the archive does not tell. */
  timeZone(): Promise<string | null>;
  /**
   * Whether the archive shows that the account was protected. It never shows that it was not: the history of this
   * covers six months, and Grailbird's word (known once the tweets were read) is that of the day of the export.
   */
  wasProtected(): Promise<boolean>;
  /** The file of a tweet's photo or video, or `undefined` when the archive lacks it. */
  mediaFile(tweetId: string, basename: string): MediaFile | undefined;
  /**
   * The bytes of a media file in chunks, as they are read.
   * @param path as `mediaFile` gives it
   * @throws {DamagedFileError} when they cannot be had or are not what the archive states; what stands before the
   *   damage has been handed over
   * @throws the reason of the signal with which the archive was opened, when it is aborted
   */
  openMedia(path: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
