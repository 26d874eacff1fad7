import type { TweetIndex } from './tweet-index.ts';

const UNKNOWN = 0;
const OWN = 1;
const UNDER_REPLY = 2;
const UNDER_CIRCLE = 4;
const NONE = -1;

/** How the own tweets of an archive hang together. */
export interface Threads {
  /** The chosen tweet that a chosen tweet answers; -1 where it begins anew. */
  parentOf(row: number): number;
  /** The own tweet it answers, chosen or not; -1 where the archive has none. */
  answeredBy(row: number): number;
}

/**
 * Finds what each tweet answers, and decides what only other tweets can tell: earlier versions of edited tweets, what
 * stands under a tweet to a closed circle (nobody else could read it), and threads that begin as an answer to
 * somebody else.
 * @param index complete; its reasons are changed
 */
export function settleThreads(index: TweetIndex, { replies }: { readonly replies: boolean }): Threads {
  const answered = new Int32Array(index.size).map((_, row) => index.rowOf(index.parentIdOf(row) ?? ''));
  cutCycles(index, answered);
  const natures = naturesOf(index, answered);
  for (let row = 0; row < index.size; row += 1) {
    const nature = natures[row] ?? OWN;
    if (nature & UNDER_CIRCLE) index.setReason(row, 'circle');
    if (!index.isChosen(row) || index.isNamed(row)) continue;
    if (index.lastVersion(row) !== row) index.setReason(row, 'superseded');
    else if (nature & UNDER_REPLY && !replies) index.setReason(row, 'reply');
  }
  const parents = answered.map(row => (row < 0 || index.isChosen(row) ? row : index.lastVersion(row)));
  parents.forEach((parent, row) => {
    if (parent >= 0 && !(index.isChosen(parent) && index.isChosen(row))) parents[row] = NONE;
  });
  cutCycles(index, parents);
  return { parentOf: row => parents[row] ?? NONE, answeredBy: row => answered[row] ?? NONE };
}

/** Of tweets that answer each other in a circle the earliest begins the thread. No archive is known to have any. */
function cutCycles(index: TweetIndex, answered: Int32Array): void {
  const seenFrom = new Int32Array(index.size).fill(NONE);
  for (let start = 0; start < index.size; start += 1) {
    let row = start;
    while (row >= 0 && seenFrom[row] === NONE) {
      seenFrom[row] = start;
      row = answered[row] ?? NONE;
    }
    if (row < 0 || seenFrom[row] !== start) continue;
    let earliest = row;
    for (let at = answered[row] ?? row; at !== row; at = answered[at] ?? row) {
      if (index.compare(at, earliest) < 0) earliest = at;
    }
    answered[earliest] = NONE;
  }
}

/** What each tweet inherits from those it answers. */
function naturesOf(index: TweetIndex, answered: Int32Array): Uint8Array {
  const natures = new Uint8Array(index.size);
  const path: number[] = [];
  for (let start = 0; start < index.size; start += 1) {
    let row = start;
    while (row >= 0 && natures[row] === UNKNOWN) {
      path.push(row);
      row = answered[row] ?? NONE;
    }
    let inherited = row < 0 ? OWN : (natures[row] ?? OWN);
    for (let at = path.pop(); at !== undefined; at = path.pop()) {
      const isRoot = answered[at] === NONE;
      if (index.answersOthers(at, isRoot)) inherited |= UNDER_REPLY;
      if (isForCircle(index, at)) inherited |= UNDER_CIRCLE;
      natures[at] = inherited;
    }
  }
  return natures;
}

/** One version of a tweet goes to the same people as another. */
function isForCircle(index: TweetIndex, row: number): boolean {
  return [row, ...index.versionsOf(row)].some(version => index.reasonOf(version) === 'circle');
}
