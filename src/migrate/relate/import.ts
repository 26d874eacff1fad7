import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import { importCsv } from '../../report/import-csv.ts';
import { orStopped } from '../stopped.ts';
import { begin, finish } from './apply.ts';
import { lookAhead } from './look-ahead.ts';
import { wordFor } from './relation.ts';
import { relationshipsOf } from './relationships.ts';
import { importSubject } from './settle.ts';
import { type Decidable, decide, type Intended, intend } from './step.ts';
import type { Outcome, RelateRequest, RelateResult, RelateTools, RelationPlan, Step } from './types.ts';
import { relationPayload } from './write.ts';

/** A server works on an import after it has said yes: how long is waited before each look at it. */
const LOOKS_MS = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000];
/** The server took it, and has not done it yet. */
const PENDING = 'pending';
/** So long nobody of an import is handed over again, or taken to be refused: a server may work on it for hours. */
const PATIENCE_MS = 24 * 3600_000;

/** Somebody of an import of whom nobody knows yet what came of it. */
interface Imported extends Decidable {
  readonly step: Step;
}

/**
 * Carries a plan out through the import API of the server: everybody is found and gets an intent, then one file is
 * handed over, then the relationships say what came of it. Whoever is left after a few minutes stays pending for later
 * runs, which only look. Whoever still is after a day is handed over once more, and was refused if that changes nothing.
 * @returns what was done, also when the run had to end early
 * @throws {JournalError} when nothing can be written down any more
 */
export async function importRelations(
  plan: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
): Promise<RelateResult> {
  await begin(plan, tools);
  const outcomes: Outcome[] = [];
  const { waiting, overdue } = pendingOf(plan, tools);
  const handedOver: Imported[] = [...waiting.values()];
  const add = (outcome: Outcome): void => {
    outcomes.push(outcome);
    tools.onEvent({ type: 'decided', outcome, done: outcomes.length, total: plan.steps.length });
  };
  const stopped = await orStopped(tools.signal, async () => {
    const steps = plan.steps.filter(({ key }) => !waiting.has(key));
    const intended = await intendAll(steps, request, tools, add);
    if (intended.length === 0) return null;
    await handOver(intended, request, tools);
    handedOver.push(...intended);
    const open = await awaitImport(handedOver, request, tools, add);
    for (const each of open) {
      const { key } = each.step;
      if (overdue.has(key))
        add(await decide(each.step, { state: 'skipped', why: 'refused' }, each, request, tools));
      // Whoever waits goes on waiting from when they were handed over.
      else if (!waiting.has(key))
        await decide(each.step, { state: 'unknown', why: PENDING }, each, request, tools);
    }
    return null;
  });
  const places = new Map(plan.steps.map(({ wanted }, place) => [wanted, place]));
  const place = ({ wanted }: Outcome): number => places.get(wanted) ?? 0;
  const inOrder = outcomes.toSorted((a, b) => place(a) - place(b));
  const decided = new Set(outcomes.map(({ wanted }) => wanted));
  const pending = handedOver.filter(({ step }) => !decided.has(step.wanted)).length;
  return finish(plan, request, tools, { outcomes: inOrder, stopped, pending });
}

/** Those that an earlier run has handed over, by key: who is still waited for, and who has been long enough. */
function pendingOf(
  { steps }: RelationPlan,
  { journal, clock }: RelateTools,
): { readonly waiting: ReadonlyMap<string, Imported>; readonly overdue: ReadonlySet<string> } {
  const waiting = new Map<string, Imported>();
  const overdue = new Set<string>();
  for (const step of steps) {
    const item = journal.items.get(step.key.slice(0, step.key.lastIndexOf('#')));
    if (item?.state !== 'unknown' || item.why !== PENDING || item.undo !== null || item.id === null) continue;
    // A clock that was wrong dates it days ahead: nobody waits for that.
    if (Math.abs(clock.now() - Date.parse(item.at)) >= PATIENCE_MS) overdue.add(step.key);
    else {
      const relation = { following: item.before?.['following'] === true };
      waiting.set(step.key, { step, account: { id: item.id }, relation });
    }
  }
  return { waiting, overdue };
}

async function intendAll(
  steps: readonly Step[],
  request: RelateRequest,
  tools: RelateTools,
  add: (outcome: Outcome) => void,
): Promise<Intended[]> {
  const intended: Intended[] = [];
  const payload = { via: 'import', ...relationPayload(request) };
  for (let done = 0; done < steps.length; ) {
    const sightings = await lookAhead(steps, done, request, tools);
    for (const sighting of sightings) {
      const one = await intend(sighting, request, payload, tools);
      if ('state' in one) add(one);
      else intended.push(one);
    }
    done += sightings.length;
  }
  return intended;
}

/** One write for all of them. After an unclear answer the relationships tell. */
async function handOver(
  intended: readonly Intended[],
  request: RelateRequest,
  { account, journal, signal, onEvent }: RelateTools,
): Promise<void> {
  const key = `${importSubject(request.operation, journal.run)}#0`;
  const rows = intended.length;
  const addresses = intended.map(each => each.account.address);
  signal.throwIfAborted();
  await journal.append({ key, op: 'import', state: 'intent', payload: { rows } });
  try {
    await account.importCsv(
      request.operation,
      [...importCsv(request.operation, addresses, request)].join(''),
    );
    await journal.append({ key, op: 'import', state: 'done' });
  } catch (error) {
    if (error instanceof ApiError)
      await journal.append({ key, op: 'import', state: 'failed', why: `error: ${error.message}` });
    if (!(error instanceof UnclearError)) throw error;
    await journal.append({ key, op: 'import', state: 'unknown', why: 'unclear' });
  }
  onEvent({ type: 'imported', total: rows });
}

/** @returns those of whom the relationships show nothing yet */
async function awaitImport(
  handedOver: readonly Imported[],
  request: RelateRequest,
  tools: RelateTools,
  add: (outcome: Outcome) => void,
): Promise<readonly Imported[]> {
  const { account, clock, signal } = tools;
  let open = handedOver;
  for (const wait of LOOKS_MS) {
    if (open.length === 0) break;
    await clock.sleep(wait, signal);
    const ids = open.map(each => each.account.id);
    const relations = await relationshipsOf(account, ids);
    const still: Imported[] = [];
    for (const each of open) {
      const relation = relations.get(each.account.id);
      const why = relation ? wordFor(request.operation, relation, account.server.quirks) : null;
      if (why === null) still.push(each);
      else add(await decide(each.step, { state: 'done', why }, each, request, tools));
    }
    open = still;
  }
  return open;
}
