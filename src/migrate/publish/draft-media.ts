import { DamagedFileError } from '../../archive/errors.ts';
import type { Archive, Media } from '../../archive/types.ts';
import { imageSize } from '../../posts/image-size.ts';
import type { MediaFacts, MediaOptions } from '../../posts/media.ts';
import { boxAt, videoTraits } from '../../posts/mp4.ts';
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

/** Twitter plays no video larger, and none faster. */
const MOST_VIDEO_PIXELS = 3840 * 2160;
const MOST_FRAMES = 60;

/** Enough for the size of nearly every photo, and for what is read of the description of a video. */
const HEAD_BYTES = 64 * 1024;

/** What a draft needs to know of the files of a tweet. Files are read only where the server takes less than Twitter. */
export async function draftMediaOf(
  tweet: TweetContent,
  archive: Archive,
  { onMissing, requireAlt, altOf }: MediaChoice,
  limits: PostLimits,
): Promise<MediaOptions> {
  const facts = new Map<string, MediaFacts>();
  for (const media of tweet.media) {
    const file = archive.mediaFile(tweet.id, media.basename);
    if (!file) continue;
    const read = media.type === 'photo' ? ofPhoto : ofVideo;
    facts.set(media.basename, { ...file, ...(await read(limits, () => archive.openMedia(file.path))) });
  }
  return {
    onMissing,
    requireAlt,
    fileOf: ({ basename }: Media) => facts.get(basename),
    altOf: ({ basename }: Media) => altOf(`${tweet.id}-${basename}`),
  };
}

type Open = () => AsyncIterable<Uint8Array>;
type Traits = Pick<MediaFacts, 'pixels' | 'frameRate'>;

async function ofPhoto({ imagePixels }: PostLimits, open: Open): Promise<Traits> {
  if (imagePixels === null || imagePixels >= MOST_PIXELS) return {};
  const head = await undamaged(() => headOf(open()));
  const size = head && imageSize(head);
  return size ? { pixels: size.width * size.height } : {};
}

async function ofVideo({ videoPixels, videoFrameRate }: PostLimits, open: Open): Promise<Traits> {
  const isLittle = videoPixels !== null && videoPixels < MOST_VIDEO_PIXELS;
  if (!isLittle && (videoFrameRate === null || videoFrameRate >= MOST_FRAMES)) return {};
  const moov = await undamaged(() => moovOf(open()));
  const traits = moov && videoTraits(moov);
  if (!traits) return {};
  const { width, height, frameRate } = traits;
  return { pixels: width * height, ...(frameRate !== null && { frameRate }) };
}

/** @returns null for a damaged file, which shows again when it is sent */
async function undamaged<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DamagedFileError) return null;
    throw error;
  }
}

async function headOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    head.push(chunk);
    bytes += chunk.length;
    if (bytes >= HEAD_BYTES) break;
  }
  return Buffer.concat(head);
}

/** The beginning of the box that describes a video, which may stand behind everything else; null where there is none. */
async function moovOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  let held: Uint8Array = new Uint8Array();
  let skip = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk.subarray(skip)]);
    skip = Math.max(0, skip - chunk.length);
    for (let box = boxAt(held, 0); box !== null; box = boxAt(held, 0)) {
      if (box.type === 'moov') {
        if (held.length < Math.min(box.end, HEAD_BYTES)) break;
        return held.subarray(0, box.end);
      }
      skip = Math.max(0, box.end - held.length);
      held = held.subarray(box.end);
    }
    if (held.length >= HEAD_BYTES) return null;
  }
  return null;
}
