import { TemporaryError } from '../../mastodon/errors.ts';
import type { DraftMedia } from '../../posts/types.ts';
import type { Coming } from './coming.ts';
import { openParts, standingOf } from './standing.ts';
import type { PublishTools } from './types.ts';
import type { Uploads } from './uploads.ts';

/** Nobody does anything else in a wait this short. */
const SHORT_MS = 5000;
/** A file is sent this long before its post at most: one that nothing uses is not to lie around for an hour. */
const AHEAD_MS = 50 * 60_000;
/** So many drafts are kept in memory at most. */
const FURTHEST = 1000;
/** After so many drafts without a file it is asked whether the next are too far off. */
const LOOKS = 25;
/** Sleeps are cut, so that a laptop that was closed is noticed soon. */
const SLICE_MS = 4 * 60_000;

interface File {
  readonly tweetId: string;
  readonly media: DraftMedia;
  /** How many posts leave until its own has left. */
  readonly posts: number;
}

/** Waits for the turn of the next post, and sends the files of coming posts meanwhile. */
export class Turn {
  readonly #tools: PublishTools;
  readonly #coming: Coming;
  readonly #uploads: Uploads;
  #toldUntil = Number.NEGATIVE_INFINITY;

  constructor(tools: PublishTools, coming: Coming, uploads: Uploads) {
    this.#tools = tools;
    this.#coming = coming;
    this.#uploads = uploads;
  }

  /**
   * Resolves when the next post may leave, outside of the quiet hours; or when only the limit of posts holds it and there
   * is nothing to send ahead.
   * @throws {LoginError | TemporaryError | JournalError}
   * @throws the signal's reason when it is aborted
   */
  async wait(): Promise<void> {
    const { publishing, clock, signal, maxWaitMs, quietUntil } = this.#tools;
    for (;;) {
      signal.throwIfAborted();
      const now = clock.now();
      const free = Math.max(now, publishing.forecast({ posts: 1, uploads: 0 }));
      // What waits for a limit may come to leave in the quiet hours.
      const quiet = quietUntil(free);
      const next = quiet ?? free;
      if (next - now <= SHORT_MS) return;
      // The account tells of the wait, and refuses one that is too long.
      if (free - now > maxWaitMs) return await publishing.turn('post');
      if (next - now > maxWaitMs) {
        throw new TemporaryError(
          'Nothing is posted in the quiet hours: run the same command again after them.',
          next,
        );
      }
      const file = await this.#nextFile(next);
      if (file === null && quiet === null) return;
      this.#tell(next, quiet !== null);
      const from = file === null ? next : this.#sendableAt(file, next);
      if (file !== null && from <= now) await this.#uploads.send(file.tweetId, file.media);
      else await clock.sleep(Math.min(Math.max(1, Math.min(from, next) - now), SLICE_MS), signal);
    }
  }

  #sendableAt({ posts }: File, next: number): number {
    const { publishing } = this.#tools;
    const itsPost = Math.max(next, publishing.forecast({ posts, uploads: 0 }));
    return Math.max(itsPost - AHEAD_MS, publishing.forecast({ posts: 0, uploads: 1 }));
  }

  /** The next file that was not sent yet; null where it may not be sent before `next`. */
  async #nextFile(next: number): Promise<File | null> {
    let posts = 0;
    for (let index = 0; index < FURTHEST; index += 1) {
      const draft = await this.#coming.at(index);
      if (draft === null) return null;
      for (const part of openParts(draft, standingOf(this.#tools.journal.items, draft.tweetId))) {
        posts += 1;
        const media = part.media.find(each => !this.#uploads.isSent(draft.tweetId, each));
        if (media === undefined) continue;
        const file = { tweetId: draft.tweetId, media, posts };
        return this.#sendableAt(file, next) < next ? file : null;
      }
      if (index % LOOKS === LOOKS - 1 && this.#isFarOff(posts, next)) return null;
    }
    return null;
  }

  #isFarOff(posts: number, next: number): boolean {
    return this.#tools.publishing.forecast({ posts, uploads: 0 }) - AHEAD_MS >= next;
  }

  #tell(until: number, isQuiet: boolean): void {
    if (Math.abs(until - this.#toldUntil) <= SHORT_MS) return;
    this.#toldUntil = until;
    this.#tools.onEvent({ type: isQuiet ? 'quiet' : 'ahead', until });
  }
}
