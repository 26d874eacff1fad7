import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer } from '../http/types.ts';
import { type Address, hostOf, parseAddress, userOf } from '../people/address.ts';
import { backLinks } from './back-links.ts';
import type { PublicProfile } from './profile.ts';
import type { Run } from './run.ts';
import type { FoundAccount } from './webfinger.ts';

/** Software (as NodeInfo names it) that has an API of its own and none of Mastodon's: not worth a request. */
const WITHOUT_MASTODON_API: ReadonlySet<string> = new Set([
  'bridgy-fed',
  'ghost',
  'lemmy',
  'misskey',
  'peertube',
  'threads',
  'wordpress',
  'writefreely',
]);

const text = v.fallback(v.string(), '');
const flag = v.fallback(v.boolean(), false);
const AccountSchema = v.object({
  username: v.string(),
  url: v.fallback(v.nullable(v.string()), null),
  note: text,
  fields: v.fallback(v.array(v.object({ name: text, value: text })), []),
  bot: flag,
  memorial: flag,
  suspended: flag,
  moved: v.fallback(v.nullable(v.object({ acct: v.string() })), null),
});

/**
 * Reads a profile from `GET /api/v1/accounts/lookup` of its server, within the limit for strangers.
 * @returns `null` when the API does not show it: closed, spent, absent, or another account
 * @throws {UnreachableError | GuardError} no answer
 */
export async function readApiAccount(
  { address, actor }: FoundAccount,
  software: string | null,
  run: Run,
  signal: AbortSignal,
): Promise<PublicProfile | null> {
  const { host } = new URL(actor);
  if (software !== null && WITHOUT_MASTODON_API.has(software)) return null;
  if (run.closedApis.has(host) || !run.budget.tryTake(host).ok) return null;
  const acct = encodeURIComponent(userOf(address));
  const answer = await run.web.get({
    url: `${run.web.origin(host)}/api/v1/accounts/lookup?acct=${acct}`,
    accept: 'application/json',
    signal,
  });
  run.budget.correct(host, answer.headers);
  const json = bodyJson(answer);
  if (isClosed(answer, json)) run.closedApis.add(host);
  const account = v.safeParse(AccountSchema, json);
  if (!isOk(answer) || !account.success) return null;
  const { username, url, note, fields, bot, memorial, suspended, moved } = account.output;
  if (username.toLowerCase() !== userOf(address).toLowerCase()) return null;
  return {
    profile: { url, twitter: backLinks({ bio: note, fields, links: [] }), bot, memorial, suspended },
    moved: moved && fullAddress(moved.acct, address),
  };
}

/** Whether asking for the next account would be in vain: no strangers wanted, or no such API. */
function isClosed(answer: Answer, json: unknown): boolean {
  const { status } = answer;
  return [401, 403, 422].includes(status) || ((isOk(answer) || status === 404) && json === undefined);
}

/** A server leaves its own host out of `acct`. */
function fullAddress(acct: string, neighbour: Address): Address | null {
  return parseAddress(acct.includes('@') ? acct : `${acct}@${hostOf(neighbour)}`);
}
