import type { Entry, Item } from '../../journal/types.ts';
import { ApiError } from '../../mastodon/errors.ts';
import type { Operation, OwnAccount } from '../../mastodon/types.ts';
import { addressKey } from '../../people/address.ts';
import { planRelations } from './plan.ts';
import { settleRelations, unsettledOf } from './settle.ts';
import type { RelateRequest, RelateTools, RelationPlan } from './types.ts';

/**
 * What would be done: settles what an earlier run left unclear, reads who is followed (blocked, muted) already, and
 * plans.
 * @param dryRun reads only: neither the journal nor the server is written to
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function prepareRelations(
  request: RelateRequest,
  tools: RelateTools,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RelationPlan> {
  const { account, journal, clock, onEvent } = tools;
  const unsettled = unsettledOf(journal.items, request.operation);
  if (unsettled.length > 0) onEvent({ type: 'settling', total: unsettled.length });
  const entries = await settleRelations(unsettled, request.operation, account, clock.now());
  if (!dryRun) for (const entry of entries) await journal.append(entry);

  const input = {
    request,
    self: account.address,
    items: dryRun ? withSettled(journal.items, entries) : journal.items,
    existing: null,
  };
  const everybody = planRelations(input);
  const nothingToDo = everybody.steps.length === 0 && everybody.leftOut.beyondMax === 0;
  // A list wants those in it who were followed before, too.
  if (nothingToDo && everybody.leftOut.failed === 0 && request.list === null) return everybody;
  return planRelations({ ...input, existing: await existingRelations(request.operation, tools) });
}

function withSettled(items: ReadonlyMap<string, Item>, entries: readonly Entry[]): ReadonlyMap<string, Item> {
  const settled = new Map(items);
  for (const { key, op, state, why } of entries) {
    const subject = key.slice(0, key.lastIndexOf('#'));
    const item = items.get(subject);
    if (!item) continue;
    settled.set(subject, op === item.op ? { ...item, state, why: why ?? null } : { ...item, undo: state });
  }
  return settled;
}

/** Null where the server does not give such a list: every relationship is looked at before it is changed anyway. */
async function existingRelations(
  operation: Operation,
  { account, signal, onEvent }: RelateTools,
): Promise<Map<string, string> | null> {
  const pages = listOf(account, operation);
  if (pages === null) return null;
  const existing = new Map<string, string>();
  try {
    for await (const page of pages) {
      signal.throwIfAborted();
      for (const { id, address } of page) existing.set(addressKey(address), id);
      onEvent({ type: 'reading', count: existing.size });
    }
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
  return existing;
}

function listOf(account: OwnAccount, operation: Operation): ReturnType<OwnAccount['following']> {
  switch (operation) {
    case 'follow':
      return account.following();
    case 'block':
      return account.blocked();
    case 'mute':
      return account.muted();
  }
}
