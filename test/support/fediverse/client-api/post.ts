import { json, page, type Reply } from '../exchange.ts';
import type { NewStatus, Status } from '../state/statuses.ts';
import type { Visit } from './guard.ts';
import { withUsage } from './limiting.ts';
import { check } from './post-checks.ts';
import { refusal, refused } from './refusals.ts';
import type { Site } from './site.ts';
import { statusJson } from './status-json.ts';

/** What Sharkey takes for a reaction when it answers a post: `apiStatusMastodon` in `endpoints/status.ts`. */
const EMOJI =
  /^(?:\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*|:\w+:)$/u;

/** `POST /api/v1/statuses`: `app/services/post_status_service.rb` of Mastodon, and what others do instead. */
export function post(site: Site, visit: Visit): Reply {
  const { posting, answers } = site;
  site.statuses.settle();
  const key = keyOf(visit);
  if (key !== null && posting.idempotency === 'burnt') {
    if (site.locks.has(key)) return refused(site.instance.software, 400, 'Duplicate status');
    site.locks.add(key);
  }
  if (posting.idempotency !== 'any-answer' || key === null) return create(site, visit, key);
  const known = answers.get(key);
  if (known) return known;
  const reply = create(site, visit, key);
  // One that is still at work has no answer yet.
  if (visit.mishap?.kind !== 'slow-commit' || reply.status !== 202) answers.set(key, reply, site.clock.now());
  return reply;
}

function create(site: Site, visit: Visit, key: string | null): Reply {
  const { posting, keys, statuses, clock, limits } = site;
  const { me } = visit;
  const ownKey = `${me.id} ${key}`;
  const isKept = key !== null && ['unlocked', 'locked', 'errors'].includes(posting.idempotency);
  const replay = isKept ? replyAgain(site, ownKey) : null;
  const wish = check(site, visit, key, replay);
  if ('status' in wish) return wish;
  if (posting.reacts && wish.replyTo && EMOJI.test(wish.text.trim()))
    return json(statusJson(site, wish.replyTo));
  const usage = limits.act('post', me.id);
  if (usage?.passes === false) return withUsage(site, refusal(site.instance.software, 'too-many'), usage);
  const commit = (at: number) => {
    const status = statuses.publish(wish, at);
    if (isKept) keys.set(ownKey, status.id, at);
    return status;
  };
  const show = (status: Status) => withUsage(site, json(statusJson(site, status)), usage);
  switch (visit.mishap?.kind) {
    case 'swallowed':
      return show(pretend(site, wish));
    case 'slow-commit':
      if (isKept && posting.idempotency !== 'unlocked') site.locks.add(ownKey);
      statuses.later(clock.now() + visit.mishap.afterMs, at => {
        site.locks.delete(ownKey);
        const reply = show(commit(at));
        if (key !== null && posting.idempotency === 'any-answer') site.answers.set(key, reply, at);
      });
      return { status: 202 };
    case undefined:
      return show(commit(clock.now()));
  }
}

/** @returns null where the server posts anew */
function replyAgain(site: Site, ownKey: string): Reply | null {
  const { software } = site.instance;
  const { idempotency, remembersDeleted } = site.posting;
  if (site.locks.has(ownKey)) return refusal(software, 'busy');
  const id = site.keys.get(ownKey);
  if (id === undefined) return null;
  // 4.6 returns an id where the serializer wants a status.
  if (idempotency === 'errors') return page('<h1>500 Internal Server Error</h1>', 500);
  const status = site.statuses.get(id);
  if (status) return json(statusJson(site, status));
  return remembersDeleted ? refusal(software, 'missing') : null;
}

/** What `Antispam` shows of a post that it drops. */
function pretend({ statuses, clock }: Site, wish: NewStatus): Status {
  const createdAt = wish.backdatedTo ?? clock.now();
  const id = statuses.newId(createdAt);
  return { ...wish, ...id, createdAt, url: `${wish.author.url}/${id.id}` };
}

function keyOf({ headers }: Visit): string | null {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? key : null;
}
