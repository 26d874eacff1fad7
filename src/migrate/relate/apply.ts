import { orStopped } from '../stopped.ts';
import { checkFollows } from './check.ts';
import { fillList } from './list.ts';
import { lookAhead } from './look-ahead.ts';
import { addressIn, subjectOf } from './relation.ts';
import { FOLLOW_LIMIT, takeStep } from './step.ts';
import type {
  Aftermath,
  ListResult,
  Outcome,
  RelateRequest,
  RelateResult,
  RelateTools,
  RelationPlan,
  Stopped,
} from './types.ts';

/** So many answers in a row that nobody understands mean that something is wrong with the server, or with us. */
const STRANGE_IN_A_ROW = 5;

/**
 * Carries a plan out, one account after the other: nothing is sent before its intent stands in the journal, and the
 * next only after what came of it stands there too. Afterwards reads what became of the follows, and fills the list.
 * @returns what was done, also when the run had to end early
 * @throws {JournalError} when nothing can be written down any more
 */
export async function applyRelations(
  plan: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
): Promise<RelateResult> {
  await begin(plan, tools);
  const outcomes: Outcome[] = [];
  const stopped = await orStopped(tools.signal, () => takeSteps(plan, request, tools, outcomes));
  return finish(plan, request, tools, { outcomes, stopped, pending: 0 });
}

/** Writes down what the plan itself has decided, and what the run sets out to do. */
export async function begin(plan: RelationPlan, { journal }: RelateTools): Promise<void> {
  const op = plan.operation;
  for (const { key, why } of plan.accepted)
    await journal.append({ key, op, state: 'skipped', why: `accepted: ${why}` });
  for (const { key, id } of plan.already)
    if (key !== null) await journal.append({ key, op, state: 'skipped', why: 'already', id });
  await journal.appendPlan({ op, total: plan.undecided });
}

async function takeSteps(
  { steps }: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
  outcomes: Outcome[],
): Promise<Stopped | null> {
  let strange = 0;
  while (outcomes.length < steps.length) {
    for (const sighting of await lookAhead(steps, outcomes.length, request, tools)) {
      tools.signal.throwIfAborted();
      const outcome = await takeStep(sighting, request, tools);
      outcomes.push(outcome);
      tools.onEvent({ type: 'decided', outcome, done: outcomes.length, total: steps.length });
      if (outcome.why === FOLLOW_LIMIT) return { reason: 'follow-limit', error: null };
      strange = isStrange(outcome) ? strange + 1 : 0;
      if (strange === STRANGE_IN_A_ROW) return { reason: 'errors', error: tooStrange(outcome) };
    }
  }
  return null;
}

function tooStrange({ wanted, why }: Outcome): Error {
  return new Error(
    `Your server gave ${STRANGE_IN_A_ROW} answers in a row that do not fit, the last for ${wanted.address} (${why}): ` +
      'see whether the server is well, then run the same command with --retry-failed',
  );
}

function isStrange({ state, why }: Outcome): boolean {
  return state === 'unknown' || why.startsWith('error:');
}

/** What the steps, or an import in their place, brought. */
export interface Tried {
  readonly outcomes: readonly Outcome[];
  readonly stopped: Stopped | null;
  readonly pending: number;
}

/** What comes after the steps of a follow: a look at what became of it, and the list. */
export async function finish(
  plan: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
  { outcomes, stopped, pending }: Tried,
): Promise<RelateResult> {
  const later: { changes: ReadonlyMap<string, Aftermath>; list: ListResult | null } = {
    changes: new Map(),
    list: null,
  };
  let end = stopped;
  if (request.operation === 'follow' && (stopped === null || stopped.reason === 'follow-limit')) {
    const late = await orStopped(tools.signal, async () => {
      later.changes = await checkFollows(tools);
      if (request.list !== null) later.list = await fillList(request.list, plan, request, tools);
      return null;
    });
    end = late ?? stopped;
  }
  const { changes, list } = later;
  const final = outcomes.map(outcome => withAftermath(outcome, request, changes));
  const own = new Set(outcomes.map(each => subjectOf(request.operation, each.wanted.address)));
  return {
    operation: request.operation,
    outcomes: final,
    later: [...changes].flatMap(([subject, why]) =>
      own.has(subject) ? [] : [{ address: addressIn(subject), why }],
    ),
    left: plan.steps.length - outcomes.length - pending + plan.leftOut.beyondMax,
    failed:
      final.filter(each => each.state === 'failed' || each.state === 'unknown').length +
      plan.leftOut.failed +
      (list === null ? 0 : list.unclear + (list.problem === null ? 0 : 1)),
    pending,
    list,
    stopped: end,
  };
}

function withAftermath(
  outcome: Outcome,
  { operation }: RelateRequest,
  changes: ReadonlyMap<string, Aftermath>,
): Outcome {
  const why = changes.get(subjectOf(operation, outcome.wanted.address));
  if (why === undefined) return outcome;
  return { ...outcome, state: why === 'followed' || why === 'requested' ? 'done' : 'skipped', why };
}
