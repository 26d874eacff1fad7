import type { Clock } from '../http/clock.ts';
import { GuardError, UnreachableError } from '../http/errors.ts';
import { ANONYMOUS_API, HostBudget } from '../http/host-budget.ts';
import type { Web } from '../http/types.ts';
import { withDeadline } from './deadline.ts';
import type { LimitedError } from './errors.ts';
import { readLrddTemplate } from './host-meta.ts';
import { readNodeInfo } from './nodeinfo.ts';
import type { NodeInfo } from './nodeinfo-document.ts';
import { OncePerHost } from './once-per-host.ts';

/** How long one address may take, and one question about a host: 15 s. */
export const LOOKUP_MS = 15_000;

/** A host that wants to be left alone for longer has given its answer: 1 h. */
const LONGEST_WAIT_MS = 3_600_000;

/** What the lookups of one run share: the web, and what they have learnt of its hosts. */
export interface Run {
  readonly web: Web;
  readonly clock: Clock;
  /** Requests to `/api` without a token. */
  readonly budget: HostBudget;
  /** Hosts whose API does not answer strangers. */
  readonly closedApis: Set<string>;
  readonly nodeInfo: OncePerHost<NodeInfo | null>;
  /** Where a host's host-meta says its WebFinger is. */
  readonly lrddTemplate: OncePerHost<string | null>;
}

/** @param signal ends what is asked about hosts */
export function createRun(web: Web, clock: Clock, signal: AbortSignal): Run {
  return {
    web,
    clock,
    budget: new HostBudget(ANONYMOUS_API, clock),
    closedApis: new Set(),
    nodeInfo: oncePerHost(clock, signal, (host, deadline) => readNodeInfo(web, clock, host, deadline)),
    lrddTemplate: oncePerHost(clock, signal, (host, deadline) =>
      readLrddTemplate(web, clock, host, deadline),
    ),
  };
}

/** A host that cannot be reached for it has none; that this machine is offline says nothing of the host. */
function oncePerHost<T>(
  clock: Clock,
  signal: AbortSignal,
  read: (host: string, signal: AbortSignal) => Promise<T>,
): OncePerHost<T | null> {
  return new OncePerHost(clock, async host => {
    try {
      return await withDeadline(clock, LOOKUP_MS, signal, deadline => read(host, deadline));
    } catch (error) {
      if (isHostsFault(error)) return null;
      throw error;
    }
  });
}

/** Whether a host wants to be left alone for so long that the question is not asked again. */
export function isEndless({ retryAt }: LimitedError, clock: Clock): boolean {
  return retryAt - clock.now() > LONGEST_WAIT_MS;
}

/** Whether an error says something of the host, and not of this machine or this program. */
export function isHostsFault(error: unknown): error is UnreachableError | GuardError {
  return error instanceof GuardError || (error instanceof UnreachableError && error.reason !== 'offline');
}
