import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { readPages } from './pages.ts';
import type { AccountList } from './types.ts';

const READ = 'read:lists';
const WRITE = 'write:lists';
const LISTS = '/api/v1/lists';

const id = v.pipe(v.string(), v.nonEmpty());
const ListSchema = v.object({ id, title: v.string() });
const MembersSchema = v.array(v.object({ id }));

/** The person's lists, which servers give all at once. */
export async function readLists(client: Client): Promise<AccountList[]> {
  const answer = await client.read({ path: LISTS, scope: READ });
  const lists = v.safeParse(v.array(ListSchema), bodyJson(answer));
  if (!lists.success) throw strangeAnswer(answer, 'lists');
  return lists.output;
}

/** Makes a list. */
export async function createList(client: Client, title: string): Promise<AccountList> {
  const body = { json: { title } };
  return await client.writeFor({ method: 'POST', path: LISTS, scope: WRITE, body }, ListSchema, 'a list');
}

/** Takes a list away, not its members. */
export async function deleteList(client: Client, listId: string): Promise<void> {
  await client.write({ method: 'DELETE', path: pathOf(listId), scope: WRITE });
}

/** The ids of a list's members, page by page. */
export function readMembers(client: Client, listId: string): AsyncIterable<readonly string[]> {
  return readPages(client, { path: `${pathOf(listId)}/accounts`, scope: READ }, json => {
    const members = v.safeParse(MembersSchema, json);
    return members.success ? members.output.map(member => member.id) : null;
  });
}

/** Puts accounts into a list (POST), or takes them out (DELETE). */
export async function changeMembers(
  client: Client,
  method: 'POST' | 'DELETE',
  listId: string,
  accountIds: readonly string[],
): Promise<void> {
  const body = { json: { account_ids: accountIds } };
  const call = { method, path: `${pathOf(listId)}/accounts`, scope: WRITE, body };
  // A page in place of `{}` comes from something that stands before the server.
  await client.writeFor(call, v.looseObject({}), 'the answer to a change of a list');
}

function pathOf(listId: string): string {
  return `${LISTS}/${encodeURIComponent(listId)}`;
}
