import type { Account } from '../account.ts';
import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { Tie } from '../state/relations.ts';
import { route, type Visit } from './guard.ts';
import { withUsage } from './limiting.ts';
import { refusal, refused } from './refusals.ts';
import { relationshipJson } from './relationship-json.ts';
import type { Site } from './site.ts';

/** Follow, block, mute, and what undoes them: `app/controllers/api/v1/accounts_controller.rb` of Mastodon. */
export function relationRoutes(site: Site): Route[] {
  const { relations } = site;
  const act = (verb: string, what: string, handle: (visit: Visit, target: Account) => Reply) =>
    route(site, 'POST', `/api/v1/accounts/:id/${verb}`, [`write:${what}`], visit => {
      const target = site.instance.byId(visit.params['id'] ?? '');
      return target ? handle(visit, target) : refusal(site.instance.software, 'missing');
    });
  const change = (verb: string, what: string, effect: (visit: Visit, target: Account) => void) =>
    act(verb, what, (visit, target) => {
      effect(visit, target);
      return json(relationshipJson(site, visit.me, target));
    });
  return [
    act('follow', 'follows', (visit, target) => follow(site, visit, target)),
    change('unfollow', 'follows', ({ me }, target) => relations.unfollow(me, target)),
    change('block', 'blocks', ({ me }, target) => relations.block(me, target)),
    change('unblock', 'blocks', ({ me }, target) => relations.unblock(me, target)),
    change('mute', 'mutes', ({ me, form }, target) =>
      relations.mute(me, target, form.flag('notifications') ?? true),
    ),
    change('unmute', 'mutes', ({ me }, target) => relations.unmute(me, target)),
    route(site, 'GET', '/api/v1/accounts/relationships', ['read:follows'], visit => show(site, visit)),
  ];
}

function show(site: Site, { form, me }: Visit): Reply {
  const targets = [...new Set(form.all('id'))].map(id => site.instance.byId(id));
  return json(targets.flatMap(target => (target ? [relationshipJson(site, me, target)] : [])));
}

/** `app/services/follow_service.rb`: what is asked for first decides the answer. */
function follow(site: Site, visit: Visit, target: Account): Reply {
  const { relations, instance, rules, limits } = site;
  const { me, form } = visit;
  const { software } = instance;
  const tie = relations.between(me, target);
  if (target === me || target.options.gone || target.options.suspended) return refusal(software, 'missing');
  if (target.movedTo || tie.blocking || relations.between(target, me).blocking) {
    return refusal(software, 'forbidden');
  }
  const isNew = !tie.following && !tie.requested;
  if (isNew && relations.of(me, each => each.following || each.requested).length >= rules.maxFollows) {
    const text = `Validation failed: You can't follow more than ${rules.maxFollows} people`;
    return refused(software, 422, text);
  }
  const usage = isNew ? limits.act('follow', me.id) : limits.usage('follow', me.id);
  if (isNew && usage?.passes === false) return withUsage(site, refusal(software, 'too-many'), usage);
  const reblogs = form.flag('reblogs');
  const notify = form.flag('notify');
  const choice = {
    ...(reblogs === undefined ? {} : { reblogs }),
    ...(notify === undefined ? {} : { notify }),
    ...(form.all('languages').length > 0 ? { languages: form.all('languages') } : {}),
  };
  const local = target.instance === instance && !target.options.locked;
  relations.follow(me, target, choice, local ? 'followed' : 'requested', answerOf(site, target));
  const shown = relationshipJson(site, me, target);
  // Mastodon answers before the other server does, and hopes.
  const reply = json(target.options.locked ? shown : { ...shown, following: true, requested: false });
  return withUsage(site, reply, usage);
}

function answerOf({ clock, rules, neighbourhood }: Site, target: Account): Tie['answer'] {
  const { locked, refusesFollows, approvesAfterMs } = target.options;
  if (neighbourhood.isDead(target.instance)) return null;
  const at = clock.now() + rules.federationMs;
  if (refusesFollows) return { at, accepts: false };
  if (!locked) return { at, accepts: true };
  return approvesAfterMs === undefined ? null : { at: clock.now() + approvesAfterMs, accepts: true };
}
