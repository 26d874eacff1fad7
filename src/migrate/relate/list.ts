import { isOpen } from '../../journal/states.ts';
import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { AccountList } from '../../mastodon/types.ts';
import { addressKey } from '../../people/address.ts';
import { awaitLate } from '../late.ts';
import { type Member, MemberWriter } from './list-members.ts';
import { subjectOf } from './relation.ts';
import { relationshipsOf } from './relationships.ts';
import type { ListResult, RelateRequest, RelateTools, RelationPlan } from './types.ts';

interface Found {
  readonly id: string;
  readonly created: boolean;
}

interface Problem {
  readonly problem: string;
}

/**
 * Puts everybody who was wanted and is followed now into the list of that name, which is made when there is none.
 * Follows that wait for approval cannot stand in a list: they are left for a later run.
 * @throws {LoginError} {TemporaryError} {ApiError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function fillList(
  name: string,
  plan: RelationPlan,
  request: RelateRequest,
  tools: RelateTools,
): Promise<ListResult> {
  const title = name.replaceAll(/\s+/g, ' ').trim();
  const found = await findOrCreate(title, tools);
  const result = { title, added: 0, already: 0, waiting: 0, refused: 0, unclear: 0 };
  if ('problem' in found) return { ...result, ...found, id: null, created: false };

  const { followed, waiting } = await membersOf(plan, request, tools);
  const writer = new MemberWriter(found.id, followed.length, tools);
  await writer.add(followed);
  const { added, already, refused, unclear } = writer;
  return { ...found, problem: null, title, added, already, waiting, refused, unclear };
}

async function findOrCreate(title: string, tools: RelateTools): Promise<Found | Problem> {
  const item = tools.journal.items.get(subjectOfList(title));
  // What a run that died sent may be under way, and our own clock may have been set since: the time counts from now.
  if (item?.state === 'intent') await awaitLate(0, tools);
  try {
    const lists = await tools.account.lists();
    return findList(title, lists, tools) ?? (await adoptOrCreate(title, lists, tools));
  } catch (error) {
    // Other servers may have no lists at all (404).
    if (error instanceof ApiError) return { problem: error.message };
    throw error;
  }
}

/** The list that an earlier run used, under whatever name it has now. */
function findList(title: string, lists: readonly AccountList[], { journal }: RelateTools): Found | null {
  const item = journal.items.get(subjectOfList(title));
  if (item?.state !== 'done' || item.undo === 'done') return null;
  const known = lists.find(list => list.id === item.id);
  return known ? { id: known.id, created: item.why === 'created' } : null;
}

async function adoptOrCreate(
  title: string,
  lists: readonly AccountList[],
  tools: RelateTools,
): Promise<Found | Problem> {
  const { journal } = tools;
  const subject = subjectOfList(title);
  const item = journal.items.get(subject);
  // A list that somebody took away in the meantime begins a new generation, as one that was taken back does.
  const isOver = item !== undefined && (item.undo === 'done' || item.state === 'done');
  const key = `${subject}#${(item?.generation ?? 0) + (isOver ? 1 : 0)}`;
  const op = 'list';
  const there = listCalled(title, lists);
  if (there) {
    const created = !isOver && item !== undefined && isOpen(item.state);
    await journal.append({ key, op, state: 'done', id: there.id, why: created ? 'created' : 'found' });
    return { id: there.id, created };
  }
  await journal.append({ key, op, state: 'intent', before: { exists: false }, payload: { title } });
  try {
    const { id } = await create(title, tools);
    await journal.append({ key, op, state: 'done', id, why: 'created' });
    return { id, created: true };
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof UnclearError)) throw error;
    // Mastodon keeps 50 lists at most (422).
    const state = error instanceof ApiError ? 'failed' : 'unknown';
    await journal.append({ key, op, state, why: `error: ${error.message}` });
    return { problem: error.message };
  }
}

function subjectOfList(title: string): string {
  return `list:${title.toLowerCase()}`;
}

/** After an unclear answer the lists are read again: a second request would make a second list. */
async function create(title: string, tools: RelateTools): Promise<AccountList> {
  const { account } = tools;
  try {
    return await account.createList(title);
  } catch (error) {
    if (!(error instanceof UnclearError)) throw error;
    await awaitLate(0, tools);
    return listCalled(title, await account.lists()) ?? (await account.createList(title));
  }
}

function listCalled(title: string, lists: readonly AccountList[]): AccountList | undefined {
  const lower = title.toLowerCase();
  return lists.find(list => list.title === title) ?? lists.find(list => list.title.toLowerCase() === lower);
}

/** Those who were wanted and are followed now, by whomever, and how many still wait for approval. */
async function membersOf(
  plan: RelationPlan,
  request: RelateRequest,
  { account, journal }: RelateTools,
): Promise<{ readonly followed: Member[]; readonly waiting: number }> {
  const members = new Map<string, Member>();
  const chosen = new Set(request.only.map(addressKey));
  for (const { address } of request.wanted) {
    if (chosen.size > 0 && !chosen.has(addressKey(address))) continue;
    const item = journal.items.get(subjectOf('follow', address));
    const holds = item?.state === 'done' || (item?.state === 'skipped' && item.why === 'already');
    if (holds && item.undo !== 'done' && item.id !== null) members.set(item.id, { id: item.id, address });
  }
  for (const { wanted, id } of plan.already) members.set(id, { id, address: wanted.address });

  const relations = await relationshipsOf(account, [...members.keys()]);
  const states = [...members.values()].map(member => ({ member, relation: relations.get(member.id) }));
  return {
    followed: states.flatMap(({ member, relation }) => (relation?.following ? [member] : [])),
    waiting: states.filter(({ relation }) => relation?.requested && !relation.following).length,
  };
}
