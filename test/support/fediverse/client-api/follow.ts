import type { Account } from '../account.ts';
import { json, type Reply } from '../exchange.ts';
import type { FollowChoice, Tie } from '../state/relations.ts';
import type { Visit } from './guard.ts';
import { withUsage } from './limiting.ts';
import { refusal, refused } from './refusals.ts';
import { relationshipJson } from './relationship-json.ts';
import type { Site } from './site.ts';

/** `app/services/follow_service.rb` of Mastodon; what others do instead stands in their `Software`. */
export function follow(site: Site, visit: Visit, target: Account): Reply {
  const { relations, instance, rules, limits } = site;
  const { me } = visit;
  const { software } = instance;
  const { following, requested, blocking } = relations.between(me, target);
  if (target === me && software.followSelf !== 200)
    return refused(software, software.followSelf, 'You cannot follow yourself');
  if (target.options.gone || target.options.suspended) return refusal(software, 'missing');
  if (
    target.movedTo ||
    blocking ||
    relations.between(target, me).blocking ||
    rules.blockedHosts.has(target.instance.handleHost)
  ) {
    return refusal(software, 'forbidden');
  }
  const isNew = !following && !requested;
  if (!isNew && software.followAgain !== 200) return refusal(software, 'forbidden');
  const most = mostFollows(site, me);
  if (isNew && relations.of(me, tie => tie.following || tie.requested).length >= most) {
    return refused(software, 422, `Validation failed: You can't follow more than ${most} people`);
  }
  // Akkoma counts every call, Mastodon what it writes down.
  const counts = isNew || software.name === 'akkoma';
  const usage = counts ? limits.act('follow', me.id) : limits.usage('follow', me.id);
  if (counts && usage?.passes === false) return withUsage(site, refusal(software, 'too-many'), usage);
  startFollow(site, me, target, choiceOf(visit));
  const shown = relationshipJson(site, me, target);
  // Mastodon answers before the other server does, and hopes.
  const reply = json(
    isLocked(target) && software.tellsRequested ? shown : { ...shown, following: true, requested: false },
  );
  return withUsage(site, reply, limits.enforced ? usage : null);
}

/** Follows at once where nobody has to be asked, else as soon as the other side answers. */
export function startFollow(site: Site, me: Account, target: Account, choice: FollowChoice): void {
  const atOnce = target.instance === site.instance && !isLocked(target);
  site.relations.follow(me, target, choice, atOnce ? 'followed' : 'requested', answerOf(site, target));
}

/** Mastodon's `FollowLimitValidator`. */
function mostFollows({ rules, relations, instance }: Site, me: Account): number {
  const followers = instance.known.filter(each => relations.between(each, me).following).length;
  return Math.max(rules.maxFollows, Math.ceil(followers * 1.1));
}

function choiceOf({ form }: Visit): FollowChoice {
  const [reblogs, notify, languages] = [form.flag('reblogs'), form.flag('notify'), form.all('languages')];
  return {
    ...(reblogs === undefined ? {} : { reblogs }),
    ...(notify === undefined ? {} : { notify }),
    ...(languages.length > 0 ? { languages } : {}),
  };
}

function isLocked({ options, instance }: Account): boolean {
  return options.locked ?? instance.software.lockedByDefault;
}

/** What does not reach a host is sent again, by all servers, for days; here the host is back by then. */
const REDELIVERY_MS = 20 * 60_000;

function answerOf({ clock, rules, neighbourhood }: Site, target: Account): Tie['answer'] {
  const { refusesFollows, approvesAfterMs } = target.options;
  const arrives = clock.now() + (neighbourhood.isDead(target.instance) ? REDELIVERY_MS : 0);
  const at = arrives + rules.federationMs;
  if (refusesFollows) return { at, accepts: false };
  if (!isLocked(target)) return { at, accepts: true };
  return approvesAfterMs === undefined ? null : { at: arrives + approvesAfterMs, accepts: true };
}
