import type { PostLimits, Visibility } from '../posts/types.ts';

/** A post as it is sent; everything that decides what will stand there. */
export interface PostPayload {
  readonly text: string;
  readonly spoiler: string | null;
  readonly sensitive: boolean;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly visibility: Visibility;
  readonly inReplyToId: string | null;
  readonly quotedStatusId: string | null;
  readonly mediaIds: readonly string[];
  /** Who may be pinged, ids on this server: everybody that the text mentions. None when it is left out. */
  readonly mentionIds?: readonly string[];
  /** ISO 8601: the date it gets, on servers that backdate; never anywhere else. */
  readonly backdateTo: string | null;
  /** Stays on its server, where that is known. */
  readonly localOnly: boolean;
}

/** A post of one's own as the server shows it. */
export interface OwnStatus {
  /** Opaque; lists give the newest first, ids are not compared. */
  readonly id: string;
  readonly url: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly visibility: string;
  /** HTML. */
  readonly content: string;
  readonly spoiler: string;
  readonly language: string | null;
  readonly inReplyToId: string | null;
  readonly attachments: number;
}

/** What a server does with posts, beside Mastodon (mastodon-api.md §§2, 8). */
export interface PostTraits {
  /**
   * What an `Idempotency-Key` does. `unlocked`: a replay posts nothing once the first is stored, and before that posts
   * twice (Mastodon, which in 4.6.0 to 4.7.1 answers such a replay 500; Hollo); `any-answer`: one cache replays refusals
   * too (Akkoma); `none` (GoToSocial, snac2).
   */
  readonly idempotency: 'unlocked' | 'any-answer' | 'none';
  readonly quotes: boolean;
  /** The allow-list for a past `scheduled_at`: GoToSocial from 0.18. */
  readonly backdates: boolean;
  readonly hasLocalOnly: boolean;
  readonly hasContentType: boolean;
  readonly hasAllowedMentions: boolean;
  /** Whether an `@` is read as a mention of a local account whatever stands before it, in an e-mail address as well. */
  readonly anyAtPings: boolean;
  /** Whether one's own listing shows private and direct posts; snac2's does not, its home timeline does. */
  readonly listsPrivate: boolean;
  /** Whether `/api/v1/statuses/:id/source` gives the text as it was sent. */
  readonly hasSource: boolean;
  /** Whether the files of a post can be deleted with it, at once. */
  readonly deletesMedia: boolean;
}

/** A file on its way to the server. */
export interface Upload {
  /** Opens the bytes; each call from the start. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly bytes: number;
  readonly mimeType: string;
  readonly fileName: string;
  readonly description: string | null;
  /** Awaited each time before a request leaves: servers count every try. */
  readonly onLeave?: () => Promise<void>;
}

/** `failed`: for good; `gone`: the server does not know it (any more), or a post has it already. */
export type MediaState = 'ready' | 'processing' | 'failed' | 'gone';

/**
 * What publishing needs of the account; paced and retried like `OwnAccount`, with the same errors. Of `post` only an
 * `ApiError` means that nothing was posted; an `UnclearError` has to be settled.
 */
export interface Publishing {
  readonly limits: PostLimits;
  readonly traits: PostTraits;
  /**
   * Waits until one such write could leave by the server's limits, and takes nothing of them: whoever notes what is
   * about to be sent calls it first.
   */
  turn(write: 'post' | 'upload' | 'delete'): Promise<void>;
  /**
   * @param key sent as `Idempotency-Key` where that means anything: a UUID
   * @param onLeave awaited each time before the request leaves: again after a limit or a network that was away, which have
   *   no effect on the server. What it throws ends the post
   */
  post(payload: PostPayload, key: string, onLeave?: () => Promise<void>): Promise<OwnStatus>;
  /** Null when there is no such post. */
  status(id: string): Promise<OwnStatus | null>;
  /** The text as it was sent; null where the server does not tell. */
  statusSource(id: string): Promise<string | null>;
  /** One's own posts, newest first, page by page, without boosts. */
  ownStatuses(): AsyncIterable<readonly OwnStatus[]>;
  /** The same out of the home timeline, which shows private ones where the listing does not. */
  homeStatuses(): AsyncIterable<readonly OwnStatus[]>;
  /**
   * Deletes a post; what is unclear is asked for again, which does no harm.
   * @returns `gone` when it was not there any more
   */
  deleteStatus(id: string): Promise<'deleted' | 'gone'>;
  /**
   * Streams a file to the server. An unclear upload is simply sent again: what nobody uses is purged in a day. The
   * signal ends it at once.
   * @throws {ApiError} the server does not want this file
   * @throws {UnclearError} it failed over this file three times, and otherwise works
   * @throws what reading the file throws
   */
  uploadMedia(upload: Upload): Promise<{ readonly id: string; readonly state: 'ready' | 'processing' }>;
  mediaState(id: string): Promise<MediaState>;
  /** The server's clock as far as we know it, milliseconds since the epoch; null where it has not told its time. */
  serverNow(): number | null;
  /** When `count` more posts, and `uploads` more uploads, will have been possible (ms since the epoch). */
  forecast(count: { readonly posts: number; readonly uploads: number }): number;
}
