import { ArchiveError } from '../../archive/errors.ts';
import { tweetDate } from '../../archive/tweet-time.ts';
import type { Archive, Tweet, TweetFile } from '../../archive/types.ts';
import { Column } from '../../ids/column.ts';
import { type ChoiceRules, judge } from '../../posts/choose.ts';
import { chronological, publicationOrder } from '../../posts/order.ts';
import { readableText } from '../../posts/readable.ts';
import { settleThreads, type Threads } from '../../posts/threads.ts';
import type { TweetContent } from '../../posts/tweet-content.ts';
import { TweetIndex } from '../../posts/tweet-index.ts';
import { type CompactTweet, compactTweet, wholeTweet } from './compact-tweet.ts';
import { PREVIEW_UNITS } from './decision.ts';
import { Spool, type SpoolSpan } from './spool.ts';

/** Which tweets are wanted, in which order, and how many at most. */
export interface TweetChoice extends ChoiceRules {
  readonly order: 'oldest' | 'newest';
  readonly limit: number | null;
  /** Only those who were let in will see the posts. */
  readonly forFollowers: boolean;
}

/** What is kept on disk of a tweet: all that is posted where it may be, else what tells a person which one it is. */
export type SpooledTweet = { readonly tweet: TweetContent } | Preview;

interface Preview {
  readonly text: string;
  readonly media: number;
}

/** The strictest first: a tweet that stands in several files is what the first of them says. */
const TWEET_FILES: readonly TweetFile[] = ['circle', 'deleted', 'community', 'tweet'];

/** Rows that are read from the disk at once. Of more so much outlives a collection of garbage that V8 takes 16 MB more for it. */
const BATCH = 64;

/** The tweets of an archive, decided on: their ids, times and decisions in memory, the rest on disk. */
export class ReadTweets {
  readonly index = new TweetIndex();
  readonly #spool: Spool;
  /** Where the record of each row ends; it begins where that of the row before it ends. */
  readonly #ends = new Column(Float64Array);
  #threads: Threads | undefined;
  #byTime: Uint32Array = new Uint32Array(0);
  #order: Uint32Array = new Uint32Array(0);

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  /** The rows that are posted, in order. */
  get order(): Uint32Array {
    return this.#order;
  }

  /** All rows by time. */
  get byTime(): Uint32Array {
    return this.#byTime;
  }

  add(tweet: Tweet, file: TweetFile, rules: ChoiceRules): void {
    const { id, versions } = tweet;
    const at = tweetDate(tweet.createdAt).getTime();
    const judgement = judge(tweet, file, at, rules);
    const row = this.index.size;
    if (!this.index.add({ id, at, versions, judgement })) return;
    if (judgement.reason === null) this.#spool.add(JSON.stringify({ tweet: compactTweet(tweet) }));
    else if (judgement.reason !== 'circle' && judgement.reason !== 'deleted') {
      const text = readableText(tweet).slice(0, PREVIEW_UNITS);
      this.#spool.add(JSON.stringify({ text, media: tweet.media.length }));
    }
    this.#ends.set(row, this.#spool.end);
  }

  /** Writes what has gathered, if it is worth that. */
  flush(): Promise<void> {
    return this.#spool.flush();
  }

  /** To be called when all tweets were added. */
  settle(choice: TweetChoice): void {
    this.#threads = settleThreads(this.index, choice);
    this.index.forgetParents();
    this.#byTime = chronological(this.index);
    this.#order = publicationOrder(this.index, this.#threads, this.#byTime, choice);
  }

  /**
   * The tweet that a chosen one answers.
   * @param wasPosted whether an earlier run posted a tweet that is not among the chosen ones now
   */
  parentOf(row: number, wasPosted: (tweetId: string) => boolean): string | null {
    const parent = this.#threads?.parentOf(row) ?? -1;
    if (parent >= 0 && this.index.isChosen(parent)) return this.index.idOf(parent);
    const answered = this.#threads?.answeredBy(row) ?? -1;
    if (answered < 0) return null;
    const ids = [answered, this.index.lastVersion(answered)].map(each => this.index.idOf(each));
    return ids.find(wasPosted) ?? null;
  }

  /** The records of these rows, in their order, a batch at a time; null for those of which nothing was kept. */
  async *records(
    rows: Uint32Array,
  ): AsyncGenerator<Iterable<{ readonly row: number; readonly record: SpooledTweet | null }>> {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = [...rows.subarray(from, from + BATCH)];
      yield recordsOf(batch, await this.#spool.read(batch.map(row => this.#spanOf(row))));
    }
  }

  close(): Promise<void> {
    return this.#spool.close();
  }

  #spanOf(row: number): SpoolSpan {
    return { start: row === 0 ? 0 : this.#ends.at(row - 1), end: this.#ends.at(row) };
  }
}

function* recordsOf(rows: readonly number[], texts: readonly Buffer[]) {
  for (const [i, row] of rows.entries()) yield { row, record: parsed(texts[i]?.toString() ?? '') };
}

/** What `add` wrote in this same run. */
function parsed(text: string): SpooledTweet | null {
  if (text === '') return null;
  const record: { readonly tweet: CompactTweet } | Preview = JSON.parse(text);
  return 'tweet' in record ? { tweet: wholeTweet(record.tweet) } : record;
}

/**
 * Reads every tweet of an archive once and decides on each.
 * @param spoolFolder where a temporary file of about 700 bytes a tweet can lie; not in memory, as `/tmp` may be
 * @throws {Error} with a sentence for the user when that file cannot be written
 * @throws {ArchiveError} when nobody can tell which tweets were for a closed circle, and the posts are for everybody
 * @throws the reason of the archive's signal when it is aborted
 */
export async function readTweets(
  archive: Archive,
  choice: TweetChoice,
  spoolFolder: string,
  onProgress?: (tweets: number) => void,
): Promise<ReadTweets> {
  const tweets = new ReadTweets(await Spool.open(spoolFolder));
  try {
    for (const file of TWEET_FILES) {
      for await (const batch of archive.tweets(file)) {
        for (const tweet of batch) tweets.add(tweet, file, choice);
        await tweets.flush();
        onProgress?.(tweets.index.size);
      }
    }
    if (!choice.forFollowers) expectCircle(archive);
    tweets.settle(choice);
    return tweets;
  } catch (error) {
    await tweets.close();
    throw error;
  }
}

const CIRCLE_FILE = /(?:^|\/)twitter-circle-tweet[^/]*\.js$/;

/**
 * Tweets to a closed circle stand unmarked among the others: only this file tells them.
 * @throws {ArchiveError} when it is there but cannot be read to its end
 */
function expectCircle({ problems }: Archive): void {
  const problem = problems.find(({ file }) => CIRCLE_FILE.test(file));
  if (!problem) return;
  throw new ArchiveError(
    `${problem.file} ${problem.what}. It tells which tweets were for your circle alone; without it they would become public. ` +
      'Take the archive as Twitter made it, or post for followers only with --visibility private.',
  );
}
