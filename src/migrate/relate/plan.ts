import type { Item } from '../../journal/types.ts';
import { type Address, addressKey, sameAddress } from '../../people/address.ts';
import { subjectOf } from './relation.ts';
import type { LeftOut, RelateRequest, RelationPlan, Step, Wanted } from './types.ts';

/** What a plan is made of. */
export interface RelationPlanInput {
  readonly request: RelateRequest;
  /** The person's own account. */
  readonly self: Address;
  /** The journal, settled. */
  readonly items: ReadonlyMap<string, Item>;
  /** Those followed (blocked, muted) already: the server's ids by `addressKey`; null when they are not known. */
  readonly existing: ReadonlyMap<string, string> | null;
}

/** Where one of those who are wanted is put. */
type Pile = keyof LeftOut | 'step';

/**
 * Who is to be tried, in the order in which they are wanted, and why the others are not. Pure.
 * @param input addresses are compared without regard to case
 */
export function planRelations(input: RelationPlanInput): RelationPlan {
  const { request, existing } = input;
  const sorter = new Sorter(input);
  for (const wanted of request.wanted) sorter.add(wanted);
  const { leftOut, steps, accepted, already, failedBefore } = sorter;
  const settled = leftOut.done + leftOut.skipped + leftOut.accepted + failedBefore;
  const left = steps.length + leftOut.beyondMax;
  const undecided = left + sorter.openBesides;
  return {
    operation: request.operation,
    steps,
    leftOut,
    undecided,
    existing: existing?.size ?? null,
    resuming: settled > 0 ? { done: leftOut.done, failed: failedBefore, left } : null,
    missing: request.only.filter(address => !sorter.seen.has(addressKey(address))),
    accepted,
    already,
  };
}

class Sorter {
  readonly steps: Step[] = [];
  readonly accepted: { key: string; why: string }[] = [];
  readonly already: { wanted: Wanted; id: string; key: string | null }[] = [];
  readonly leftOut = {
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
  readonly seen = new Set<string>();
  failedBefore = 0;
  /** Those who are not chosen, and open. */
  openBesides = 0;
  readonly #input: RelationPlanInput;
  readonly #chosen: ReadonlySet<string>;

  constructor(input: RelationPlanInput) {
    this.#input = input;
    this.#chosen = new Set(input.request.only.map(addressKey));
  }

  add(wanted: Wanted): void {
    const pile = this.#pileFor(wanted);
    this.seen.add(addressKey(wanted.address));
    if (pile !== 'step') this.leftOut[pile] += 1;
  }

  #pileFor(wanted: Wanted): Pile {
    const { request, self, items, existing } = this.#input;
    const address = addressKey(wanted.address);
    if (this.seen.has(address)) return 'duplicates';
    if (sameAddress(wanted.address, self)) return 'self';
    const subject = subjectOf(request.operation, wanted.address);
    const item = items.get(subject);
    const standing = standingOf(item, request, this.#chosen.has(address));
    const id = existing?.get(address);
    if (this.#chosen.size > 0 && !this.#chosen.has(address)) {
      if (standing === 'step' && id === undefined) this.openBesides += 1;
      return 'notChosen';
    }

    const key = `${subject}#${nextGeneration(item)}`;
    const failed = item?.state === 'failed' && item.undo !== 'done';
    if (failed) this.failedBefore += 1;
    if (id !== undefined && (standing === 'step' || failed)) {
      this.already.push({ wanted, id, key: failed ? key : null });
      return 'already';
    }
    if (failed && standing === 'accepted') this.accepted.push({ key, why: item.why ?? 'error' });
    if (standing !== 'step') return standing;
    if (this.steps.length >= request.max) return 'beyondMax';
    this.steps.push({ wanted, key });
    return 'step';
  }
}

/** What was taken back may be done once more, under a new name. */
function nextGeneration(item: Item | undefined): number {
  if (!item) return 0;
  return item.undo === 'done' ? item.generation + 1 : item.generation;
}

/** What the journal says. An intent that is still one after settling was never carried out. */
function standingOf(item: Item | undefined, request: RelateRequest, named: boolean): Pile {
  if (!item || item.undo === 'done') return 'step';
  switch (item.state) {
    case 'intent':
    case 'unknown':
      return 'step';
    case 'done':
      return 'done';
    case 'failed':
      if (request.retryFailed) return 'step';
      return request.acceptFailed ? 'accepted' : 'failed';
    case 'skipped':
      if (request.retryFailed && named) return 'step';
      if (item.why === 'already') return 'already';
      return item.why?.startsWith('accepted') ? 'accepted' : 'skipped';
  }
}
