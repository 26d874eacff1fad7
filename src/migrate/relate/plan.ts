import type { Item } from '../../journal/types.ts';
import { type Address, addressKey, sameAddress } from '../../people/address.ts';
import { subjectOf } from './relation.ts';
import type { LeftOut, RelateRequest, RelationPlan, Step, Wanted } from './types.ts';

/** What a plan is made of. */
export interface PlanInput {
  readonly request: RelateRequest;
  /** The person's own account. */
  readonly self: Address;
  /** The journal, settled. */
  readonly items: ReadonlyMap<string, Item>;
  /** Those followed (blocked, muted) already: the server's ids by `addressKey`; null when they are not known. */
  readonly existing: ReadonlyMap<string, string> | null;
}

/** Whether it has to be done, by the journal. */
type Standing = Exclude<keyof LeftOut, 'self' | 'duplicates' | 'notChosen' | 'beyondMax'> | 'open';

/**
 * Who is to be tried, in the order in which they are wanted, and why the others are not. Pure.
 * @param input addresses are compared without regard to case
 */
export function planRelations(input: PlanInput): RelationPlan {
  const { request, self, existing } = input;
  const leftOut = { ...NOBODY };
  const steps: Step[] = [];
  const accepted: { key: string; why: string }[] = [];
  const already: { wanted: Wanted; id: string; key: string | null }[] = [];
  const chosen = new Set(request.only.map(addressKey));
  const seen = new Set<string>();
  let failedBefore = 0;

  for (const wanted of request.wanted) {
    const address = addressKey(wanted.address);
    if (seen.has(address)) {
      leftOut.duplicates += 1;
      continue;
    }
    seen.add(address);
    if (sameAddress(wanted.address, self)) {
      leftOut.self += 1;
      continue;
    }
    if (chosen.size > 0 && !chosen.has(address)) {
      leftOut.notChosen += 1;
      continue;
    }
    const subject = subjectOf(request.operation, wanted.address);
    const item = input.items.get(subject);
    const key = `${subject}#${nextGeneration(item)}`;
    const failed = item?.state === 'failed' && item.undo !== 'done';
    if (failed) failedBefore += 1;
    const standing = standingOf(item, request, chosen.size > 0);
    const id = existing?.get(address);
    if (id !== undefined && (standing === 'open' || failed)) {
      already.push({ wanted, id, key: failed ? key : null });
      leftOut.already += 1;
    } else if (standing !== 'open') {
      leftOut[standing] += 1;
      if (failed && standing === 'accepted') accepted.push({ key, why: item.why ?? 'error' });
    } else if (steps.length < request.max) steps.push({ wanted, key });
    else leftOut.beyondMax += 1;
  }

  const settled = leftOut.done + leftOut.skipped + leftOut.accepted + failedBefore;
  return {
    operation: request.operation,
    steps,
    leftOut,
    existing: existing?.size ?? null,
    resuming:
      settled > 0
        ? { done: leftOut.done, failed: failedBefore, left: steps.length + leftOut.beyondMax }
        : null,
    missing: request.only.filter(address => !seen.has(addressKey(address))),
    accepted,
    already,
  };
}

const NOBODY: LeftOut = {
  self: 0,
  duplicates: 0,
  notChosen: 0,
  already: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  accepted: 0,
  beyondMax: 0,
};

/** What was taken back may be done once more, under a new name. */
function nextGeneration(item: Item | undefined): number {
  if (!item) return 0;
  return item.undo === 'done' ? item.generation + 1 : item.generation;
}

/** An intent that is still one after settling was never carried out. */
function standingOf(item: Item | undefined, request: RelateRequest, named: boolean): Standing {
  if (!item || item.undo === 'done') return 'open';
  switch (item.state) {
    case 'intent':
    case 'unknown':
      return 'open';
    case 'done':
      return 'done';
    case 'failed':
      if (request.retryFailed) return 'open';
      return request.acceptFailed ? 'accepted' : 'failed';
    case 'skipped':
      if (request.retryFailed && named) return 'open';
      if (item.why === 'already') return 'already';
      return item.why?.startsWith('accepted') ? 'accepted' : 'skipped';
  }
}
