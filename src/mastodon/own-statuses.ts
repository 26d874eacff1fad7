import * as v from 'valibot';
import { type Address, sameAddress } from '../people/address.ts';
import { addressOf } from './accounts.ts';
import { jsonOf, strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import { readPages } from './pages.ts';
import type { OwnStatus } from './status-types.ts';

const SCOPE = 'read:statuses';
/** As many posts as Mastodon gives at once. Pages behind the first count in a limit of their own (§1). */
const PAGE = 'limit=40';

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
  account: v.object({ id, acct: v.fallback(v.string(), ''), fqn: text }),
  reblog: v.optional(v.unknown()),
});

const SourceSchema = v.object({ text: v.string() });

/** One post; null when there is none of that id. */
export async function readStatus(client: Client, statusId: string): Promise<OwnStatus | null> {
  try {
    const answer = await client.read({ path: pathOf(statusId), scope: SCOPE });
    const status = v.safeParse(OwnStatusSchema, jsonOf(answer));
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
    const source = v.safeParse(SourceSchema, jsonOf(answer));
    return source.success ? source.output.text : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** The person's posts, newest first, page by page. */
export function readOwnStatuses(client: Client, owner: Owner): AsyncIterable<readonly OwnStatus[]> {
  const path = `/api/v1/accounts/${encodeURIComponent(owner.id)}/statuses`;
  const list = { path, scope: SCOPE, query: `${PAGE}&exclude_reblogs=true` };
  return readPages(client, list, json => ownIn(json, owner, client.server.domain));
}

/** The same out of the home timeline. A page may hold none. */
export function readHomeStatuses(client: Client, owner: Owner): AsyncIterable<readonly OwnStatus[]> {
  const list = { path: '/api/v1/timelines/home', scope: SCOPE, query: PAGE };
  return readPages(client, list, json => ownIn(json, owner, client.server.domain));
}

/** A post that cannot be read may be the very one that is looked for: then the whole page cannot. */
function ownIn(json: unknown, owner: Owner, domain: string): OwnStatus[] | null {
  const listed = v.safeParse(v.array(ListedSchema), json);
  if (!listed.success || !Array.isArray(json)) return null;
  const own = json.filter((_, index) => {
    const { account, reblog } = listed.output[index] ?? {};
    return account !== undefined && isOwner(account, owner, domain) && (reblog ?? null) === null;
  });
  const statuses = v.safeParse(v.array(OwnStatusSchema), own);
  return statuses.success ? statuses.output : null;
}

function isOwner(
  account: v.InferOutput<typeof ListedSchema>['account'],
  owner: Owner,
  domain: string,
): boolean {
  if (account.id === owner.id) return true;
  const address = account.acct === '' ? null : addressOf(account, domain);
  return address !== null && sameAddress(address, owner.address);
}

/** The path of a post. */
export function pathOf(statusId: string): string {
  return `/api/v1/statuses/${encodeURIComponent(statusId)}`;
}
