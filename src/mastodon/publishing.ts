import type { Pacer } from '../http/pacer.ts';
import type { PostLimits } from '../posts/types.ts';
import type { Client } from './client.ts';
import { forecastPublishing } from './forecast.ts';
import { costOfPublishing } from './limits.ts';
import { MediaShelf } from './media.ts';
import { type Owner, readHomeStatuses, readOwnStatus, readOwnStatuses, readSource } from './own-statuses.ts';
import { readPostLimits } from './post-limits.ts';
import { postTraitsOf } from './post-traits.ts';
import type { MediaState, OwnStatus, PostPayload, PostTraits, Publishing, Upload } from './status-types.ts';
import { deleteStatus, postStatus } from './statuses.ts';
import type { Turns } from './turns.ts';

interface PublishingParts {
  readonly client: Client;
  readonly turns: Turns;
  readonly pacer: Pacer;
  readonly owner: Owner;
  /** Whether posts get a date of the past where the server can. */
  readonly backdate: boolean;
}

/**
 * What an account can post and delete; asks its server what it takes.
 * @throws {ApiError | LoginError | TemporaryError}
 */
export async function openPublishing(parts: PublishingParts): Promise<Publishing> {
  return new ServerPublishing(parts, await readPostLimits(parts.client));
}

class ServerPublishing implements Publishing {
  readonly limits: PostLimits;
  readonly traits: PostTraits;
  readonly #parts: PublishingParts;
  readonly #post: 'post' | 'backdated';
  readonly #media: MediaShelf;

  constructor(parts: PublishingParts, limits: PostLimits) {
    this.limits = limits;
    this.traits = postTraitsOf(parts.client.server);
    this.#parts = parts;
    this.#post = parts.backdate && this.traits.backdates ? 'backdated' : 'post';
    this.#media = new MediaShelf(parts.client);
  }

  async turn(write: 'post' | 'upload' | 'delete'): Promise<void> {
    const { turns, client } = this.#parts;
    await turns.ready(costOfPublishing(client.server, write === 'post' ? this.#post : write));
  }

  async post(payload: PostPayload, key: string, onLeave?: () => Promise<void>): Promise<OwnStatus> {
    return await postStatus(this.#parts.client, this.traits, payload, key, onLeave);
  }

  serverNow(): number | null {
    return this.#parts.pacer.serverNow();
  }

  async status(id: string): Promise<OwnStatus | null> {
    return await readOwnStatus(this.#parts.client, id);
  }

  async statusSource(id: string): Promise<string | null> {
    return this.traits.hasSource ? await readSource(this.#parts.client, id) : null;
  }

  ownStatuses(): AsyncIterable<readonly OwnStatus[]> {
    return readOwnStatuses(this.#parts.client, this.#parts.owner);
  }

  homeStatuses(): AsyncIterable<readonly OwnStatus[]> {
    return readHomeStatuses(this.#parts.client, this.#parts.owner);
  }

  async deleteStatus(id: string): Promise<'deleted' | 'gone'> {
    return await deleteStatus(this.#parts.client, this.traits, id);
  }

  async uploadMedia(
    upload: Upload,
  ): Promise<{ readonly id: string; readonly state: 'ready' | 'processing' }> {
    return await this.#media.upload(upload);
  }

  async mediaState(id: string): Promise<MediaState> {
    return await this.#media.state(id);
  }

  forecast(count: { readonly posts: number; readonly uploads: number }): number {
    return forecastPublishing(this.#parts.pacer, this.#parts.client.server, count, this.#post);
  }
}
