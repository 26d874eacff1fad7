import { orStopped } from '../stopped.ts';
import { planListUndo, undoLists } from './lists.ts';
import { planPostUndo, undoPosts } from './posts.ts';
import { startOf } from './progress.ts';
import { planRelationUndo, undoRelations } from './relations.ts';
import type { UndoPlan, UndoRequest, UndoResult, UndoTools } from './types.ts';

/**
 * What would be taken back: only what the journal says this tool did, that was not so before, and that still stands.
 * Reads; writes nothing but what it settles to the journal.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function prepareUndo(request: UndoRequest, tools: UndoTools): Promise<UndoPlan> {
  const { operation } = request;
  if (operation === 'list') return await planListUndo(request, tools);
  if (operation === 'post') return await planPostUndo(request, tools);
  return await planRelationUndo(operation, request, tools);
}

/**
 * Takes back what a plan names, one after the other: nothing is sent before its intent stands in the journal.
 * @returns what was done, also when the run had to end early
 * @throws {JournalError} when nothing can be written down any more
 */
export async function applyUndo(plan: UndoPlan, tools: UndoTools): Promise<UndoResult> {
  const { operation } = plan;
  const progress = startOf(plan);
  const stopped = await orStopped(tools.signal, async () => {
    if (operation === 'list') await undoLists(plan, tools, progress);
    else if (operation === 'post') await undoPosts(plan, tools, progress);
    else await undoRelations(operation, plan, tools, progress);
    return null;
  });
  const { outcomes, total } = progress;
  return {
    operation,
    outcomes,
    left: stopped === null ? 0 : total - outcomes.length,
    failed: outcomes.filter(({ state }) => state === 'failed' || state === 'unknown').length,
    stopped,
  };
}
