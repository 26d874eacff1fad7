import { countsByWord, detailOf, wordOf } from './outcome-words.ts';
import type { PostOutcomeView, PostResultView } from './post-view.ts';

/** What became of one tweet: a line of a run with `--json`. */
export interface PostOutcomeDocument {
  readonly type: 'post_outcome';
  readonly tweet_id: string;
  /** `held` waits for the post before it in its thread; `failed` and `unknown` are looked at again. */
  readonly state: PostOutcomeView['state'];
  readonly word: string;
  /** What the server said; left out where there is nothing more to say. */
  readonly detail?: string;
  /** The addresses of its posts. */
  readonly urls: readonly string[];
}

/** The last line of a run with `--json`. */
export interface PostResultDocument {
  readonly type: 'post_result';
  readonly account: string;
  /** Names this run: `oxpecker undo post --run` takes back what it did. */
  readonly run: string;
  readonly tweets: number;
  readonly posts: number;
  readonly adopted: number;
  /** How many went otherwise, by their words. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly left: number;
  /** Failed or unclear, of this run and of earlier ones: more than 0 is exit code 3. */
  readonly failed: number;
  /** Why the run ended before its end; `null` when it did not. */
  readonly stopped: string | null;
}

/** What became of one tweet, as a JSON line. */
export function postOutcomeDocument({ tweetId, state, why, urls }: PostOutcomeView): PostOutcomeDocument {
  const detail = detailOf(why);
  return {
    type: 'post_outcome',
    tweet_id: tweetId,
    state,
    word: wordOf(why),
    ...(detail !== '' && { detail }),
    urls,
  };
}

/** The last line of a run. @param run its name in the journal */
export function postResultDocument(view: PostResultView, run: string): PostResultDocument {
  const { account, tweets, posts, adopted, outcomes, warnings, left, failed, stopped } = view;
  const otherwise = outcomes.filter(({ state }) => state !== 'done');
  return {
    type: 'post_result',
    account,
    run,
    tweets,
    posts,
    adopted,
    outcomes: countsByWord(otherwise),
    warnings,
    left,
    failed,
    stopped: stopped?.reason ?? null,
  };
}
