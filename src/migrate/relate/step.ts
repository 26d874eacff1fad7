import { ApiError } from '../../mastodon/errors.ts';
import type { Relationship, ServerAccount } from '../../mastodon/types.ts';
import { type AccountSighting, notUnderstood, type RelateVerdict } from './look-ahead.ts';
import { flagsOf, subjectOf, wordFor } from './relation.ts';
import { mayBeOurs } from './settle.ts';
import type { Written } from './try-write.ts';
import type { Outcome, RelateRequest, RelateTools, Step } from './types.ts';
import { relationPayload, write } from './write.ts';

/** What is known of an account before anything is sent. */
interface Known {
  readonly account: ServerAccount;
  readonly relation: Relationship;
}

/** The server lets the account follow nobody else. */
export const FOLLOW_LIMIT = 'follow-limit';

/** What has to be known of an account to write down what came of it: its id, and how it stood before. */
export interface Decidable {
  readonly account: Pick<ServerAccount, 'id'>;
  readonly relation: Pick<Relationship, 'following'>;
}

/** An account with its intent in the journal: now it can be sent. */
export interface Intended extends Known {
  readonly step: Step;
}

/** A relationship that was read longer ago is read again before anything is sent. */
const FRESH_MS = 5 * 60_000;

/**
 * Decides one account that was looked at: unless its relationship stands already writes an intent, sends, and writes
 * down what came of it. What the server refuses is an outcome.
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function takeStep(
  sighting: AccountSighting,
  request: RelateRequest,
  tools: RelateTools,
): Promise<Outcome> {
  // Neither what stood before nor the intent shall wait for a limit: hours may pass.
  if (mayBeSent(sighting, request, tools)) await tools.account.turn(request.operation);
  const intended = await intend(sighting, request, relationPayload(request), tools);
  if ('state' in intended) return intended;
  const written = await write(intended.account.id, request, tools);
  return decide(sighting.step, verdictOf(written, request), intended, request, tools);
}

/**
 * Writes down the intent of one account that was looked at.
 * @param payload exactly what will be sent
 * @returns what came of it, where nothing has to be sent
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function intend(
  sighting: AccountSighting,
  request: RelateRequest,
  payload: Readonly<Record<string, unknown>>,
  tools: RelateTools,
): Promise<Intended | Outcome> {
  const { step } = sighting;
  const known = await refresh(sighting, tools);
  if ('state' in known) return decide(step, known, null, request, tools);
  const verdict = withoutSending(step, request, tools, known);
  if (verdict) return decide(step, verdict, known, request, tools);

  const { account, relation } = known;
  tools.signal.throwIfAborted();
  await tools.journal.append({
    key: step.key,
    op: request.operation,
    state: 'intent',
    before: flagsOf(relation),
    payload,
    id: account.id,
    ...(account.url === null ? {} : { url: account.url }),
  });
  return { ...known, step };
}

/** Writes down what came of one account. */
export async function decide(
  { key, wanted }: Step,
  { state, why }: RelateVerdict,
  known: Decidable | null,
  { operation }: RelateRequest,
  { journal }: RelateTools,
): Promise<Outcome> {
  const id = known?.account.id ?? null;
  await journal.append({ key, op: operation, state, why, ...(id === null ? {} : { id }) });
  const endedFollow = operation === 'block' && state === 'done' && known?.relation.following === true;
  return { wanted, state, why, id, endedFollow };
}

function mayBeSent(
  { found, relation }: AccountSighting,
  { operation }: RelateRequest,
  { account }: RelateTools,
): boolean {
  if ('state' in found) return false;
  return relation === null || wordFor(operation, relation, account.server.quirks) === null;
}

async function refresh(
  { found, relation, at }: AccountSighting,
  { account: own, clock }: RelateTools,
): Promise<Known | RelateVerdict> {
  if ('state' in found) return found;
  if (relation && Math.abs(clock.now() - at) <= FRESH_MS) return { account: found, relation };
  try {
    const [current] = await own.relationships([found.id]);
    // Mastodon leaves suspended accounts out of relationships.
    return current ? { account: found, relation: current } : { state: 'skipped', why: 'gone' };
  } catch (error) {
    if (error instanceof ApiError) return notUnderstood(error);
    throw error;
  }
}

/** What can be said without sending anything; null when it has to be sent. */
function withoutSending(
  { key, wanted }: Step,
  { operation }: RelateRequest,
  { account, journal }: RelateTools,
  { relation }: Known,
): RelateVerdict | null {
  const word = wordFor(operation, relation, account.server.quirks);
  if (word !== null) {
    // A write that seemed lost may have arrived late: then it was ours.
    const item = journal.items.get(subjectOf(operation, wanted.address));
    const sameGeneration = item !== undefined && key === `${item.subject}#${item.generation}`;
    return sameGeneration && mayBeOurs(item)
      ? { state: 'done', why: word }
      : { state: 'skipped', why: 'already' };
  }
  if (operation === 'follow' && relation.blockedBy) return { state: 'skipped', why: 'blocked' };
  return null;
}

/** mastodon-api.md §4: 403 blocked, moved or domain-blocked; 404 gone or suspended; 422 over the follow limit. */
function verdictOf(written: Written, { operation }: RelateRequest): RelateVerdict {
  if (written.status === 'done') return { state: 'done', why: written.why };
  if (written.status === 'unclear') return { state: 'unknown', why: 'unclear' };
  switch (written.error.status) {
    case 403:
      return { state: 'skipped', why: 'refused' };
    case 404:
    case 410:
      return { state: 'skipped', why: 'gone' };
    case 422:
      return operation === 'follow' ? { state: 'failed', why: FOLLOW_LIMIT } : notUnderstood(written.error);
    default:
      return notUnderstood(written.error);
  }
}
