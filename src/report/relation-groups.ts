import { groupedBy } from './grouped-by.ts';
import { wordOf } from './outcome-words.ts';
import type { OutcomeView, Relating } from './relation-view.ts';
import { typed } from './text.ts';

/** What may become of somebody, in the order in which a person wants to hear of it. */
const WORDS = [
  'followed',
  'muted',
  'requested',
  'already',
  'moved',
  'unknown',
  'gone',
  'blocked',
  'refused',
  'unreachable',
  'follow-limit',
  'unclear',
  'error',
] as const;
/** One of `WORDS`, as people and scripts read it. */
export type OutcomeWord = (typeof WORDS)[number];

/** All outcomes of one kind. */
export interface OutcomeGroup {
  readonly word: OutcomeWord;
  readonly outcomes: readonly OutcomeView[];
}

/** The outcomes by their words, in a fixed order; a word nobody knows is an error. */
export function groupOutcomes(outcomes: readonly OutcomeView[]): OutcomeGroup[] {
  const groups = groupedBy(outcomes, ({ why }) => knownWord(why));
  return WORDS.flatMap(word => {
    const group = groups.get(word);
    return group ? [{ word, outcomes: group }] : [];
  });
}

function knownWord(why: string): OutcomeWord {
  return WORDS.find(word => word === wordOf(why)) ?? 'error';
}

/** What a word means, as it follows the count in a heading; `null` where the word says it all. */
export function meaningOf(word: string): string | null {
  const known = WORDS.find(each => each === word);
  return known === undefined ? null : MEANINGS[known];
}

const MEANINGS: Readonly<Record<OutcomeWord, string | null>> = {
  followed: null,
  muted: null,
  requested: 'they approve their followers themselves',
  already: 'it was so before',
  moved: 'they left for another address',
  unknown: 'your server finds nobody there',
  gone: 'the account was deleted or suspended',
  // Of a run of blocks no heading says it: that is what was asked for.
  blocked: 'they block you',
  refused: 'they or their server turned it down, or one side blocks the other',
  unreachable: 'their server did not answer',
  'follow-limit': 'your server lets you follow nobody else',
  unclear: 'nobody knows whether it happened',
  error: 'your server answered with an error',
};

/** What a person can do about something. */
export interface Remedy {
  readonly sentence: string;
  /** The command that does it, to be shown whole on a line of its own: it is copied. Null: it needs none. */
  readonly command: string | null;
}

/**
 * What a person can do about a group; null where there is nothing to do.
 * @param movedFile a list of the new addresses, as the person would type its path; null when there is none
 */
export function remedyOf(word: OutcomeWord, operation: Relating, movedFile: string | null): Remedy | null {
  if (word === 'moved' && movedFile !== null) {
    const command = `npx oxpecker ${operation} ${typed(movedFile)}`;
    return { sentence: `To ${operation} them where they are now:`, command };
  }
  const sentence = REMEDIES[word];
  return sentence === undefined ? null : { sentence, command: null };
}

const REMEDIES: Readonly<Partial<Record<OutcomeWord, string>>> = {
  unknown: 'Look at the address in your list; their server may also hide them, or yours not talk to it.',
  unreachable: 'Try again another day with --retry-failed, or leave them be with --accept-failed.',
  'follow-limit':
    'Servers allow 7,500 follows, and more to those who have as many followers. Unfollow somebody or wait for ' +
    'followers, then use --retry-failed.',
  unclear: 'The same command looks again before it sends anything.',
  error: 'Try again with --retry-failed, or leave them be with --accept-failed.',
};
