import type { Account } from '../account.ts';
import type { Site } from './site.ts';

/** The `Relationship` entity of the Mastodon API (4.5). */
export function relationshipJson(site: Site, me: Account, target: Account): Record<string, unknown> {
  const { instance, relations } = site;
  const { tellsRequested } = instance.software;
  const tie = relations.between(me, target);
  const back = relations.between(target, me);
  const followed = tie.following || tie.requested;
  return {
    id: instance.idOf(target),
    following: tie.following || (tie.requested && !tellsRequested),
    showing_reblogs: followed && tie.reblogs,
    notifying: followed && tie.notify,
    languages: followed ? tie.languages : null,
    followed_by: back.following,
    blocking: tie.blocking,
    blocked_by: back.blocking,
    muting: tie.muting,
    muting_notifications: tie.mutingNotifications,
    requested: tie.requested && tellsRequested,
    requested_by: back.requested,
    domain_blocking: false,
    endorsed: false,
    note: '',
  };
}
