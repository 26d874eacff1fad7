import type { Account, Archive, Problem } from '../../archive/types.ts';
import { isRetweet } from '../../posts/choose.ts';
import { makeDraft, type Skipped } from '../../posts/draft.ts';
import type { MediaOptions } from '../../posts/media.ts';
import type { Reason } from '../../posts/reasons.ts';
import { contentWarning, type Warnings } from '../../posts/text/content-warning.ts';
import { type ConvertOptions, convertText } from '../../posts/text/convert.ts';
import { type DateStyle, dateLine } from '../../posts/text/date-line.ts';
import { inertText } from '../../posts/text/names.ts';
import { retweetText } from '../../posts/text/retweet.ts';
import { textOf } from '../../posts/text-of.ts';
import type { TweetContent } from '../../posts/tweet-content.ts';
import type { Draft, DraftMedia, PostLimits, Visibility } from '../../posts/types.ts';
import type { PostRow } from '../../report/posts-csv.ts';
import { decisionOf } from './decision.ts';
import { draftMediaOf, type MediaChoice } from './draft-media.ts';
import { type ReadTweets, readTweets, type TweetChoice } from './read-tweets.ts';
import type { DraftSource } from './types.ts';

/** What decides which posts the tweets of an archive become. */
export interface DraftRequest {
  readonly choice: Omit<TweetChoice, 'ownId' | 'ownHandles' | 'forFollowers'>;
  readonly convert: Pick<ConvertOptions, 'mention' | 'addressOf' | 'hashtags' | 'anyAtPings'>;
  /** Where the date of the tweet stands; null: nowhere. */
  readonly date: { readonly place: 'header' | 'footer'; readonly style: DateStyle } | null;
  readonly warnings: Warnings;
  readonly visibility: Visibility;
  readonly media: MediaChoice;
  readonly limits: PostLimits;
  /** Whether the server has quotes. */
  readonly quotes: boolean;
  /** Whether an earlier run posted the tweet: threads and quotes go on there. */
  readonly wasPosted: (tweetId: string) => boolean;
  /** A folder on disk for a temporary file of about 700 bytes a tweet. */
  readonly spoolFolder: string;
  /** The number of tweets read so far. */
  readonly onProgress?: (tweets: number) => void;
}

/**
 * Reads all tweets of an archive and chooses among them. The archive stays the caller's to close, after the source.
 * @throws {Error} with a sentence for the user when the temporary file cannot be written
 * @throws {ArchiveError} when nobody can tell which tweets were for a closed circle, and the posts are for everybody
 * @throws the reason of the archive's signal when it is aborted
 */
export async function readDrafts(archive: Archive, request: DraftRequest): Promise<ArchiveDrafts> {
  const { account } = archive;
  const handle = account?.handle ?? null;
  const own = { ownId: account?.id ?? null, ownHandles: handle === null ? [] : [handle.toLowerCase()] };
  const forFollowers = request.visibility === 'private' || request.visibility === 'direct';
  const choice = { ...request.choice, ...own, forFollowers };
  const tweets = await readTweets(archive, choice, request.spoolFolder, request.onProgress);
  try {
    const protectedHint = (await archive.wasProtected()) ? 'yes' : 'unknown';
    return new ArchiveDrafts(archive, tweets, request, protectedHint);
  } catch (error) {
    await tweets.close();
    throw error;
  }
}

/** The chosen tweets of an archive as drafts, made one after the other as they are asked for. */
export class ArchiveDrafts implements DraftSource {
  /** `yes` where the archive shows that the account was protected; it never shows that it was not. */
  readonly protectedHint: 'yes' | 'unknown';
  readonly account: Account | null;
  readonly #archive: Archive;
  readonly #tweets: ReadTweets;
  readonly #request: DraftRequest;
  readonly #convert: ConvertOptions;
  /** The place of each row in the order, from 1; 0: it is not posted. */
  readonly #places: Uint32Array;

