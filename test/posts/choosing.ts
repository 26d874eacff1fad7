import type { Tweet } from '../../src/archive/types.ts';
import type { ChoiceRules, Judgement } from '../../src/posts/choose.ts';
import { TweetIndex } from '../../src/posts/tweet-index.ts';
import { tweet } from '../support/people.ts';

export const OWN_ID = '1000000001';

/** A tweet of the archive's owner. */
export function aTweet(part: Partial<Tweet> = {}): Tweet {
  return tweet({
    id: '1085144640000000000',
    createdAt: 'Tue Jan 15 12:00:00 +0000 2019',
    text: 'hello',
    source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
    ...part,
  });
}

/** A choice by which everything that is left out by default is left out, and nothing else. */
export const DEFAULT_CHOICE: Omit<ChoiceRules, 'ownId' | 'ownHandles'> = {
  replies: false,
  retweets: false,
  since: null,
  until: null,
  minLikes: null,
  media: null,
  languages: [],
  sources: [],
  notSources: [],
  matches: [],
  notMatches: [],
  named: null,
};

/** The same for the archive of `heron`. */
export function defaultRules(part: Partial<ChoiceRules> = {}): ChoiceRules {
  return { ownId: OWN_ID, ownHandles: ['heron'], ...DEFAULT_CHOICE, ...part };
}

/** What is said of a tweet in an index, by default that it is posted and answers nothing. */
export interface IndexEntry extends Partial<Omit<Judgement, 'parentId'>> {
  readonly id: string;
  /** Seconds. */
  readonly at?: number;
  readonly parentId?: string | null | undefined;
  readonly versions?: readonly string[];
}

export function indexOf(entries: readonly IndexEntry[]): TweetIndex {
  const index = new TweetIndex();
  for (const { id, at = 0, versions = [], parentId = null, ...known } of entries) {
    const judgement = { reason: null, isNamed: false, answersOthers: 'no', ...known, parentId } as const;
    index.add({ id, at: at * 1000, versions, judgement });
  }
  return index;
}
