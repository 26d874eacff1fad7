import { ApiError } from '../../mastodon/errors.ts';
import type { Relationship, ServerAccount } from '../../mastodon/types.ts';
import { RELATIONSHIPS_A_REQUEST } from './relationships.ts';
import type { Outcome, RelateRequest, RelateTools, Step } from './types.ts';

/** What is said of an account. */
export type RelateVerdict = Pick<Outcome, 'state' | 'why'>;

/** What was seen of one account before its turn. */
export interface AccountSighting {
  readonly step: Step;
  readonly found: ServerAccount | RelateVerdict;
  /** Null where the server did not say. */
  readonly relation: Relationship | null;
  /** When the relationship was read, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Finds the next accounts by their exact addresses and reads their relationships in one request, which leaves more of
 * the server's limit to the follows. An error ends the look at once: whoever was found can only be dealt with through
 * the server that just failed, which would be waited for a second time.
 * @param done how many of the steps are behind
 * @returns at least one
 * @throws {LoginError} {TemporaryError}
 * @throws the signal's reason when it is aborted
 */
export async function lookAhead(
  steps: readonly Step[],
  done: number,
  request: RelateRequest,
  tools: RelateTools,
): Promise<AccountSighting[]> {
  const { clock, signal, onEvent } = tools;
  const seen: Pick<AccountSighting, 'step' | 'found'>[] = [];
  for (const step of steps.slice(done, done + RELATIONSHIPS_A_REQUEST)) {
    signal.throwIfAborted();
    onEvent({ type: 'resolving', address: step.wanted.address, done, total: steps.length });
    seen.push({ step, found: await locate(step, request, tools) });
  }
  const relations = await relationsOf(seen, tools);
  const at = clock.now();
  const used = new Set<string>();
  return seen.map(({ step, found }) => {
    if ('state' in found) return { step, found, relation: null, at };
    // Two addresses may lead to one account: for the second the relationship has to be read again.
    const relation = used.has(found.id) ? null : (relations.get(found.id) ?? null);
    used.add(found.id);
    return { step, found, relation, at };
  });
}

async function locate(
  { wanted }: Step,
  request: RelateRequest,
  { account: own }: RelateTools,
): Promise<ServerAccount | RelateVerdict> {
  try {
    const resolved = await own.resolve(wanted.address);
    if (resolved.status !== 'found')
      return resolved.status === 'unknown'
        ? { state: 'skipped', why: 'unknown' }
        : { state: 'failed', why: 'unreachable' };
    const { account } = resolved;
    if (account.suspended) return { state: 'skipped', why: 'gone' };
    // Whoever moved is offered under the new address, never followed there unasked; the old one can be blocked.
    if (request.operation === 'follow' && account.movedTo !== null)
      return { state: 'skipped', why: `moved: ${account.movedTo}` };
    return account;
  } catch (error) {
    if (error instanceof ApiError) return notUnderstood(error);
    throw error;
  }
}

/** A server that refuses the whole request is asked for one at a time later. */
async function relationsOf(
  seen: readonly Pick<AccountSighting, 'found'>[],
  { account }: RelateTools,
): Promise<ReadonlyMap<string, Relationship>> {
  const ids = new Set(seen.flatMap(({ found }) => ('state' in found ? [] : [found.id])));
  if (ids.size === 0) return new Map();
  try {
    const relations = await account.relationships([...ids]);
    return new Map(relations.map(relation => [relation.id, relation]));
  } catch (error) {
    if (error instanceof ApiError) return new Map();
    throw error;
  }
}

/** An answer of the server that fits nothing we know. */
export function notUnderstood(error: ApiError): RelateVerdict {
  return { state: 'failed', why: `error: ${error.message}` };
}
