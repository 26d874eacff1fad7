import type { Media, Tweet } from '../../src/archive/types.ts';
import type { DraftContext } from '../../src/posts/draft.ts';
import type { MediaFacts, MediaOptions } from '../../src/posts/media.ts';
import { tweet as aTweet } from '../support/people.ts';
import { MASTODON } from './limits.ts';

/** A tweet of nothing but a text. */
export function tweet(over: Partial<Tweet> = {}): Tweet {
  return aTweet({ text: 'Hello', ...over });
}

/** A photo by its name; a video or GIF by its type. */
export function media(basename: string, over: Partial<Media> = {}): Media {
  return {
    id: `id-${basename}`,
    type: 'photo',
    url: 'https://t.co/media',
    basename,
    sourceStatusId: null,
    sourceUserId: null,
    expanded: 'https://twitter.com/me/status/1000/photo/1',
    alt: null,
    ...over,
  };
}

/** An archive that holds a small file of everything. */
export function mediaOptions(over: Partial<MediaOptions> = {}): MediaOptions {
  return {
    fileOf: ({ basename }): MediaFacts => ({ path: `data/tweets_media/1000-${basename}`, bytes: 100 }),
    altOf: () => null,
    onMissing: 'post',
    requireAlt: false,
    ...over,
  };
}

/** Mastodon with quotes, nothing around the text, nothing posted before. */
export function context(over: Partial<DraftContext> = {}): DraftContext {
  return {
    at: 1_667_988_610_000,
    limits: MASTODON,
    quotes: true,
    isPosted: () => false,
    header: null,
    footer: null,
    spoiler: null,
    visibility: 'unlisted',
    parentTweetId: null,
    media: mediaOptions(),
    ...over,
  };
}
