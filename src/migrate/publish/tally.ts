import type { Item } from '../../journal/types.ts';
import { tweetOfPost } from './records.ts';
import type { PostOutcome, PostPlan, PublishResult, PublishStopped } from './types.ts';

/** What a run has done so far. */
export class Tally {
  /** The ids of tweets that were posted, wholly. */
  readonly #done = new Set<string>();
  /** The ids of those that were not, or are not there any more. */
  readonly #failed = new Set<string>();
  readonly #problems: PostOutcome[] = [];
  #skipped = 0;
  #posts = 0;
  #dropped = 0;
  #decided = 0;

  /** How many tweets have been decided. */
  get decided(): number {
    return this.#decided;
  }

  /** How many posts vanished. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Counts one more tweet. @param posts how many were sent for it */
  add(outcome: PostOutcome, posts: number): void {
    this.#decided += 1;
    this.#posts += posts;
    if (outcome.state === 'done') this.#done.add(outcome.tweetId);
    else if (outcome.state === 'skipped') this.#skipped += 1;
    else this.#failed.add(outcome.tweetId);
    if (outcome.state !== 'done') this.#problems.push(outcome);
  }

  /** Counts posts that the server said yes to, and that are not there. */
  drop(missing: readonly Item[]): void {
    this.#dropped += missing.length;
    for (const item of missing) {
      const { tweetId } = tweetOfPost(item);
      this.#done.delete(tweetId);
      if (this.#failed.has(tweetId)) continue;
      this.#failed.add(tweetId);
      const why = 'dropped by the server';
      this.#problems.push({ tweetId, state: 'failed', why, url: item.url, remarks: [] });
    }
  }

  /** What it comes to. @param stopped why it ended early; null: it did not */
  result({ steps, leftOut }: PostPlan, stopped: PublishStopped | null): PublishResult {
    const { failed, unclear, undoing, held, beyondMax } = leftOut;
    return {
      done: this.#done.size,
      posts: this.#posts,
      skipped: this.#skipped,
      problems: this.#problems,
      left: steps.size - this.#decided + beyondMax,
      failed: this.#failed.size + failed + unclear + undoing + held,
      stopped,
    };
  }
}
