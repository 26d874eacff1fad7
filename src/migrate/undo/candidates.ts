import * as v from 'valibot';
import { isOpen } from '../../journal/states.ts';
import type { Item, RecordState } from '../../journal/types.ts';
import type { Operation } from '../../mastodon/types.ts';
import { UNDO } from '../relate/settle.ts';
import type { Candidate, UndoLeftOut, UndoRequest } from './types.ts';

/** The operation in the journal that takes back another, of lists too. */
export const UNDO_OF = {
  ...UNDO,
  'list-member': 'remove-member',
  list: 'delete-list',
} as const;

/** Whether something need not be tried again: it was taken back, or found undone. */
export function isOver(state: RecordState | null | undefined): boolean {
  return state === 'done' || state === 'skipped';
}

/** The key of an item's records. */
export function keyOf({ subject, generation }: Item): string {
  return `${subject}#${generation}`;
}

/**
 * What the journal says this tool did and that was not so before, and why the rest is left alone. Pure.
 * @param items the journal, settled
 * @param op as in the journal
 * @param wasBefore whether what was done had been so before
 */
export function candidatesOf(
  items: ReadonlyMap<string, Item>,
  op: keyof typeof UNDO_OF,
  { run }: Pick<UndoRequest, 'run'>,
  wasBefore: (before: Item['before']) => boolean,
): { readonly candidates: readonly Candidate[]; readonly leftOut: UndoLeftOut } {
  const candidates: Candidate[] = [];
  const leftOut = { before: 0, undone: 0, otherRun: 0, unclear: 0 };
  for (const item of items.values()) {
    if (item.op !== op) continue;
    if (!wasDone(item)) {
      if (item.why === 'already') leftOut.before += 1;
      else if (isOpen(item.state)) leftOut.unclear += 1;
    } else if (isOver(item.undo)) leftOut.undone += 1;
    else if (run !== null && item.run !== run) leftOut.otherRun += 1;
    else if (wasBefore(item.before) || item.id === null) leftOut.before += 1;
    else candidates.push({ item, id: item.id, name: nameOf(item) });
  }
  return { candidates, leftOut };
}

/**
 * Whoever was gone when a run looked may be back, and the follow with them. Whoever turned it down ended it: what stands
 * later is another.
 */
function wasDone({ state, why, wasDone }: Item): boolean {
  return state === 'done' || (wasDone && state === 'skipped' && why === 'gone');
}

/** Whether it was so before this tool came, by what the intent says. */
export function wasSo(operation: Operation): (before: Item['before']) => boolean {
  return before => {
    if (before === null) return true;
    if (operation === 'follow') return before['following'] === true || before['requested'] === true;
    return before[operation === 'block' ? 'blocking' : 'muting'] === true;
  };
}

const TitlePayload = v.object({ title: v.string() });

/** The title of a list, as its intent has it. */
export function titleIn(payload: unknown): string | null {
  return v.is(TitlePayload, payload) ? payload.title : null;
}

/** Behind `list-member:<list id>:`, `list:` and the like; of a list as it was written. */
function nameOf({ subject, op, payload }: Item): string {
  const title = op === 'list' ? titleIn(payload) : null;
  if (title !== null) return title;
  const rest = subject.slice(subject.indexOf(':') + 1);
  return op === 'list-member' ? rest.slice(rest.indexOf(':') + 1) : rest;
}
