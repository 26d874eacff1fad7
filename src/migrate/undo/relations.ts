import type { Operation, OwnAccount, Relationship } from '../../mastodon/types.ts';
import { flagsOf, wordFor } from '../relate/relation.ts';
import { RELATIONSHIPS_A_REQUEST, relationshipsOf } from '../relate/relationships.ts';
import { isImported, mayBeOurs, settleRelations, unsettledOf } from '../relate/settle.ts';
import { attempt, type UndoVerdict } from './attempt.ts';
import { candidatesOf, keyOf, UNDO_OF, wasSo } from './candidates.ts';
import { noteOutcome, type UndoProgress } from './progress.ts';
import { endedFollows, isBlockedByUs, refollow } from './refollow.ts';
import type { Candidate, UndoPlan, UndoRequest, UndoTools } from './types.ts';

const DONE = { follow: 'unfollowed', block: 'unblocked', mute: 'unmuted' } as const;

/**
 * Settles what an earlier run left unclear, and finds out what of what this tool did still stands.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function planRelationUndo(
  operation: Operation,
  request: UndoRequest,
  tools: UndoTools,
): Promise<UndoPlan> {
  const { account, journal, clock, onEvent } = tools;
  const unsettled = unsettledOf(journal.items, operation);
  if (unsettled.length > 0) onEvent({ type: 'settling', total: unsettled.length });
  for (const entry of await settleRelations(unsettled, operation, account, clock.now()))
    await journal.append(entry);

  const { candidates, leftOut } = candidatesOf(journal.items, operation, request, wasSo(operation));
  const steps: Candidate[] = [];
  const noted: { candidate: Candidate; why: 'by hand' }[] = [];
  for await (const { candidate, relation } of withRelations(candidates, tools)) {
    // Whoever was gone is taken back where the server knows them again, and otherwise left as they are.
    const isGone = candidate.item.state !== 'done';
    if (stands(operation, relation, account) && !(isGone && !relation)) steps.push(candidate);
    else if (!isGone && (operation !== 'follow' || !isBlockedByUs(candidate, journal.items)))
      noted.push({ candidate, why: 'by hand' });
  }
  const notedKeys = new Set(noted.map(({ candidate }) => candidate.item.subject));
  const ended = operation === 'block' ? endedFollows(request, tools.journal) : [];
  const refollows = ended.filter(({ item }) => !notedKeys.has(item.subject));
  // What is open after settling was never done, but for what a server may still import.
  const items = [...journal.items.values()];
  const importing = items.filter(item => item.op === operation && mayBeOurs(item) && isImported(item));
  const unclear = importing.filter(({ undo }) => undo === null).length;
  return { operation, steps, noted, refollows, lists: [], leftOut: { ...leftOut, unclear } };
}

/** Takes back what a plan names, after one more look at each: a person may have been faster. */
export async function undoRelations(
  operation: Operation,
  plan: UndoPlan,
  tools: UndoTools,
  progress: UndoProgress,
): Promise<void> {
  const op = UNDO_OF[operation];
  const note = async (candidate: Candidate) => {
    const why = 'by hand';
    await tools.journal.append({ key: keyOf(candidate.item), op, state: 'skipped', why, id: candidate.id });
    noteOutcome(tools, progress, { name: candidate.name, state: 'skipped', why });
  };
  for (const { candidate } of plan.noted) await note(candidate);
  for await (const { candidate, relation } of withRelations(plan.steps, tools)) {
    if (!stands(operation, relation, tools.account)) await note(candidate);
    else {
      const verdict = await takeBack(operation, candidate, relation, tools);
      noteOutcome(tools, progress, { name: candidate.name, ...verdict });
    }
  }
  for await (const { candidate, relation } of withRelations(plan.refollows, tools))
    await refollow(candidate, relation, tools, progress);
}

async function takeBack(
  operation: Operation,
  { item, id }: Candidate,
  relation: Relationship | undefined,
  tools: UndoTools,
): Promise<UndoVerdict> {
  const { account } = tools;
  const { quirks } = account.server;
  const before = relation ? { before: flagsOf(relation) } : {};
  const entry = { key: keyOf(item), op: UNDO_OF[operation], ...before, id };
  const isDone = (now: Relationship | undefined) =>
    now && wordFor(operation, now, quirks) === null ? DONE[operation] : null;
  return await attempt(
    [entry],
    {
      send: async () => isDone(await account[UNDO_OF[operation]](id)),
      look: async () => isDone((await relationshipsOf(account, [id])).get(id)),
    },
    tools,
  );
}

/**
 * Whether it is so now. Where the server does not tell it is taken to be: it leaves out suspended accounts, and the
 * answer to the write says who is gone.
 */
function stands(operation: Operation, relation: Relationship | undefined, { server }: OwnAccount): boolean {
  if (!relation) return true;
  return wordFor(operation, relation, server.quirks) !== null;
}

/** Each with how things stand shortly before it is its turn; of accounts that the server leaves out nothing is known. */
async function* withRelations(
  candidates: readonly Candidate[],
  { account, signal, onEvent }: UndoTools,
): AsyncGenerator<{ readonly candidate: Candidate; readonly relation: Relationship | undefined }> {
  for (let at = 0; at < candidates.length; at += RELATIONSHIPS_A_REQUEST) {
    signal.throwIfAborted();
    const batch = candidates.slice(at, at + RELATIONSHIPS_A_REQUEST);
    const relations = await relationshipsOf(
      account,
      batch.map(({ id }) => id),
    );
    onEvent({ type: 'reading', done: at + batch.length, total: candidates.length });
    for (const candidate of batch) yield { candidate, relation: relations.get(candidate.id) };
  }
}
