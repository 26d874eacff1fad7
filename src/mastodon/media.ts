import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import type { Answer } from '../http/types.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import type { MediaState, Upload } from './status-types.ts';

/** Without progress. Servers work on a picture before they answer, and a slow line holds the last megabytes long. */
const IDLE_MS = 5 * 60_000;
/** Mastodon asks for `write:media` to tell how an upload goes on, these for `read:media` (mastodon-api.md §5). */
const READS_MEDIA: ReadonlySet<string> = new Set(['akkoma', 'pleroma', 'takahe']);

const MediaSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  url: v.fallback(v.nullable(v.string()), null),
});

interface Media {
  readonly id: string;
  readonly state: 'ready' | 'processing';
}

/** Sends files to the server and asks how they do (mastodon-api.md §3). */
export class MediaShelf {
  readonly #client: Client;
  #path = '/api/v2/media';

  constructor(client: Client) {
    this.#client = client;
  }

  /** See `Publishing.uploadMedia`. */
  async upload(upload: Upload): Promise<Media> {
    try {
      return await this.#send(upload);
    } catch (error) {
      const isMissing = error instanceof ApiError && (error.status === 404 || error.status === 405);
      if (!isMissing || this.#path === '/api/v1/media') throw error;
      this.#path = '/api/v1/media';
      return await this.#send(upload);
    }
  }

  /** See `Publishing.mediaState`. */
  async state(id: string): Promise<MediaState> {
    const scope = READS_MEDIA.has(this.#client.server.software) ? 'read:media' : 'write:media';
    try {
      const answer = await this.#client.read({ path: `/api/v1/media/${encodeURIComponent(id)}`, scope });
      const media = mediaOf(answer);
      if (media === null) throw strangeAnswer(answer, 'a file');
      return media.state;
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) return 'failed';
      if (error instanceof ApiError && error.status === 404) return 'gone';
      throw error;
    }
  }

  async #send({ open, bytes, mimeType, fileName, description, onLeave }: Upload): Promise<Media> {
    const fields = description === null ? {} : { description };
    const call = {
      method: 'POST',
      path: this.#path,
      scope: 'write:media',
      timeoutMs: IDLE_MS,
      isAbortable: true,
      body: { upload: { fields, field: 'file', fileName, mimeType, bytes, open } },
      ...(onLeave && { onLeave }),
    } as const;
    return await this.#client.repeat(call, 'a file', mediaOf);
  }
}

/** Akkoma says 202 to everything: a file that has a place is ready. */
function mediaOf(answer: Answer): Media | null {
  const media = v.safeParse(MediaSchema, bodyJson(answer));
  if (!media.success) return null;
  const { id, url } = media.output;
  const isWorking = answer.status === 206 || (answer.status === 202 && url === null);
  return { id, state: isWorking ? 'processing' : 'ready' };
}
