import { isOpen } from '../../journal/states.ts';
import type { Item } from '../../journal/types.ts';
import type { Draft } from '../../posts/types.ts';
import { draftIn, draftSubject, isAdopted, postSubject } from './records.ts';
import type { PublishRequest } from './types.ts';

type Items = ReadonlyMap<string, Item>;

/** What the journal says of one tweet. */
export interface PostStanding {
  /** Of the records that come next: what was taken back begins anew. */
  readonly generation: number;
  /** Its posts as far as they were begun, in order. */
  readonly parts: readonly Item[];
  /** Its draft as it was when the first of several posts was sent; null when none or all are sent, or there is but one. */
  readonly frozen: Draft | null;
  /** Whether everything was posted. */
  readonly isDone: boolean;
  /** Whether it was begun to be taken back, and something of it may still stand there. */
  readonly isUndoing: boolean;
}

/** @throws {JournalError} for a draft that cannot be read */
export function standingOf(items: Items, tweetId: string): PostStanding {
  const begun = begunOf(items, tweetId);
  const last = begun.at(-1)?.generation ?? 0;
  if (begun.some(({ undo }) => undo !== null) && begun.some(mayStand)) {
    return { generation: last, parts: begun, frozen: null, isDone: false, isUndoing: true };
  }
  // What was adopted is nothing to take back: what comes anew goes on behind it.
  const adopted = begun.filter(isAdopted).length;
  const isAnew = begun[adopted]?.undo === 'done';
  const generation = isAnew ? last + 1 : last;
  const parts = isAnew ? begun.slice(0, adopted) : begun;
  const draft = items.get(draftSubject(tweetId));
  // What was refused as a whole may become something else.
  const isSent = parts.some(({ state }) => state === 'done' || isOpen(state));
  const isFrozen = isSent && draft?.generation === generation && draft.payload !== null;
  const frozen = isFrozen ? draftIn(draft) : null;
  const wanted = frozen?.parts.length ?? (isAnew ? begun.length : 1);
  const isDone = parts.length >= wanted && parts.every(({ state }) => state === 'done');
  return { generation, parts, frozen, isDone, isUndoing: false };
}

/** The posts of a tweet that its latest generation began, in order, behind those that were adopted. */
function begunOf(items: Items, tweetId: string): readonly Item[] {
  const all: Item[] = [];
  for (;;) {
    const item = items.get(postSubject(tweetId, all.length));
    if (item === undefined) break;
    all.push(item);
  }
  const latest = Math.max(...all.map(({ generation }) => generation));
  const end = all.findIndex(item => item.generation < latest && !isAdopted(item));
  return end === -1 ? all : all.slice(0, end);
}

/** Whether something of this tool's own may stand there. */
function mayStand(item: Item): boolean {
  return (item.state === 'done' || isOpen(item.state)) && item.undo !== 'done' && !isAdopted(item);
}

/** The parts of a draft that are still to be sent. */
export function openParts({ parts }: Draft, standing: PostStanding): Draft['parts'] {
  return parts.filter((_, index) => standing.parts[index]?.state !== 'done');
}

/** What a tweet comes to before it is tried. */
export type DraftJudgement = 'step' | 'done' | 'skipped' | 'failed' | 'unclear' | 'undoing' | 'accepted';

/**
 * What the journal and the person say of a tweet that was chosen. Pure.
 * @param lost the subjects of posts of which nobody can find out whether they were sent
 */
export function judgeDraft(
  items: Items,
  tweetId: string,
  request: Pick<PublishRequest, 'retryFailed' | 'acceptFailed' | 'named'>,
  lost: ReadonlySet<string>,
): DraftJudgement {
  const { parts, isDone, isUndoing } = standingOf(items, tweetId);
  if (isUndoing) return 'undoing';
  if (isDone) return 'done';
  const skipped = parts.find(({ state }) => state === 'skipped');
  if (skipped) return skipped.why?.startsWith('accepted') ? 'accepted' : 'skipped';
  if (parts.some(({ state }) => state === 'failed')) {
    if (request.retryFailed) return 'step';
    return request.acceptFailed ? 'accepted' : 'failed';
  }
  if (parts.some(({ subject, state }) => isOpen(state) && lost.has(subject))) {
    if (request.retryFailed && request.named.has(tweetId)) return 'step';
    return request.acceptFailed ? 'accepted' : 'unclear';
  }
  return 'step';
}

/** What a tweet that answers another becomes: a reply to its last post, a thread of its own, or nothing yet. */
export function parentOf(items: Items, tweetId: string | null): { readonly replyTo: string | null } | 'held' {
  if (tweetId === null) return { replyTo: null };
  const { parts, isDone, isUndoing } = standingOf(items, tweetId);
  if (isUndoing) return 'held';
  if (parts.length === 0) return { replyTo: null };
  if (isDone) return { replyTo: parts.at(-1)?.id ?? null };
  if (!parts.some(({ state }) => state === 'skipped')) return 'held';
  // What vanished and was accepted has an id and is not there.
  return { replyTo: parts.findLast(stands)?.id ?? null };
}

/** The first post of a tweet that stands in the account as far as the journal knows, whoever put it there; else null. */
export function postOf(items: Items, tweetId: string): Item | null {
  const item = items.get(postSubject(tweetId, 0));
  return item && item.id !== null && item.undo !== 'done' && stands(item) ? item : null;
}

/** What the server made into something else than was asked, and nobody took back or accepted. */
export function changedIn(items: Items): readonly Item[] {
  return [...items.values()].filter(
    ({ op, state, undo, why }) =>
      op === 'post' && state === 'done' && undo !== 'done' && why?.startsWith('changed: '),
  );
}

function stands({ state, why }: Item): boolean {
  return state === 'done' || (state === 'skipped' && why === 'already');
}
