import * as v from 'valibot';
import { isOpen } from '../../journal/states.ts';
import type { Item } from '../../journal/types.ts';
import { awaitLate } from '../late.ts';
import { membersLeft } from '../relate/list-content.ts';
import { keyOf, titleIn } from './candidates.ts';
import type { UndoTools } from './types.ts';

const MemberPayload = v.object({ listId: v.string() });

/** Which list somebody was put into. */
export function listOf({ payload }: Item): string | null {
  const parsed = v.safeParse(MemberPayload, payload);
  return parsed.success ? parsed.output.listId : null;
}

/**
 * Finds out which lists a run that died had made, and whom it had put into one: neither may be repeated, so that it gets
 * its time first. What is not there then came to nothing.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function settleLists(tools: UndoTools): Promise<void> {
  const { journal, onEvent } = tools;
  const items = [...journal.items.values()].filter(({ op }) => op === 'list' || op === 'list-member');
  const open = items.filter(({ state, undo }) => undo === null && isOpen(state));
  const total = open.length + items.filter(({ undo }) => isOpen(undo)).length;
  if (total > 0) onEvent({ type: 'settling', total });
  if (open.length === 0) return;
  // Our own clock may have been set since: the time counts from now, once.
  if (open.some(({ state }) => state === 'intent')) await awaitLate(0, tools);
  await settleMade(
    open.filter(({ op }) => op === 'list'),
    tools,
  );
  await settleAdded(
    open.filter(({ op }) => op === 'list-member'),
    tools,
  );
}

async function settleMade(open: readonly Item[], { account, journal }: UndoTools): Promise<void> {
  if (open.length === 0) return;
  const lists = await account.lists();
  for (const item of open) {
    const made = lists.find(({ title }) => title === titleIn(item.payload));
    if (made)
      await journal.append({ key: keyOf(item), op: item.op, state: 'done', why: 'created', id: made.id });
    else await noteAbsent(item, journal);
  }
}

async function settleAdded(open: readonly Item[], { account, journal }: UndoTools): Promise<void> {
  for (const listId of new Set(open.map(listOf))) {
    const present = listId === null ? null : await membersLeft(listId, account);
    for (const item of open) {
      const { id, op } = item;
      if (listOf(item) !== listId) continue;
      if (id !== null && present?.has(id))
        await journal.append({ key: keyOf(item), op, state: 'done', why: 'added', id });
      else await noteAbsent(item, journal);
    }
  }
}

/** What was waited for and is not there is not waited for again. */
async function noteAbsent(item: Item, journal: UndoTools['journal']): Promise<void> {
  if (item.state !== 'intent') return;
  const { op, id } = item;
  await journal.append({
    key: keyOf(item),
    op,
    state: 'unknown',
    why: 'unclear',
    ...(id === null ? {} : { id }),
  });
}
