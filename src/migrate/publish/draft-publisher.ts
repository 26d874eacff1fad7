import type { Draft, DraftPart } from '../../posts/types.ts';
import { narrower } from '../../posts/visibility.ts';
import { type DraftFiles, isSkipped, placeFiles } from './draft-files.ts';
import { Mentions } from './mentions.ts';
import { type Ingredients, payloadOf } from './payload.ts';
import { draftSubject, postSubject } from './records.ts';
import type { Sender, Sent } from './send.ts';
import { type PostStanding, parentOf, standingOf } from './standing.ts';
import type { Turn } from './turn.ts';
import type { PostOutcome, PublishRequest, PublishTools } from './types.ts';
import type { Uploads } from './uploads.ts';

interface Helpers {
  readonly sender: Sender;
  readonly uploads: Uploads;
  readonly turn: Turn;
}

/** What came of a draft, and the subjects of the posts that were sent for it. */
export interface Published {
  readonly outcome: PostOutcome;
  readonly posted: readonly string[];
}

/** Posts one draft after the other. */
export class DraftPublisher {
  readonly #request: PublishRequest;
  readonly #tools: PublishTools;
  readonly #helpers: Helpers;
  /** Tweets that wait for another that was not posted. */
  readonly #held = new Set<string>();
  readonly #mentions: Mentions;
  #isLanguageTold = false;

  constructor(request: PublishRequest, tools: PublishTools, helpers: Helpers) {
    this.#request = request;
    this.#tools = tools;
    this.#helpers = helpers;
    this.#mentions = new Mentions(tools.account);
  }

  /**
   * Posts what is still to be sent of a draft, in order; the first part that is not sent ends it.
   * @throws {LoginError | TemporaryError | JournalError} and {ApiError} of a server that does not answer reads
   * @throws the signal's reason when it is aborted
   */
  async publish(draft: Draft): Promise<Published> {
    const { journal } = this.#tools;
    const { tweetId, parentTweetId } = draft;
    const standing = standingOf(journal.items, tweetId);
    const parent = this.#held.has(parentTweetId ?? '') ? 'held' : parentOf(journal.items, parentTweetId);
    if (parent === 'held') {
      this.#held.add(tweetId);
      return { outcome: outcomeOf(draft, 'held', 'parent', null), posted: [] };
    }
    await this.#helpers.turn.wait();
    const files = await placeFiles(draft, standing, this.#helpers);
    const { missing } = files;
    const remarks = [...missing.values()];
    const isBegun = standing.parts.some(({ state }) => state === 'done');
    if (!isBegun && isSkipped(draft, missing, this.#request))
      return await this.#skip(draft, standing, remarks);
    await this.#freeze(draft, standing);
    const published = await this.#sendParts(draft, standing, { replyTo: parent.replyTo, ...files });
    this.#helpers.uploads.forget(draft);
    return { ...published, outcome: { ...published.outcome, remarks } };
  }

  async #sendParts(
    draft: Draft,
    standing: PostStanding,
    { replyTo, ...files }: { replyTo: string | null } & DraftFiles,
  ): Promise<Published> {
    const { journal } = this.#tools;
    const { tweetId } = draft;
    const posted: string[] = [];
    let [url, last] = [standing.parts[0]?.url ?? null, replyTo];
    for (const [index, part] of draft.parts.entries()) {
      const subject = postSubject(tweetId, index);
      const key = `${subject}#${standing.generation}`;
      const before = standing.parts[index];
      if (before?.state === 'done') {
        last = before.id;
        continue;
      }
      await this.#helpers.turn.wait();
      const sent = await this.#sendPart(key, draft, index, part, { replyTo: last, ...files });
      if (sent.state !== 'done') {
        const why = sent.state === 'failed' ? sent.why : 'unclear';
        return { outcome: outcomeOf(draft, sent.state, why, url), posted };
      }
      posted.push(subject);
      last = sent.status.id;
      url = url ?? sent.status.url;
      this.#tellLanguage(draft, sent);
      if (sent.change !== null) {
        return { outcome: outcomeOf(draft, 'done', `changed: ${sent.change}`, sent.status.url), posted };
      }
    }
    if (draft.parts.length > 1) {
      // What it was made of need not be kept in memory any more.
      const key = `${draftSubject(tweetId)}#${standing.generation}`;
      await journal.append({ key, op: 'draft', state: 'done' });
    }
    return { outcome: outcomeOf(draft, 'done', 'posted', url), posted };
  }

  async #sendPart(
    key: string,
    draft: Draft,
    index: number,
    part: DraftPart,
    { replyTo, ids, missing, failing }: { replyTo: string | null } & DraftFiles,
  ): Promise<Sent> {
    const { sender } = this.#helpers;
    const replay = sender.replayOf(key);
    if (replay) {
      const visibility = narrower(replay.payload.visibility, draft.visibility);
      return await sender.replay({ ...replay, payload: { ...replay.payload, visibility } });
    }
    const stuck = part.media.flatMap(({ mediaId }) => failing.get(mediaId) ?? []);
    if (stuck.length > 0) return await this.#fail(key, `error: ${stuck.join(' · ')}`);
    const made: Ingredients = {
      items: this.#tools.journal.items,
      request: this.#request,
      publishing: this.#tools.publishing,
      replyTo,
      mediaIds: part.media.flatMap(({ mediaId }) => ids.get(mediaId) ?? []),
      isMissing: part.media.some(({ mediaId }) => missing.has(mediaId)),
      mentionIds: await this.#mentions.idsIn(part),
    };
    return await sender.send(key, payloadOf(draft, index, made));
  }

  /** Sends nothing: without its files it would stay without them for good. */
  async #fail(key: string, why: string): Promise<Sent> {
    await this.#tools.journal.append({ key, op: 'post', state: 'failed', why });
    return { state: 'failed', why };
  }

  async #skip(draft: Draft, { generation }: PostStanding, remarks: readonly string[]): Promise<Published> {
    for (const index of draft.parts.keys()) {
      const key = `${postSubject(draft.tweetId, index)}#${generation}`;
      await this.#tools.journal.append({ key, op: 'post', state: 'skipped', why: 'media' });
    }
    this.#helpers.uploads.forget(draft);
    return { outcome: { ...outcomeOf(draft, 'skipped', 'media', null), remarks }, posted: [] };
  }

  /** A tweet of several posts stays what it is from its first post on. */
  async #freeze(draft: Draft, { frozen, generation }: PostStanding): Promise<void> {
    if (frozen !== null) return;
    const { journal } = this.#tools;
    const isThread = draft.parts.length > 1;
    // What an earlier run made of it and sent nothing of is not to come back.
    const isKnown = (journal.items.get(draftSubject(draft.tweetId))?.payload ?? null) !== null;
    if (!isThread && !isKnown) return;
    const key = `${draftSubject(draft.tweetId)}#${generation}`;
    await journal.append({ key, op: 'draft', state: 'done', ...(isThread && { payload: draft }) });
  }

  #tellLanguage({ language }: Draft, sent: Sent): void {
    if (sent.state !== 'done' || this.#isLanguageTold || language === null) return;
    const got = sent.status.language;
    if (got === language) return;
    this.#isLanguageTold = true;
    this.#tools.onEvent({ type: 'language', asked: language, got });
  }
}

function outcomeOf(
  { tweetId }: Draft,
  state: PostOutcome['state'],
  why: string,
  url: string | null,
): PostOutcome {
  return { tweetId, state, why, url, remarks: [] };
}
