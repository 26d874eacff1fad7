import type { Container } from './container.ts';
import type { Problems } from './problems.ts';
import type { MediaFile } from './types.ts';

/**
 * The photos and videos of tweets. A file's name holds its tweet's id, so the container's directory is the
 * index, and none is kept here.
 */
export class MediaFiles {
  readonly #container: Container;
  readonly #folders: readonly string[];
  readonly #zips: readonly string[];
  readonly #problems: Problems;

  /**
   * @param folders in which media lie: `data/tweets_media`
   * @param zips inside those folders, which exports until January 2020 have and which are not opened
   */
  constructor(container: Container, folders: readonly string[], zips: readonly string[], problems: Problems) {
    this.#container = container;
    this.#folders = folders;
    this.#zips = zips;
    this.#problems = problems;
  }

  /** A file that is missing where zips lie among the media is a problem of those zips. */
  find(tweetId: string, basename: string): MediaFile | undefined {
    for (const folder of this.#folders) {
      const path = `${folder}/${tweetId}-${basename}`;
      const bytes = this.#container.size(path);
      if (bytes !== undefined) return { path, bytes };
    }
    for (const zip of this.#zips) {
      this.#problems.add(
        zip,
        'holds photos and videos in a zip of its own: unpack it where it lies to have them',
      );
    }
    return undefined;
  }
}
