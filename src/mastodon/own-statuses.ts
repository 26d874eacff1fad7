import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import { type Address, sameAddress } from '../people/address.ts';
import { addressOf } from './accounts.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import { readPages } from './pages.ts';
import type { OwnStatus } from './status-types.ts';

const SCOPE = 'read:statuses';
/** As many posts as Mastodon gives at once. Pages behind the first count in a limit of their own (§1). */
const PAGE_SIZE = 40;

/** Whose posts are the person's own. */
export interface Owner {
  readonly address: Address;
  /** Opaque. */
  readonly id: string;
}

const id = v.pipe(v.string(), v.nonEmpty());
const text = v.fallback(v.nullable(v.string()), null);

const StatusSchema = v.object({
  id,
  created_at: v.pipe(
    v.string(),
    v.check(date => Number.isFinite(Date.parse(date))),
  ),
  visibility: v.pipe(v.string(), v.nonEmpty()),
  content: v.fallback(v.string(), ''),
  url: text,
  uri: text,
  spoiler_text: v.fallback(v.string(), ''),
  language: text,
  in_reply_to_id: text,
  media_attachments: v.fallback(v.array(v.unknown()), []),
});

/** Tells a post from what looks like one: an answer about a post that is only planned has none of this. */
export const OwnStatusSchema = v.pipe(
  StatusSchema,
  v.transform(
    (status): OwnStatus => ({
      id: status.id,
      url: status.url ?? status.uri,
      createdAt: status.created_at,
      visibility: status.visibility,
      content: status.content,
      spoiler: status.spoiler_text,
      language: status.language,
      inReplyToId: status.in_reply_to_id,
      attachments: status.media_attachments.length,
    }),
  ),
);

const ListedSchema = v.object({
  id,
  account: v.object({ id, acct: v.fallback(v.string(), ''), fqn: text }),
  reblog: v.optional(v.unknown()),
});

const SourceSchema = v.object({ text: v.string() });

/** One post; null when there is none of that id. */
export async function readOwnStatus(client: Client, statusId: string): Promise<OwnStatus | null> {
  try {
    const answer = await client.read({ path: pathOf(statusId), scope: SCOPE });
    const status = v.safeParse(OwnStatusSchema, bodyJson(answer));
    if (!status.success) throw strangeAnswer(answer, 'a post');
    return status.output;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}

/** The text of a post as it was sent; null when the server does not tell. */
export async function readSource(client: Client, statusId: string): Promise<string | null> {
  try {
    const answer = await client.read({ path: `${pathOf(statusId)}/source`, scope: SCOPE });
    const source = v.safeParse(SourceSchema, bodyJson(answer));
    return source.success ? source.output.text : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** The person's posts, newest first, page by page. */
export function readOwnStatuses(client: Client, owner: Owner): AsyncIterable<readonly OwnStatus[]> {
  const path = `/api/v1/accounts/${encodeURIComponent(owner.id)}/statuses`;
  return readList(client, owner, path, `limit=${PAGE_SIZE}&exclude_reblogs=true`);
}

/** The same out of the home timeline. A page may hold none. */
export function readHomeStatuses(client: Client, owner: Owner): AsyncIterable<readonly OwnStatus[]> {
  return readList(client, owner, '/api/v1/timelines/home', `limit=${PAGE_SIZE}`);
}

/** snac2 2.96 pages the posts of an account by `max_id`, and has no `Link` that leads on. */
function readList(
  client: Client,
  owner: Owner,
  path: string,
  query: string,
): AsyncIterable<readonly OwnStatus[]> {
  let before: ReadonlySet<string> = new Set();
  let last: string | null = null;
  const read = (json: unknown): OwnStatus[] | null => {
    const listed = v.safeParse(v.array(ListedSchema), json);
    if (!listed.success || !Array.isArray(json)) return null;
    const ids = listed.output.map(status => status.id);
    const own = json.filter((_, index) => {
      const status = listed.output[index];
      return status && !before.has(status.id) && isOf(status, owner, client.server.domain);
    });
    last = ids.length >= PAGE_SIZE && ids.some(each => !before.has(each)) ? (ids.at(-1) ?? null) : null;
    before = new Set(ids);
    // A post that cannot be read may be the very one that is looked for: then the whole page cannot.
    const statuses = v.safeParse(v.array(OwnStatusSchema), own);
    return statuses.success ? statuses.output : null;
  };
  const behind = () => last && `${path}?${query}&max_id=${encodeURIComponent(last)}`;
  return readPages(client, { path, scope: SCOPE, query, behind }, read);
}

/** Whether a post, which is no boost, is the person's own. */
function isOf(
  { account, reblog }: v.InferOutput<typeof ListedSchema>,
  owner: Owner,
  domain: string,
): boolean {
  if ((reblog ?? null) !== null) return false;
  if (account.id === owner.id) return true;
  const address = account.acct === '' ? null : addressOf(account, domain);
  return address !== null && sameAddress(address, owner.address);
}

/** The path of a post. */
export function pathOf(statusId: string): string {
  return `/api/v1/statuses/${encodeURIComponent(statusId)}`;
}
