import * as v from 'valibot';
import { bodyJson } from '../http/answers.ts';
import { strangeAnswer } from './answers.ts';
import type { Client } from './client.ts';
import type { Relationship } from './types.ts';

/** How many a server is asked about at once (mastodon-api.md §4). */
const MAX_IDS = 40;

const flag = v.fallback(v.boolean(), false);
const RelationshipSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    following: v.boolean(),
    requested: flag,
    blocking: flag,
    muting: flag,
    blocked_by: flag,
  }),
  v.transform(({ blocked_by: blockedBy, ...rest }): Relationship => ({ ...rest, blockedBy })),
);

/**
 * Reads how the account stands to others, in the order of `ids`.
 * @throws {RangeError} for more than 40
 * @throws {ApiError | LoginError | TemporaryError}
 */
export async function readRelationships(client: Client, ids: readonly string[]): Promise<Relationship[]> {
  if (ids.length > MAX_IDS) throw new RangeError(`relationships of more than ${MAX_IDS} accounts at once`);
  const found = new Map<string, Relationship>();
  const atOnce = client.server.quirks.relationshipsAtOnce;
  for (let start = 0; start < ids.length; start += atOnce) {
    for (const each of await readSome(client, ids.slice(start, start + atOnce))) found.set(each.id, each);
  }
  return ids.flatMap(id => found.get(id) ?? []);
}

async function readSome(client: Client, ids: readonly string[]): Promise<Relationship[]> {
  const query = ids.map(id => `id[]=${encodeURIComponent(id)}`).join('&');
  const answer = await client.read({
    path: `/api/v1/accounts/relationships?${query}`,
    scope: 'read:follows',
  });
  const parsed = v.safeParse(v.array(RelationshipSchema), bodyJson(answer));
  if (!parsed.success) throw strangeAnswer(answer, 'relationships');
  return parsed.output;
}

/**
 * Changes how the account stands to one other.
 * @param verb `follow`, `unblock` …
 * @throws {ApiError | LoginError | TemporaryError | UnclearError}
 */
export async function changeRelationship(
  client: Client,
  {
    id,
    verb,
    scope,
    json,
  }: { id: string; verb: string; scope: string; json: Readonly<Record<string, unknown>> },
): Promise<Relationship> {
  const path = `/api/v1/accounts/${encodeURIComponent(id)}/${verb}`;
  return await client.writeFor(
    { method: 'POST', path, scope, body: { json } },
    RelationshipSchema,
    'a relationship',
  );
}
