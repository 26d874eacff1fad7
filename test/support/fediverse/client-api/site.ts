import type { Clock } from '../../../../src/http/clock.ts';
import type { Reply } from '../exchange.ts';
import type { Instance } from '../instance.ts';
import type { Posting } from '../posting.ts';
import type { Apps } from '../state/apps.ts';
import type { Keys } from '../state/idempotency.ts';
import type { Limits } from '../state/limits.ts';
import type { Lists } from '../state/lists.ts';
import type { Media } from '../state/media.ts';
import type { Neighbourhood } from '../state/neighbourhood.ts';
import type { Relations } from '../state/relations.ts';
import type { Statuses } from '../state/statuses.ts';
import type { Tokens } from '../state/tokens.ts';
import type { WriteLog } from '../state/writes.ts';

/** What a test can set of a server's rules; changed at any time. */
export interface Rules {
  /** How long the other server takes to answer a follow, in milliseconds. */
  federationMs: number;
  /** How many accounts one may follow; a tenth more than its followers when those are more. */
  maxFollows: number;
  /** Hosts whose people cannot be followed. */
  readonly blockedHosts: Set<string>;
  /** How long every request takes, in milliseconds, where the clock can be moved. */
  latencyMs: number;
  /** How long a video or an animation is worked on, in milliseconds. */
  mediaMs: number;
  /** Names of files that cannot be processed. */
  readonly brokenFiles: Set<string>;
  /** User names of those whose public posts become unlisted. */
  readonly limitsAccounts: Set<string>;
  /** Whether GoToSocial lets posts be backdated. */
  allowsBackdating: boolean;
}

/** One server as its client API sees it: all its state. */
export interface Site {
  readonly instance: Instance;
  readonly posting: Posting;
  readonly clock: Pick<Clock, 'now'>;
  readonly neighbourhood: Neighbourhood;
  readonly relations: Relations;
  readonly apps: Apps;
  readonly tokens: Tokens;
  readonly lists: Lists;
  readonly media: Media;
  readonly statuses: Statuses;
  /** Ids of posts, by account and `Idempotency-Key`. */
  readonly keys: Keys<string>;
  /** Keys whose posts are being stored, on servers that lock. */
  readonly locks: Set<string>;
  /** Whole answers by `Idempotency-Key`, on servers that keep those. */
  readonly answers: Keys<Reply>;
  readonly writes: WriteLog;
  readonly limits: Limits;
  readonly rules: Rules;
}
