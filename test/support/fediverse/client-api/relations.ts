import type { Account } from '../account.ts';
import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import { follow } from './follow.ts';
import { route, type Visit } from './guard.ts';
import { refusal, refused } from './refusals.ts';
import { relationshipJson } from './relationship-json.ts';
import type { Site } from './site.ts';

const MOST_AT_ONCE = 40;

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
  const mutes = [
    change('mute', 'mutes', ({ me, form }, target) =>
      relations.mute(me, target, form.flag('notifications') ?? true),
    ),
    change('unmute', 'mutes', ({ me }, target) => relations.unmute(me, target)),
  ];
  return [
    act('follow', 'follows', (visit, target) => follow(site, visit, target)),
    change('unfollow', 'follows', ({ me }, target) => relations.unfollow(me, target)),
    change('block', 'blocks', ({ me }, target) => relations.block(me, target)),
    change('unblock', 'blocks', ({ me }, target) => relations.unblock(me, target)),
    ...(site.instance.software.hasMutes ? mutes : []),
    route(site, 'GET', '/api/v1/accounts/relationships', ['read:follows'], visit => show(site, visit)),
  ];
}

/** Those that are suspended are left out, as on Mastodon. Nobody shall rely on more than 40 at once. */
function show(site: Site, { form, me }: Visit): Reply {
  const ids = [...new Set(form.all('id'))];
  if (ids.length > MOST_AT_ONCE) return refused(site.instance.software, 422, 'Too many accounts at once');
  const targets = (site.instance.software.firstRelationshipOnly ? ids.slice(0, 1) : ids)
    .map(id => site.instance.byId(id))
    .filter(target => target !== undefined)
    .filter(({ options }) => !options.gone && !options.suspended);
  return json(targets.map(target => relationshipJson(site, me, target)));
}
