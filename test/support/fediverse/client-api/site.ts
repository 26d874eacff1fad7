import type { Clock } from '../../../../src/http/clock.ts';
import type { Instance } from '../instance.ts';
import type { Apps } from '../state/apps.ts';
import type { Limits } from '../state/limits.ts';
import type { Lists } from '../state/lists.ts';
import type { Neighbourhood } from '../state/neighbourhood.ts';
import type { Relations } from '../state/relations.ts';
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
}

/** One server as its client API sees it: all its state. */
export interface Site {
  readonly instance: Instance;
  readonly clock: Pick<Clock, 'now'>;
  readonly neighbourhood: Neighbourhood;
  readonly relations: Relations;
  readonly apps: Apps;
  readonly tokens: Tokens;
  readonly lists: Lists;
  readonly writes: WriteLog;
  readonly limits: Limits;
  readonly rules: Rules;
}
