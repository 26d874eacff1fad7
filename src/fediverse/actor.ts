import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import { userOf } from '../people/address.ts';
import { askableUrl, expectReady } from './answers.ts';
import { backLinks } from './back-links.ts';
import { NoAccountError } from './errors.ts';
import type { PublicProfile } from './profile.ts';
import type { Run } from './run.ts';
import type { FoundAccount } from './webfinger.ts';

const text = v.fallback(v.string(), '');
const flag = v.fallback(v.boolean(), false);
const list = v.fallback(
  v.pipe(
    v.unknown(),
    v.transform(value => (Array.isArray(value) ? (value as unknown[]) : [value])),
  ),
  [],
);
const ActorSchema = v.object({
  type: text,
  preferredUsername: v.string(),
  summary: text,
  url: list,
  attachment: list,
  memorial: flag,
  suspended: flag,
  movedTo: text,
});
const PropertyValue = v.object({ type: v.literal('PropertyValue'), name: text, value: text });
const LinkObject = v.object({ href: v.string() });

/**
 * Reads a profile from the ActivityPub actor (ActivityPub §4; `memorial`, `suspended` in Mastodon's namespace).
 * @returns `closed` when the server does not show it to strangers, or it is no actor
 * @throws {NoAccountError} when it is gone for good
 * @throws {LimitedError | UnreachableError | GuardError} no answer
 */
export async function readActor(
  { address, actor: url, page }: FoundAccount,
  run: Run,
  signal: AbortSignal,
): Promise<PublicProfile | 'closed' | 'somebody else'> {
  const answer = await run.web.get({ url, accept: 'application/activity+json', signal });
  expectReady(answer, run.clock.now());
  if (answer.status === 410)
    throw new NoAccountError('gone', `${new URL(url).host} says it is gone for good`);
  const parsed = v.safeParse(ActorSchema, bodyJson(answer));
  if (!isOk(answer) || !parsed.success) return 'closed';
  const actor = parsed.output;
  if (actor.preferredUsername.toLowerCase() !== userOf(address).toLowerCase()) return 'somebody else';
  const links = actor.url.flatMap(hrefOf);
  const fields = actor.attachment.filter(field => v.is(PropertyValue, field));
  return {
    profile: {
      url: links.find(link => askableUrl(run.web, link)) ?? page,
      twitter: backLinks({ bio: actor.summary, fields, links }),
      bot: /^(?:Service|Application)$/.test(actor.type),
      memorial: actor.memorial,
      suspended: actor.suspended,
    },
    moved: askableUrl(run.web, actor.movedTo),
  };
}

/** A link is a string or an object (ActivityStreams 2.0, `Link`). */
function hrefOf(link: unknown): string[] {
  if (typeof link === 'string') return [link];
  return v.is(LinkObject, link) ? [link.href] : [];
}
