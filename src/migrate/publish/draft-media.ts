import { DamagedFileError } from '../../archive/errors.ts';
import type { Archive, Media } from '../../archive/types.ts';
import type { MediaFacts, MediaOptions } from '../../posts/media.ts';
import type { TweetContent } from '../../posts/tweet-content.ts';
import type { PostLimits } from '../../posts/types.ts';

/** What a person wants of photos and videos. */
export interface MediaChoice {
  readonly onMissing: MediaOptions['onMissing'];
  readonly requireAlt: boolean;
  /** What the person wrote for a file, by its name in the archive: `<tweet id>-<basename>`; null for nothing. */
  readonly altOf: (fileName: string) => string | null;
}

/** Twitter makes no photo larger than 4,096 by 4,096: only a server that takes less needs to know. */
const MOST_PIXELS = 4096 * 4096;

/** Enough for the size of nearly every photo. */
const HEAD_BYTES = 64 * 1024;

/** What a draft needs to know of the files of a tweet. Of photos the beginning is read where the server needs it. */
export async function mediaOf(
  tweet: TweetContent,
  archive: Archive,
  { onMissing, requireAlt, altOf }: MediaChoice,
  limits: PostLimits,
): Promise<MediaOptions> {
  const facts = new Map<string, MediaFacts>();
  const needsPixels = limits.imagePixels !== null && limits.imagePixels < MOST_PIXELS;
  for (const media of tweet.media) {
    const file = archive.mediaFile(tweet.id, media.basename);
    if (!file) continue;
    const head = needsPixels && media.type === 'photo' ? await headOf(archive, file.path) : null;
    facts.set(media.basename, { ...file, ...(head && { head }) });
  }
  return {
    onMissing,
    requireAlt,
    fileOf: ({ basename }: Media) => facts.get(basename),
    altOf: ({ basename }: Media) => altOf(`${tweet.id}-${basename}`),
  };
}

/** @returns null for a damaged file, which shows again when it is sent */
async function headOf(archive: Archive, path: string): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of archive.openMedia(path)) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    return null;
  }
  return Buffer.concat(chunks);
}
