import { IdSet } from '../../ids/id-set.ts';
import { isOpen } from '../../journal/states.ts';
import type { Item } from '../../journal/types.ts';
import type { Draft } from '../../posts/types.ts';
import { postSubject } from './records.ts';
import { judgeDraft, openParts, standingOf } from './standing.ts';
import type { DraftSource, Existing, PostPlan, PostsLeftOut, PublishRequest } from './types.ts';

/** What a plan is made of. */
export interface PostPlanInput {
  readonly request: Pick<PublishRequest, 'max' | 'retryFailed' | 'acceptFailed' | 'named'>;
  /** The journal, settled. */
  readonly items: ReadonlyMap<string, Item>;
  /** The subjects of posts of which nobody can find out whether they were sent. */
  readonly lost: ReadonlySet<string>;
  /** What stands in the account already and is to be left out, by the id of its tweet. */
  readonly existing: ReadonlyMap<string, Existing>;
  /** Among these are those of all drafts. */
  readonly ids: DraftSource['ids'];
}

type Counts = Omit<PostPlan, 'finishAt' | 'existing' | 'adoptable' | 'adoptionKey'>;

/**
 * What is to be posted, in the order of the drafts, and why the rest is not. Pure; keeps a bit of each draft, and the ids of those that are held back.
 * Drafts are added in the order of their posting.
 */
export class Planner {
  readonly #input: PostPlanInput;
  readonly #steps: IdSet;
  readonly #held = new Set<string>();
  readonly #accepted: { key: string; why: string }[] = [];
  readonly #leftOut = {
    done: 0,
    skipped: 0,
    existing: 0,
    failed: 0,
    unclear: 0,
    undoing: 0,
    accepted: 0,
    held: 0,
    beyondMax: 0,
  };
  #posts = 0;
  #undecidedPosts = 0;
  #uploads = 0;
  #begun = 0;

  constructor(input: PostPlanInput) {
    this.#input = input;
    this.#steps = new IdSet(input.ids);
  }

  add(draft: Draft): void {
    const verdict = this.#judge(draft);
    const open =
      verdict === 'step' || verdict === 'held' || verdict === 'beyondMax' ? this.#openOf(draft) : [];
    this.#undecidedPosts += open.length;
    if (verdict !== 'step') {
      this.#leftOut[verdict] += 1;
      return;
    }
    this.#steps.add(draft.tweetId);
    this.#posts += open.length;
    this.#uploads += open.reduce((sum, { media }) => sum + media.length, 0);
  }

  /** The plan of all that was added. */
  finish(): Counts {
    const leftOut = { ...this.#leftOut };
    const left = this.#steps.size + leftOut.held + leftOut.beyondMax;
    const failed = leftOut.failed + leftOut.unclear + leftOut.undoing;
    const known = leftOut.done + leftOut.skipped + leftOut.accepted + failed + this.#begun;
    return {
      steps: this.#steps,
      posts: this.#posts,
      uploads: this.#uploads,
      leftOut,
      undecided: left,
      undecidedPosts: this.#undecidedPosts,
      resuming: known > 0 ? { done: leftOut.done, failed, left } : null,
      accepted: this.#accepted,
    };
  }

  #judge({ tweetId, parentTweetId }: Draft): keyof PostsLeftOut | 'step' {
    const { request, items, lost, existing } = this.#input;
    const judgement = judgeDraft(items, tweetId, request, lost);
    if (judgement === 'accepted') this.#accept(tweetId);
    if (judgement !== 'step') return judgement;
    if (existing.has(tweetId)) return 'existing';
    if (parentTweetId !== null && this.#isInTheWay(parentTweetId)) {
      this.#held.add(tweetId);
      return 'held';
    }
    return this.#steps.size < request.max ? 'step' : 'beyondMax';
  }

  #isInTheWay(parentId: string): boolean {
    const { request, items, lost } = this.#input;
    if (this.#held.has(parentId)) return true;
    const parent = judgeDraft(items, parentId, request, lost);
    return parent === 'failed' || parent === 'unclear' || parent === 'undoing';
  }

  /** The parts that are still to be sent. */
  #openOf(draft: Draft): Draft['parts'] {
    const standing = standingOf(this.#input.items, draft.tweetId);
    if (standing.parts.length > 0) this.#begun += 1;
    return openParts(standing.frozen ?? draft, standing);
  }

  #accept(tweetId: string): void {
    const { parts } = standingOf(this.#input.items, tweetId);
    for (const [part, { state, why, generation }] of parts.entries()) {
      if (state !== 'failed' && !isOpen(state)) continue;
      const key = `${postSubject(tweetId, part)}#${generation}`;
      this.#accepted.push({ key, why: why ?? 'error' });
    }
  }
}
