import { DamagedFileError } from '../../archive/errors.ts';
import { GuardError } from '../../http/errors.ts';
import type { Entry, Item } from '../../journal/types.ts';
import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { MediaState } from '../../mastodon/status-types.ts';
import type { Draft, DraftMedia } from '../../posts/types.ts';
import { uploadSubject } from './records.ts';
import type { DraftSource, PublishTools } from './types.ts';

/** Servers throw away after 24 hours what no post has (mastodon-api.md §3). */
const KEPT_MS = 23 * 3600_000;
const FIRST_POLL_MS = 2000;
const LONGEST_POLL_MS = 30_000;
/** A long video takes a small server this long. */
const PATIENCE_MS = 3600_000;

/**
 * A file at the server, or why it is not there, a sentence fragment: `missing` for good, `failing` because the server is
 * not well.
 */
export type Placed = { readonly id: string } | { readonly missing: string } | { readonly failing: string };

interface Known {
  readonly id: string;
  /** When it was sent, milliseconds since the epoch. */
  readonly at: number;
  /** Whether nothing has to be asked before it is used. */
  readonly isReady: boolean;
}

/** The files of drafts at the server; what earlier runs sent there is used while it lasts. */
export class Uploads {
  readonly #tools: PublishTools;
  readonly #source: Pick<DraftSource, 'openMedia'>;
  readonly #known = new Map<string, Known>();
  readonly #missing = new Map<string, string>();
  /** What may be sent another time. */
  readonly #failing = new Map<string, string>();
  /** What the server took in this run and did not have any more. */
  readonly #lost = new Set<string>();

  constructor(tools: PublishTools, source: Pick<DraftSource, 'openMedia'>) {
    this.#tools = tools;
    this.#source = source;
  }

  /** Whether a file has been sent, or cannot be now. */
  isSent(tweetId: string, { mediaId }: DraftMedia): boolean {
    const subject = uploadSubject(tweetId, mediaId);
    return this.#missing.has(subject) || this.#failing.has(subject) || this.#find(subject) !== null;
  }

  /**
   * Sends a file. What the server does not take, or fails over, or the archive does not give is remembered.
   * @throws {LoginError | TemporaryError | JournalError}
   * @throws the signal's reason when it is aborted
   */
  async send(tweetId: string, media: DraftMedia): Promise<void> {
    const { publishing, journal, clock, signal, onEvent } = this.#tools;
    const subject = uploadSubject(tweetId, media.mediaId);
    await publishing.turn('upload');
    signal.throwIfAborted();
    const { fileName, bytes, mimeType, description } = media;
    onEvent({ type: 'uploading', tweetId, fileName, bytes });
    const op = 'upload';
    let key: string | null = null;
    // A try that is cut off counts at the server too: a later run has to know of each.
    const onLeave = async () => {
      key = `${subject}/${this.#tries(subject).length}#0`;
      await journal.append({ key, op, state: 'intent' });
    };
    const note = async (outcome: Pick<Entry, 'state' | 'id' | 'why'>) => {
      if (key !== null) await journal.append({ key, op, ...outcome });
    };
    try {
      const open = () => this.#source.openMedia(media);
      const upload = { open, bytes, mimeType, fileName, description, onLeave };
      const { id, state } = await publishing.uploadMedia(upload);
      await note({ state: 'done', id });
      this.#known.set(subject, { id, at: clock.now(), isReady: state === 'ready' });
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof UnclearError) this.#failing.set(subject, `${fileName}: the server fails over it`);
      else {
        const why = reasonOf(error);
        this.#missing.set(subject, `${fileName}: ${why}`);
        await note({ state: 'failed', why });
      }
    }
  }

  /**
   * A file that can be posted now: sends it if need be, and waits until the server is done with it.
   * @throws as `send` does
   */
  async place(tweetId: string, media: DraftMedia): Promise<Placed> {
    const subject = uploadSubject(tweetId, media.mediaId);
    for (;;) {
      const known = this.#find(subject);
      if (known?.isReady) return { id: known.id };
      const missing = this.#missing.get(subject);
      if (missing !== undefined) return { missing };
      const failing = this.#failing.get(subject);
      if (failing !== undefined) return { failing };
      if (known === null) {
        await this.send(tweetId, media);
        continue;
      }
      const state = await this.#wait(known.id, media);
      if (state === 'ready') this.#known.set(subject, { ...known, isReady: true });
      else if (state === 'gone') this.#lose(subject, known, media);
      else this.#missing.set(subject, `${media.fileName}: the server could not process it`);
    }
  }

  /** Keeps nothing more of a tweet's files. */
  forget({ tweetId, parts }: Draft): void {
    for (const { mediaId } of parts.flatMap(({ media }) => media)) {
      this.#known.delete(uploadSubject(tweetId, mediaId));
      this.#missing.delete(uploadSubject(tweetId, mediaId));
      this.#failing.delete(uploadSubject(tweetId, mediaId));
      this.#lost.delete(uploadSubject(tweetId, mediaId));
    }
  }

  /** It is sent anew, but not for ever. */
  #lose(subject: string, known: Known, { fileName }: DraftMedia): void {
    if (this.#lost.has(subject))
      this.#missing.set(subject, `${fileName}: the server took it and lost it twice`);
    // That what an earlier run sent is gone says nothing about the file.
    if (this.#known.has(subject)) this.#lost.add(subject);
    this.#known.set(subject, { ...known, at: Number.NEGATIVE_INFINITY });
  }

  #find(subject: string): Known | null {
    const item = this.#tries(subject).findLast(({ state }) => state === 'done');
    const earlier = item?.id ? { id: item.id, at: Date.parse(item.at), isReady: false } : null;
    const known = this.#known.get(subject) ?? earlier;
    return known && Math.abs(this.#tools.clock.now() - known.at) < KEPT_MS ? known : null;
  }

  /** What the journal says of each time a file was sent, in order. */
  #tries(subject: string): Item[] {
    const tries: Item[] = [];
    for (;;) {
      const item = this.#tools.journal.items.get(`${subject}/${tries.length}`);
      if (!item) return tries;
      tries.push(item);
    }
  }

  async #wait(id: string, { fileName }: DraftMedia): Promise<MediaState> {
    const { publishing, clock, signal, onEvent } = this.#tools;
    const until = clock.now() + PATIENCE_MS;
    for (let ms = FIRST_POLL_MS; ; ms = Math.min(2 * ms, LONGEST_POLL_MS)) {
      const state = await publishing.mediaState(id);
      if (state !== 'processing') return state;
      if (ms === FIRST_POLL_MS) onEvent({ type: 'processing', fileName });
      if (clock.now() >= until) return 'failed';
      await clock.sleep(ms, signal);
    }
  }
}

/** Why a file is missing. @throws the error itself when it is not about the file */
function reasonOf(error: unknown): string {
  if (error instanceof ApiError) return `the server does not take it: ${error.message}`;
  if (error instanceof DamagedFileError || error instanceof GuardError) return error.message;
  throw error;
}