  constructor(
    archive: Archive,
    tweets: ReadTweets,
    request: DraftRequest,
    protectedHint: ArchiveDrafts['protectedHint'],
  ) {
    this.account = archive.account;
    this.protectedHint = protectedHint;
    this.#archive = archive;
    this.#tweets = tweets;
    this.#request = request;
    const { account } = archive;
    this.#convert = {
      ...request.convert,
      ownId: account?.id ?? null,
      ownHandles: account?.handle ? [account.handle] : [],
      isOwnTweet: id => tweets.index.rowOf(id) >= 0,
    };
    this.#places = new Uint32Array(tweets.index.size);
    tweets.order.forEach((row, at) => {
      this.#places[row] = at + 1;
    });
  }

  /** How many tweets were chosen; `drafts` has fewer where something keeps one from being posted as it is. */
  get count(): number {
    return this.#tweets.order.length;
  }

  get ids(): DraftSource['ids'] {
    return this.#tweets.index;
  }

  /** Damaged files of the archive. */
  get problems(): readonly Problem[] {
    return this.#archive.problems;
  }

  /**
   * How many tweets are left out, by reason; `unfit` counts those of which `drafts` has found so, `absent` those that were
   * named and are not in the archive.
   */
  leftOut(): ReadonlyMap<Reason | 'absent', number> {
    const { index } = this.#tweets;
    const counts = new Map<Reason | 'absent', number>();
    for (let row = 0; row < index.size; row += 1) {
      const reason = index.reasonOf(row);
      if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    const named = this.#request.choice.named ?? [];
    const absent = [...named].filter(([id, answer]) => answer && index.rowOf(id) < 0).length;
    if (absent > 0) counts.set('absent', absent);
    return counts;
  }

  /** From the first one, each time. A tweet whose parent turned out to be unfit begins anew. */
  async *drafts(): AsyncGenerator<Draft> {
    for await (const records of this.#tweets.records(this.#tweets.order)) {
      for (const { row, record } of records) {
        if (record === null || !('tweet' in record)) continue;
        const draft = this.#make(row, record.tweet, await this.#filesOf(record.tweet));
        if ('parts' in draft) yield draft;
      }
    }
  }

  /** What becomes of every tweet and why, by time: the rows of `posts.csv`. */
  async *decisions(): AsyncGenerator<PostRow> {
    const { index, byTime } = this.#tweets;
    for await (const records of this.#tweets.records(byTime)) {
      for (const { row, record } of records) {
        const isMade = this.#places[row] !== 0 && record !== null && 'tweet' in record;
        const draft = isMade ? this.#make(row, record.tweet, await this.#filesOf(record.tweet)) : null;
        const tweet = { tweetId: index.idOf(row), at: index.timeOf(row) };
        yield decisionOf(tweet, record, index.reasonOf(row), draft);
      }
    }
  }

  /**
   * A draft that an earlier run froze may name a file as another export of the account has it.
   * @throws {DamagedFileError}
   */
  openMedia({ path, fileName }: DraftMedia): AsyncIterable<Uint8Array> {
    const [, tweetId = ''] = /(\d+)-[^/]+$/.exec(path) ?? [];
    return this.#archive.openMedia(this.#archive.mediaFile(tweetId, fileName)?.path ?? path);
  }

  /** Removes the temporary file. */
  close(): Promise<void> {
    return this.#tweets.close();
  }

  /** The draft of a chosen tweet; where there can be none, the tweet is no longer chosen. */
  #make(row: number, tweet: TweetContent, media: MediaOptions): Draft | Skipped {
    const draft = this.#draftOf(row, tweet, media);
    this.#tweets.index.setReason(row, 'parts' in draft ? null : 'unfit');
    return draft;
  }

  #draftOf(row: number, tweet: TweetContent, media: MediaOptions): Draft | Skipped {
    const { date, limits, quotes, visibility, warnings, wasPosted } = this.#request;
    const { index } = this.#tweets;
    const at = index.timeOf(row) ?? Number.NaN;
    const isOwn = !isRetweet(tweet);
    const converted = (isOwn ? convertText : retweetText)(tweet, this.#convert);
    const line = date && inertText(dateLine(at, date.style));
    const warning =
      warnings.matches.length === 0 ? warnings.always : contentWarning(textOf(converted.pieces), warnings);
    // A retweet is brought as a text: its photos are somebody else's.
    return makeDraft(isOwn ? tweet : { ...tweet, media: [] }, converted, {
      at,
      limits,
      quotes,
      visibility,
      isPosted: id => this.#comesBefore(index.rowOf(id), row) || wasPosted(id),
      header: date?.place === 'header' ? line : null,
      footer: date?.place === 'footer' ? line : null,
      // Some servers read mentions in a warning as well (Misskey).
      spoiler: warning && inertText(warning),
      parentTweetId: this.#tweets.parentOf(row, wasPosted),
      media,
    });
  }

  #filesOf(tweet: TweetContent): Promise<MediaOptions> {
    return draftMediaOf(tweet, this.#archive, this.#request.media, this.#request.limits);
  }

  #comesBefore(row: number, other: number): boolean {
    const place = this.#places[row] ?? 0;
    return place > 0 && place < (this.#places[other] ?? 0) && this.#tweets.index.isChosen(row);
  }
}
