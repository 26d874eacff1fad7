import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import { importCsv } from '../../report/import-csv.ts';
import { begin, finish } from './apply.ts';
import { lookAhead } from './look-ahead.ts';
import { wordFor } from './relation.ts';
import { relationshipsOf } from './settle.ts';
import { decide, type Intended, intend } from './step.ts';
import { orStopped } from './stopped.ts';
import type { Outcome, RelateRequest, RelateResult, RelateTools, RelationPlan } from './types.ts';
import { payloadOf } from './write.ts';

/** A server works on an import after it has said yes: how long is waited before each look at it. */
const LOOKS_MS = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000];
/** The server took it, and has not done it yet. */
const PENDING = 'pending';

/**
 * Carries a plan out through the import API of the server: everybody is found and gets an intent, then one file is
 * handed over, then the relationships say what came of it. Whoever is left after a few minutes stays pending for a
 * later run; whoever was pending before and still is was refused.
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
  const pending: Intended[] = [];
  const add = (outcome: Outcome): void => {
    outcomes.push(outcome);
    tools.onEvent({ type: 'decided', outcome, done: outcomes.length, total: plan.steps.length });
  };
  const stopped = await orStopped(tools.signal, async () => {
    const refusedIfOpen = pendingKeys(plan, tools);
    const intended = await intendAll(plan, request, tools, add);
    if (intended.length === 0) return null;
    await handOver(intended, request, tools);
    for (const each of await awaitImport(intended, request, tools, add))
      if (refusedIfOpen.has(each.step.key))
        add(await decide(each.step, { state: 'skipped', why: 'refused' }, each, request, tools));
      else {
        await decide(each.step, { state: 'unknown', why: PENDING }, each, request, tools);
        pending.push(each);
      }
    return null;
  });
  const places = new Map(plan.steps.map(({ wanted }, place) => [wanted, place]));
  const place = ({ wanted }: Outcome): number => places.get(wanted) ?? 0;
  const inOrder = outcomes.toSorted((a, b) => place(a) - place(b));
  return finish(plan, request, tools, { outcomes: inOrder, stopped, pending: pending.length });
}

/** Those that an earlier run has handed over already. */
function pendingKeys({ steps }: RelationPlan, { journal }: RelateTools): ReadonlySet<string> {
  const pending = new Set<string>();
  for (const { subject, generation, state, why } of journal.items.values())
    if (state === 'unknown' && why === PENDING) pending.add(`${subject}#${generation}`);
  return new Set(steps.map(step => step.key).filter(key => pending.has(key)));
}

async function intendAll(
  { steps }: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
  add: (outcome: Outcome) => void,
): Promise<Intended[]> {
  const intended: Intended[] = [];
  const payload = { via: 'import', ...payloadOf(request) };
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
  const key = `import:${request.operation}/${journal.run}#0`;
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
  intended: readonly Intended[],
  request: RelateRequest,
  tools: RelateTools,
  add: (outcome: Outcome) => void,
): Promise<readonly Intended[]> {
  const { account, clock, signal } = tools;
  let open = intended;
  for (const wait of LOOKS_MS) {
    if (open.length === 0) break;
    await clock.sleep(wait, signal);
    const ids = open.map(each => each.account.id);
    const relations = await relationshipsOf(account, ids);
    const still: Intended[] = [];
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
