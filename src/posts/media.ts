import type { Media } from '../archive/types.ts';
import { describe } from './description.ts';
import { urlPiece } from './text/links.ts';
import type { TweetContent } from './tweet-content.ts';
import type { DraftMedia, PostLimits } from './types.ts';

/** A file of the archive, and what is known of it. */
export interface MediaFacts {
  readonly path: string;
  readonly bytes: number;
  /** Width times height; left out where nobody knows, or every server takes it. */
  readonly pixels?: number;
  /** Frames a second, likewise. */
  readonly frameRate?: number;
}

/** How the files of a tweet are looked for and described, and what their lack does. */
export interface MediaOptions {
  /** Undefined where the archive lacks the file. */
  readonly fileOf: (media: Media) => MediaFacts | undefined;
  /** What the person wrote for it; null: what the archive says counts. */
  readonly altOf: (media: Media) => string | null;
  /** What becomes of a tweet when one of its files is missing or refused. */
  readonly onMissing: 'post' | 'link' | 'skip';
  /** Whether a tweet with a file that nobody described is left out. */
  readonly requireAlt: boolean;
}

/** The files of a tweet as posts take them. */
export interface MediaPlan {
  /** The attachments of one post each. */
  readonly groups: readonly (readonly DraftMedia[])[];
  /** Where what is left out can be seen. */
  readonly links: readonly string[];
  readonly remarks: readonly string[];
  /** Why the tweet is not posted, or null. */
  readonly skip: string | null;
}

const WORDS = { photo: 'photo', video: 'video', animated_gif: 'GIF' };

/** By the end of the file name; Twitter names its files by what they are. */
const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['mp4', 'video/mp4'],
]);

/**
 * Which files of a tweet go into which post, in their order: as many photos as the server takes in one, each video and
 * each GIF alone, because most servers refuse them beside anything else (mastodon-api.md §2).
 */
export function draftMedia(tweet: TweetContent, limits: PostLimits, options: MediaOptions): MediaPlan {
  const groups: DraftMedia[][] = [];
  const links = new Set<string>();
  const remarks: string[] = [];
  const skip = (reason: string): MediaPlan => ({ groups: [], links: [], remarks: [], skip: reason });
  for (const media of tweet.media) {
    const facts = options.fileOf(media);
    const { trouble, mimeType } = fit(media, facts, limits);
    if (facts === undefined || trouble !== null) {
      const what = `${WORDS[media.type]} ${media.basename} ${trouble}`;
      if (options.onMissing === 'skip') return skip(what);
      remarks.push(`${what}: ${options.onMissing === 'link' ? 'linked to' : 'left out'}`);
      if (options.onMissing === 'link') links.add(linkTo(media, tweet));
      continue;
    }
    const { description, isCut } = describe(options.altOf(media) ?? media.alt, limits.descriptionCharacters);
    if (description === null && options.requireAlt) {
      return skip(`${WORDS[media.type]} ${media.basename} has no alt text`);
    }
    if (isCut) {
      remarks.push(`the alt text of ${media.basename} is cut to ${limits.descriptionCharacters} characters`);
    }
    const { id: mediaId, type, basename: fileName } = media;
    const drafted = { mediaId, type, path: facts.path, bytes: facts.bytes, mimeType, fileName, description };
    const group = groups.at(-1);
    if (group && takes(group, type, limits.maxAttachments)) group.push(drafted);
    else groups.push([drafted]);
  }
  return { groups, links: [...links], remarks, skip: null };
}

function takes(group: readonly DraftMedia[], type: Media['type'], max: number): boolean {
  return type === 'photo' && group.length < max && group.every(each => each.type === 'photo');
}

/** A tweet's media link names its author, who may be somebody else. */
function linkTo({ expanded }: Media, tweet: TweetContent): string {
  return (expanded !== null && urlPiece(expanded)?.url) || `https://twitter.com/i/status/${tweet.id}`;
}

/** @returns what keeps the server from taking a file, as the end of a sentence about it, or null */
function fit(
  media: Media,
  facts: MediaFacts | undefined,
  limits: PostLimits,
): { readonly trouble: string | null; readonly mimeType: string } {
  const mimeType = MIME_TYPES.get(/\.([a-z0-9]+)$/i.exec(media.basename)?.[1]?.toLowerCase() ?? '');
  if (mimeType === undefined) return { trouble: 'is of a kind nobody knows', mimeType: '' };
  return {
    trouble: facts === undefined ? 'is not in the archive' : troubleOf(facts, mimeType, limits),
    mimeType,
  };
}

function troubleOf(facts: MediaFacts, mimeType: string, limits: PostLimits): string | null {
  const isImage = mimeType.startsWith('image/');
  const maxBytes = isImage ? limits.imageBytes : limits.videoBytes;
  const maxPixels = isImage ? limits.imagePixels : limits.videoPixels;
  if (facts.bytes === 0) return 'is empty in the archive';
  if (limits.maxAttachments < 1) return 'cannot be attached on the server';
  if (limits.mimeTypes?.includes(mimeType) === false) return `is ${mimeType}, which the server does not take`;
  if (facts.bytes > maxBytes) {
    return `has ${mebibytes(facts.bytes)} MiB, more than the ${mebibytes(maxBytes)} the server takes`;
  }
  const { pixels, frameRate } = facts;
  if (pixels !== undefined && maxPixels !== null && pixels > maxPixels) {
    return `has ${pixels} pixels, more than the ${maxPixels} the server takes`;
  }
  if (
    !isImage &&
    frameRate !== undefined &&
    limits.videoFrameRate !== null &&
    frameRate > limits.videoFrameRate
  ) {
    return `has ${Math.round(frameRate)} frames a second, more than the ${limits.videoFrameRate} the server takes`;
  }
  return null;
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
