import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { OwnStatus, PostPayload } from '../../mastodon/status-types.ts';
import { changeIn } from './answer.ts';
import type { OpenWrite } from './look.ts';
import { payloadIn } from './records.ts';
import { lookAgain, type Settled, settlePost, writeIn } from './settle.ts';
import type { PublishTools } from './types.ts';

/** Mastodon keeps a key for an hour (mastodon-api.md §2); the rest is for clocks that differ. */
const KEY_MS = 50 * 60_000;
/** Of an intent whose key was used before: nobody replays twice. */
const REPLAY = 'replay';

/** What came of one post. `change`: what the server made of it that was not asked. */
export type Sent =
  | { readonly state: 'done'; readonly status: OwnStatus; readonly change: string | null }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'unknown' };

/** One post on its way. */
export interface Write {
  readonly key: string;
  readonly payload: PostPayload;
  readonly idem: string;
  readonly isReplay: boolean;
}

/** Sends posts one after the other, and knows the newest. */
export class Sender {
  readonly #tools: PublishTools;
  #newest: string | null;

  /** @param newest the id of the newest own post; null: there is none */
  constructor(tools: PublishTools, newest: string | null) {
    this.#tools = tools;
    this.#newest = newest;
  }

  /**
   * Sends one post: its intent is on the disk before, what came of it after. An unclear answer is settled before
   * anything is sent again, which happens once: with the same key where the server has keys, else because the account
   * shows that it is not there.
   * @throws {LoginError | TemporaryError | JournalError} the intent may be open then: a later run settles it
   * @throws the signal's reason when it is aborted
   */
  async send(key: string, payload: PostPayload): Promise<Sent> {
    const first = this.#fresh(key, payload);
    const sent = await this.#attempt(first);
    if (sent.state !== 'absent') return await this.#note(first, sent);
    return await this.replay(this.replayOf(key) ?? this.#fresh(key, payload));
  }

  /** Sends one post for the last time: if it is not there then, only a later run tries again. @throws as `send` does */
  async replay(write: Write): Promise<Sent> {
    const sent = await this.#attempt(write);
    return await this.#note(write, sent.state === 'absent' ? { state: 'unknown' } : sent);
  }

  /** A post that was sent and is not there, once more under its key; null where no key holds (any more). */
  replayOf(key: string): Write | null {
    const { publishing, clock, journal } = this.#tools;
    const item = journal.items.get(subjectOf(key));
    if (publishing.traits.idempotency === 'none' || item?.state !== 'intent') return null;
    if (`${item.subject}#${item.generation}` !== key || item.idem === null || item.why === REPLAY)
      return null;
    if (Math.abs(clock.now() - Date.parse(item.at)) > KEY_MS) return null;
    return { key, payload: payloadIn(item), idem: item.idem, isReplay: true };
  }

  #fresh(key: string, payload: PostPayload): Write {
    return { key, payload, idem: this.#tools.uuid(), isReplay: false };
  }

  async #attempt(write: Write): Promise<Sent | { readonly state: 'absent' }> {
    const { publishing, journal, signal } = this.#tools;
    const { key, payload, idem, isReplay } = write;
    const why = isReplay ? { why: REPLAY } : {};
    await publishing.turn('post');
    signal.throwIfAborted();
    try {
      // The time of the intent is that at which its request leaves, however often that is.
      const status = await publishing.post(payload, idem, () => {
        const serverNow = publishing.serverNow();
        const serverTime = serverNow === null ? null : new Date(serverNow).toISOString();
        const before = { newest: this.#newest, serverTime };
        return journal.append({ key, op: 'post', state: 'intent', before, payload, idem, ...why });
      });
      return doneWith(payload, status);
    } catch (error) {
      if (error instanceof UnclearError) {
        this.#tools.onEvent({ type: 'settling', total: 1 });
        return sentBy(payload, await settlePost(this.#openWrite(key), this.#tools));
      }
      if (!(error instanceof ApiError)) throw error;
      if (isReplay && mayBeThere(error, payload))
        return sentBy(payload, await lookAgain(this.#openWrite(key), this.#tools));
      return { state: 'failed', why: `error: ${error.message}` };
    }
  }

  #openWrite(key: string): OpenWrite {
    const item = this.#tools.journal.items.get(subjectOf(key));
    if (!item) throw new TypeError(`no intent of ${key}`);
    return writeIn(item);
  }

  async #note({ key }: Write, sent: Sent): Promise<Sent> {
    const { journal } = this.#tools;
    const op = 'post';
    if (sent.state === 'done') {
      const { id, url } = sent.status;
      const why = sent.change === null ? 'posted' : `changed: ${sent.change}`;
      await journal.append({ key, op, state: 'done', why, id, ...(url === null ? {} : { url }) });
      this.#newest = id;
    } else {
      const why = sent.state === 'failed' ? sent.why : 'unclear';
      await journal.append({ key, op, state: sent.state, why });
    }
    return sent;
  }
}

/** Answers to a replay that speak for the post: its files have a post, or it was there and was deleted (§2). */
function mayBeThere({ status }: ApiError, { mediaIds }: PostPayload): boolean {
  return status === 404 || (status === 422 && mediaIds.length > 0);
}

function doneWith(payload: PostPayload, status: OwnStatus): Sent {
  return { state: 'done', status, change: changeIn(payload, status) };
}

function sentBy(payload: PostPayload, settled: Settled): Sent | { readonly state: 'absent' } {
  if (settled.state === 'done') return doneWith(payload, settled.status);
  return settled.state === 'lost' ? { state: 'unknown' } : { state: 'absent' };
}

function subjectOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'));
}
