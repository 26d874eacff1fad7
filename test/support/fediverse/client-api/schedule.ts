import type { Account } from '../account.ts';
import type { Reply } from '../exchange.ts';
import type { Status } from '../state/statuses.ts';
import { refused } from './refusals.ts';
import type { Site } from './site.ts';

const SOON_MS = 5 * 60_000;

/** What of a post decides whether its date can be set. */
interface Scheduled {
  readonly at: string | undefined;
  readonly me: Account;
  readonly mentions: readonly Account[];
  readonly replyTo: Status | null;
}

/** What `scheduled_at` does. @returns the date the post gets (ms since the epoch), null for now, or a refusal */
export function schedule(site: Site, { at, me, mentions, replyTo }: Scheduled): number | null | Reply {
  const { software } = site.instance;
  if (at === undefined || at === '') return null;
  const time = Date.parse(at);
  if (Number.isNaN(time)) return refused(software, 422, 'scheduled_at is no date');
  const now = site.clock.now();
  if (time > now) {
    return time <= now + SOON_MS
      ? refused(software, 422, 'Validation failed: Scheduled at The scheduled date must be in the future')
      : refused(
          software,
          501,
          'The fake fediverse schedules nothing: no post is to be sent ahead of its time',
        );
  }
  switch (site.posting.backdates) {
    case 'no':
      return software.name === 'gotosocial'
        ? refused(software, 501, 'scheduled statuses are not supported')
        : null;
    case 'loudly':
      return time;
    case 'quietly': {
      const others = mentions.some(account => account !== me) || (replyTo !== null && replyTo.author !== me);
      if (!site.rules.allowsBackdating) return refused(software, 403, 'Forbidden: backdating is not allowed');
      if (others)
        return refused(software, 403, 'Forbidden: backdated statuses with mentions or replies to others');
      if (time <= 0)
        return refused(software, 406, 'Not Acceptable: statuses can not be backdated to before the epoch');
      return time;
    }
  }
}
