import type { Address } from '../people/address.ts';

/** A stretch of a text that is never cut inside, but for plain text. Joined they are the text, nothing between. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** It is no part of the tweet: a date, a number, a stand-in for a text. */
      readonly isAdded?: true;
    }
  /** A whole URL with its protocol, which servers count at a fixed length. */
  | { readonly kind: 'url'; readonly url: string }
  /** Somebody's name that nobody can be pinged by: `＠name`. */
  | { readonly kind: 'name'; readonly text: string }
  /** A mention that is meant to reach: `@user@host`. */
  | { readonly kind: 'mention'; readonly address: Address }
  | { readonly kind: 'hashtag'; readonly text: string }
  /** A link to one's own tweet; becomes the new post's URL once that is known. */
  | { readonly kind: 'own-link'; readonly tweetId: string; readonly url: string };

/** A tweet's text as it will read elsewhere. */
export interface Converted {
  readonly pieces: readonly Piece[];
  /** The tweet it quotes, which is one's own or somebody's; the link to it is not among the pieces when it is own. */
  readonly quote: { readonly tweetId: string; readonly url: string; readonly isOwn: boolean } | null;
  /** ISO 639-1, or null where Twitter did not know. */
  readonly language: string | null;
}

/** How a server counts and what it takes (`configuration` of its instance). */
export interface PostLimits {
  readonly maxCharacters: number;
  /** What a URL counts; null: its own length (GoToSocial). */
  readonly urlCharacters: number | null;
  /** `graphemes` on Mastodon, `code-points` on GoToSocial. */
  readonly unit: 'graphemes' | 'code-points';
  readonly maxAttachments: number;
  readonly imageBytes: number;
  readonly videoBytes: number;
  /** Pixels; null where the server does not say. */
  readonly imagePixels: number | null;
  readonly videoPixels: number | null;
  readonly videoFrameRate: number | null;
  readonly descriptionCharacters: number;
  /** Null where the server does not say. */
  readonly mimeTypes: readonly string[] | null;
}

/** A photo, video or GIF of a draft. */
export interface DraftMedia {
  readonly mediaId: string;
  readonly type: 'photo' | 'video' | 'animated_gif';
  /** In the archive. */
  readonly path: string;
  readonly bytes: number;
  readonly mimeType: string;
  readonly fileName: string;
  readonly description: string | null;
}

/** One post of a draft; a text that is too long, or too many photos, make several in a thread. */
export interface DraftPart {
  readonly pieces: readonly Piece[];
  readonly media: readonly DraftMedia[];
}

/** Who sees a post, as the API calls it: `private` is for followers, `direct` for those it names. */
export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

/** One tweet as the posts it will be. */
export interface Draft {
  readonly tweetId: string;
  /** When it was tweeted, milliseconds since the epoch. */
  readonly at: number;
  readonly parts: readonly DraftPart[];
  /** The own tweet it answers, when that one is posted too. */
  readonly parentTweetId: string | null;
  /** The own tweet it quotes. */
  readonly quotedTweetId: string | null;
  readonly language: string | null;
  readonly sensitive: boolean;
  /** The content warning. */
  readonly spoiler: string | null;
  readonly visibility: Visibility;
  /** What was left out or changed on the way, a sentence fragment each. */
  readonly remarks: readonly string[];
}
