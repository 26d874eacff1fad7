import type { Item } from '../../journal/types.ts';
import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { Publishing } from '../../mastodon/status-types.ts';
import { isAdopted, tweetOfPost } from '../publish/records.ts';
import { settleJournal } from '../publish/settle.ts';
import type { UndoVerdict } from './attempt.ts';
import { isOver, keyOf } from './candidates.ts';
import { noteOutcome, type UndoProgress } from './progress.ts';
import type { Candidate, UndoPlan, UndoRequest, UndoTools } from './types.ts';

/**
 * Settles what an earlier run left unclear, and names the posts that the journal says this tool made: the latest first,
 * so that answers go before what they answer.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function planPostUndo({ run }: UndoRequest, tools: UndoTools): Promise<UndoPlan> {
  const { account, journal } = tools;
  const publishing = await account.publishing();
  const { lost } = await settleJournal({ ...tools, publishing }, { dryRun: false });
  const leftOut = { before: 0, undone: 0, otherRun: 0, unclear: lost.size };
  const items: Item[] = [];
  for (const item of journal.items.values()) {
    if (item.op !== 'post') continue;
    if (item.state !== 'done') {
      if (item.why === 'already') leftOut.before += 1;
    } else if (isAdopted(item)) leftOut.before += 1;
    else if (isOver(item.undo)) leftOut.undone += 1;
    else if (run !== null && item.run !== run) leftOut.otherRun += 1;
    else items.push(item);
  }
  return { operation: 'post', steps: latestFirst(items), noted: [], refollows: [], lists: [], leftOut };
}

/**
 * Deletes the posts that a plan names, one after the other.
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function undoPosts(plan: UndoPlan, tools: UndoTools, progress: UndoProgress): Promise<void> {
  const { account, journal, signal } = tools;
  const publishing = await account.publishing();
  const op = 'delete';
  for (const { item, id, name } of plan.steps) {
    await publishing.turn('delete');
    signal.throwIfAborted();
    await journal.append({ key: keyOf(item), op, state: 'intent', id });
    const verdict = await deletePost(id, publishing);
    await journal.append({ key: keyOf(item), op, ...verdict, id });
    noteOutcome(tools, progress, { name, ...verdict });
  }
}

/** A post that is gone is what was asked for, whoever deleted it. */
async function deletePost(id: string, publishing: Publishing): Promise<UndoVerdict> {
  try {
    return { state: 'done', why: await publishing.deleteStatus(id) };
  } catch (error) {
    if (error instanceof ApiError) return { state: 'failed', why: `error: ${error.message}` };
    if (error instanceof UnclearError) return { state: 'unknown', why: 'unclear' };
    throw error;
  }
}

function latestFirst(items: readonly Item[]): readonly Candidate[] {
  // Two posts of one moment stand in the journal in their order.
  return items
    .toReversed()
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .flatMap(item =>
      item.id === null ? [] : [{ item, id: item.id, name: item.url ?? `tweet ${tweetOfPost(item).tweetId}` }],
    );
}
