import type { Software } from './software.ts';

/** What a server does with posts (mastodon-api.md §§2, 3, 8). */
export interface Posting {
  /**
   * What an `Idempotency-Key` does. `unlocked`: looked for first, stored with the post, so that two at once post twice;
   * `locked`: two at once are one post and a 503; `errors`: the same, and any replay later is answered 500;
   * `any-answer`: one cache for everybody replays refusals too; `burnt`: a key can be used once, whatever came of it
   * (Pixelfed).
   */
  readonly idempotency: 'unlocked' | 'locked' | 'errors' | 'any-answer' | 'burnt' | 'none';
  /** How long a key is kept, in milliseconds. */
  readonly keyMs: number;
  /** Whether a key whose post was deleted is answered 404; else it posts anew. */
  readonly remembersDeleted: boolean;
  readonly maxCharacters: number;
  /** What a URL counts; null where it counts in full, whatever `advertisedUrl` says. */
  readonly urlCharacters: number | null;
  readonly advertisedUrl: number;
  readonly unit: 'graphemes' | 'code-points';
  readonly maxAttachments: number;
  /** Whether a fifth attachment, or a video beside others, is refused. */
  readonly countsAttachments: boolean;
  /** What happens to media ids that are unknown or used: 422, left out without a word, or shown as nothing. */
  readonly unknownMedia: 'refused' | 'dropped' | 'dangling';
  readonly imageBytes: number;
  readonly videoBytes: number;
  readonly descriptionCharacters: number;
  /**
   * How an upload is answered: with 200, with 202 while a video is worked on, always with 202 and a URL, or with 200 and
   * a URL only when it is asked for again (GoToSocial's v2).
   */
  readonly uploads: 'at-once' | 'async-video' | 'always-202' | 'url-later';
  readonly quotes: boolean;
  readonly allowedMentions: boolean;
  readonly localOnly: boolean;
  /** Whether a past `scheduled_at` dates a post. `loudly`: followers get it. */
  readonly backdates: 'no' | 'quietly' | 'loudly';
  /** Whether an empty text, a reply to nothing and an unknown visibility are taken. */
  readonly takesAnything: boolean;
  /** Whether an answer of nothing but an emoji becomes a reaction to the post it answers. */
  readonly reacts: boolean;
  /** Whether `language` is kept; else every post is said to be English. */
  readonly languages: boolean;
}

const HOUR = 3_600_000;
const MIB = 1 << 20;

const MASTODON: Posting = {
  idempotency: 'unlocked',
  keyMs: HOUR,
  remembersDeleted: true,
  maxCharacters: 500,
  urlCharacters: 23,
  advertisedUrl: 23,
  unit: 'graphemes',
  maxAttachments: 4,
  countsAttachments: true,
  unknownMedia: 'refused',
  imageBytes: 16 * MIB,
  videoBytes: 99 * MIB,
  descriptionCharacters: 1500,
  uploads: 'async-video',
  quotes: false,
  allowedMentions: false,
  localOnly: false,
  backdates: 'no',
  takesAnything: false,
  reacts: false,
  languages: true,
};

const OTHER: Posting = {
  ...MASTODON,
  idempotency: 'none',
  urlCharacters: null,
  maxCharacters: 5000,
  uploads: 'at-once',
};

/** What a software in its version does with posts. */
export function postingOf({ name, version }: Pick<Software, 'name' | 'version'>): Posting {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(part => Number.parseInt(part, 10));
  const since = (wanted: number) => major * 100 + minor >= wanted;
  switch (name) {
    case 'mastodon': {
      // 4.6 brought a lock, and with it an id where a post is wanted; 4.7.2 has put that right.
      const isBroken = major === 4 && (minor === 6 || (minor === 7 && patch <= 1));
      return {
        ...MASTODON,
        idempotency: isBroken ? 'errors' : since(407) ? 'locked' : 'unlocked',
        descriptionCharacters: since(406) ? 10_000 : 1500,
        quotes: since(405),
        allowedMentions: since(402),
      };
    }
    case 'gotosocial':
      return {
        ...OTHER,
        advertisedUrl: 25,
        unit: 'code-points',
        maxAttachments: 6,
        imageBytes: 40 * MIB,
        videoBytes: 40 * MIB,
        localOnly: true,
        uploads: 'url-later',
        backdates: since(18) ? 'quietly' : 'no',
      };
    case 'akkoma':
      return {
        ...OTHER,
        idempotency: 'any-answer',
        keyMs: 6 * HOUR,
        countsAttachments: false,
        unknownMedia: 'dropped',
        maxAttachments: 1000,
        uploads: 'always-202',
      };
    case 'hollo':
      return { ...OTHER, idempotency: 'unlocked', remembersDeleted: false, maxCharacters: 4096 };
    case 'snac':
      return {
        ...OTHER,
        maxCharacters: 100_000,
        advertisedUrl: 32,
        maxAttachments: 4,
        countsAttachments: false,
        unknownMedia: 'dangling',
        backdates: 'loudly',
        takesAnything: true,
        languages: false,
      };
    default:
      return { ...OTHER, maxCharacters: 3000, maxAttachments: 16, countsAttachments: false, reacts: true };
  }
}
