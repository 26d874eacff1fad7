import type { Relationship } from '../../mastodon/types.ts';
import { flagsOf, wordFor } from '../relate/relation.ts';
import { relationshipsOf } from '../relate/relationships.ts';
import { attempt, type UndoVerdict, type UndoWrite } from './attempt.ts';
import { isOver } from './candidates.ts';
import { noteOutcome, type UndoProgress } from './progress.ts';
import type { Candidate, UndoRequest, UndoTools } from './types.ts';

/** The follows that a block of this tool ended: the server no longer knows with which options they were made. Pure. */
export function endedFollows({ run }: UndoRequest, { items }: UndoTools['journal']): Candidate[] {
  return [...items.values()].flatMap(item => {
    const { op, state, undo, before, id } = item;
    if (op !== 'block' || state !== 'done' || undo === 'skipped' || id === null) return [];
    if (before?.['following'] !== true || before['blocking'] === true) return [];
    if (run !== null && item.run !== run) return [];
    const name = item.subject.slice(item.subject.indexOf(':') + 1);
    const again = items.get(`refollow:${name}`);
    const isMade = again?.generation === item.generation && isOver(again.state);
    return isMade ? [] : [{ item, id, name }];
  });
}

/** Taking the block back follows again whom it had ended a follow of: then is the time to take back the follow. */
export function isBlockedByUs({ name }: Candidate, items: UndoTools['journal']['items']): boolean {
  const block = items.get(`block:${name}`);
  return block?.state === 'done' && !isOver(block.undo) && block.before?.['following'] === true;
}

/**
 * Follows somebody again, only behind a block that this tool has taken back.
 * @throws as `attempt` does
 */
export async function refollow(
  { item, id, name }: Candidate,
  relation: Relationship | undefined,
  tools: UndoTools,
  progress: UndoProgress,
): Promise<void> {
  const { account, journal } = tools;
  const { quirks } = account.server;
  if (journal.items.get(item.subject)?.undo !== 'done') return;
  const key = `refollow:${name}#${item.generation}`;
  const op = 'refollow';
  const there = relation && wordFor('follow', relation, quirks);
  if (there) {
    const verdict: UndoVerdict = { state: 'done', why: there };
    await journal.append({ key, op, ...verdict, id });
    noteOutcome(tools, progress, { name, ...verdict });
    return;
  }
  const write: UndoWrite = {
    mayBeRefused: true,
    send: async () => wordFor('follow', await account.follow(id, { reblogs: true, notify: false }), quirks),
    look: async () => {
      const now = (await relationshipsOf(account, [id])).get(id);
      return now ? wordFor('follow', now, quirks) : null;
    },
  };
  const before = relation ? { before: flagsOf(relation) } : {};
  const entry = {
    key,
    op,
    ...before,
    payload: { reblogs: true, notify: false },
    id,
  };
  noteOutcome(tools, progress, { name, ...(await attempt([entry], write, tools)) });
}
