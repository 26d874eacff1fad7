import { isOpen } from '../../journal/states.ts';
import type { Item } from '../../journal/types.ts';
import { MEMBERS_A_REQUEST, membersLeft } from '../relate/list-content.ts';
import { attempt } from './attempt.ts';
import { candidatesOf, keyOf, UNDO_OF } from './candidates.ts';
import { noteOutcome, type UndoProgress } from './progress.ts';
import { listOf, settleLists } from './settle-lists.ts';
import type { Candidate, UndoPlan, UndoRequest, UndoTools } from './types.ts';

/**
 * Settles what an earlier run left unclear, and finds out who of those that this tool put into lists still stands there, and which lists it made.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function planListUndo(request: UndoRequest, tools: UndoTools): Promise<UndoPlan> {
  const { account, journal } = tools;
  await settleLists(tools);
  const wasIn = (before: Item['before']) => before?.['member'] !== false;
  const { candidates, leftOut } = candidatesOf(journal.items, 'list-member', request, wasIn);
  const steps: Candidate[] = [];
  const noted: { candidate: Candidate; why: 'by hand' | 'gone' }[] = [];
  for (const [listId, members] of byList(candidates)) {
    const present = await membersLeft(listId, account);
    for (const candidate of members) {
      const { item, id } = candidate;
      if (present === null) noted.push({ candidate, why: 'gone' });
      else if (present.has(id)) steps.push(candidate);
      else if (isOpen(item.undo)) await settleRemoved(candidate, tools);
      else noted.push({ candidate, why: 'by hand' });
    }
  }
  const lists = candidatesOf(journal.items, 'list', request, () => false).candidates;
  const made = lists.filter(({ item }) => item.why === 'created');
  // What is open after settling came to nothing.
  return { operation: 'list', steps, noted, refollows: [], lists: made, leftOut: { ...leftOut, unclear: 0 } };
}

async function settleRemoved({ item, id }: Candidate, { journal }: UndoTools): Promise<void> {
  await journal.append({ key: keyOf(item), op: UNDO_OF['list-member'], state: 'done', why: 'removed', id });
}

/** Takes out of the lists whom a plan names, and deletes the lists that this tool made and that are empty then. */
export async function undoLists(plan: UndoPlan, tools: UndoTools, progress: UndoProgress): Promise<void> {
  for (const { candidate, why } of plan.noted) {
    const { item, id, name } = candidate;
    await tools.journal.append({ key: keyOf(item), op: UNDO_OF['list-member'], state: 'skipped', why, id });
    noteOutcome(tools, progress, { name, state: 'skipped', why });
  }
  for (const [listId, members] of byList(plan.steps)) {
    for (let at = 0; at < members.length; at += MEMBERS_A_REQUEST)
      await takeOut(listId, members.slice(at, at + MEMBERS_A_REQUEST), tools, progress);
  }
  for (const list of plan.lists) await deleteIfEmpty(list, tools, progress);
}

async function takeOut(
  listId: string,
  members: readonly Candidate[],
  tools: UndoTools,
  progress: UndoProgress,
): Promise<void> {
  const { account } = tools;
  const ids = members.map(({ id }) => id);
  const verdict = await attempt(
    members.map(({ item, id }) => ({ key: keyOf(item), op: UNDO_OF['list-member'], id })),
    {
      send: async () => {
        await account.removeFromList(listId, ids);
        return 'removed';
      },
      look: async () => {
        const present = await membersLeft(listId, account);
        return present !== null && ids.some(id => present.has(id)) ? null : 'removed';
      },
    },
    tools,
  );
  for (const { name } of members) noteOutcome(tools, progress, { name, ...verdict });
}

/** A list in which anybody is left is the person's by now. */
async function deleteIfEmpty(
  { item, id, name }: Candidate,
  tools: UndoTools,
  progress: UndoProgress,
): Promise<void> {
  const { account, journal } = tools;
  const key = keyOf(item);
  const op = UNDO_OF.list;
  const present = await membersLeft(id, account);
  if (present === null) {
    const state = isOpen(item.undo) ? 'done' : 'skipped';
    const why = state === 'done' ? 'deleted' : 'gone';
    await journal.append({ key, op, state, why, id });
    return noteOutcome(tools, progress, { name, state, why });
  }
  if (present.size > 0) return noteOutcome(tools, progress, { name, state: 'skipped', why: 'in use' });
  const verdict = await attempt(
    [{ key, op, id }],
    {
      send: async () => {
        await account.deleteList(id);
        return 'deleted';
      },
      look: async () => ((await membersLeft(id, account)) === null ? 'deleted' : null),
    },
    tools,
  );
  noteOutcome(tools, progress, { name, ...verdict });
}

function byList(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const lists = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const listId = listOf(candidate.item);
    if (listId === null) continue;
    const members = lists.get(listId);
    if (members) members.push(candidate);
    else lists.set(listId, [candidate]);
  }
  return lists;
}
