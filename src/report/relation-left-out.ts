import { grouped } from './numbers.ts';
import { type LeftOutCounts, type Relating, wordsOf } from './relation-view.ts';

/** Why people are left out, a reason an entry, those first that a person can do something about. */
export function leftOutReasons(operation: Relating, counts: LeftOutCounts): string[] {
  const { verb, done } = wordsOf(operation);
  const reasons: [number, (count: string) => string][] = [
    [counts.already, count => `${count} you ${operation === 'follow' ? verb : `have ${done}`} already`],
    [counts.done, count => `${count} ${done} by an earlier run`],
    [counts.failed, count => `${count} failed in an earlier run (--retry-failed tries them again)`],
    [counts.accepted, count => `${count} failed and count as finished now`],
    [counts.skipped, count => `${count} an earlier run could not ${verb} (npx oxpecker status says why)`],
    [counts.self, () => 'yourself'],
    [counts.duplicates, count => `${count} named twice`],
    [counts.notChosen, count => `${count} not named with --only`],
    [counts.beyondMax, count => `${count} beyond --max, for a later run`],
    [counts.notSure, count => `${count} less sure than asked for (--min-confidence)`],
    [counts.otherRelation, count => `${count} of other relations (--relation)`],
    [counts.no, count => `${count} you said no to`],
    [counts.unasked, count => `${count} only if you set follow to yes`],
    [counts.withoutAddress, count => `${count} without a known address`],
  ];
  return reasons.flatMap(([count, text]) => (count > 0 ? [text(grouped(count))] : []));
}
