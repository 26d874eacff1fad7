import type { Clock } from '../../../../src/http/clock.ts';
import type { Instance } from '../instance.ts';
import { type Posting, postingOf } from '../posting.ts';
import { Apps } from '../state/apps.ts';
import { Keys } from '../state/idempotency.ts';
import { Limits } from '../state/limits.ts';
import { Lists } from '../state/lists.ts';
import { Media } from '../state/media.ts';
import type { Neighbourhood } from '../state/neighbourhood.ts';
import { Relations } from '../state/relations.ts';
import { Statuses } from '../state/statuses.ts';
import { Tokens } from '../state/tokens.ts';
import type { Limit } from '../state/windows.ts';
import { WriteLog } from '../state/writes.ts';
import { ANONYMOUS_API, rulesOf } from './limit-rules.ts';
import type { Rules, Site } from './site.ts';

export interface SiteOptions extends Partial<Rules> {
  /** Limits anonymous API calls: `true` for Mastodon's 300 in 5 minutes. Off, no limit and no headers. */
  readonly anonymousLimit?: Limit | true;
  /** What differs from its software in how it takes posts. */
  readonly posting?: Partial<Posting>;
}

/** A server's state, empty. */
export function createSite(
  instance: Instance,
  options: SiteOptions,
  clock: Pick<Clock, 'now'>,
  neighbourhood: Neighbourhood,
): Site {
  const writes = new WriteLog(clock);
  const relations = new Relations(clock, writes);
  const posting = { ...postingOf(instance.software), ...options.posting };
  const media = new Media(instance.software.name, clock, writes);
  const anonymous = options.anonymousLimit === true ? ANONYMOUS_API : (options.anonymousLimit ?? null);
  return {
    instance,
    posting,
    clock,
    neighbourhood,
    relations,
    apps: new Apps(clock),
    tokens: new Tokens(),
    lists: new Lists(relations, writes),
    media,
    statuses: new Statuses(instance.software.name, clock, writes, media),
    keys: new Keys(clock, posting.keyMs),
    locks: new Set(),
    answers: new Keys(clock, posting.keyMs),
    writes,
    limits: new Limits(rulesOf(instance.software.name, anonymous), clock),
    rules: {
      federationMs: options.federationMs ?? 2000,
      maxFollows: options.maxFollows ?? 7500,
      blockedHosts: options.blockedHosts ?? new Set(),
      latencyMs: options.latencyMs ?? 0,
      mediaMs: options.mediaMs ?? 2000,
      brokenFiles: options.brokenFiles ?? new Set(),
      limitsAccounts: options.limitsAccounts ?? new Set(),
      allowsBackdating: options.allowsBackdating ?? true,
    },
  };
}
