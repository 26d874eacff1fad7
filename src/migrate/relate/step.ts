import { ApiError } from '../../mastodon/errors.ts';
import type { Relationship, ServerAccount } from '../../mastodon/types.ts';
import { standingOf, subjectOf, wordFor } from './relation.ts';
import type { Outcome, RelateRequest, RelateTools, Step } from './types.ts';
import { payloadOf, type Written, write } from './write.ts';

/** What is known of an account before anything is sent. */
interface Known {
  readonly account: ServerAccount;
  readonly relation: Relationship;
}

type Verdict = Pick<Outcome, 'state' | 'why'>;

/** The server lets the account follow nobody else. */
export const FOLLOW_LIMIT = 'follow-limit';

/** An account with its intent in the journal: now it can be sent. */
export interface Intended extends Known {
  readonly step: Step;
}

/**
 * Decides one account: finds it, reads the relationship, and unless that stands already writes an intent, sends, and
 * writes down what came of it. What the server refuses is an outcome.
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function takeStep(step: Step, request: RelateRequest, tools: RelateTools): Promise<Outcome> {
  const intended = await intend(step, request, payloadOf(request), tools);
  if ('state' in intended) return intended;
  const written = await write(intended.account.id, request, tools);
  return decide(step, verdictOf(written, request), intended, request, tools);
}

/**
 * Finds one account, reads the relationship, and writes the intent down.
 * @param payload exactly what will be sent
 * @returns what came of it, where nothing has to be sent
 * @throws {LoginError} {TemporaryError} {JournalError}
 * @throws the signal's reason when it is aborted
 */
export async function intend(
  step: Step,
  request: RelateRequest,
  payload: Readonly<Record<string, unknown>>,
  tools: RelateTools,
): Promise<Intended | Outcome> {
  const known = await lookUp(step, request, tools);
  if ('state' in known) return decide(step, known, null, request, tools);
  const verdict = withoutSending(step, request, tools, known);
  if (verdict) return decide(step, verdict, known, request, tools);

  const { account, relation } = known;
  tools.signal.throwIfAborted();
  await tools.journal.append({
    key: step.key,
    op: request.operation,
    state: 'intent',
    before: standingOf(relation, tools.account.server.quirks),
    payload,
    id: account.id,
    ...(account.url === null ? {} : { url: account.url }),
  });
  return { ...known, step };
}

/** Writes down what came of one account. */
export async function decide(
  { key, wanted }: Step,
  { state, why }: Verdict,
  known: Known | null,
  { operation }: RelateRequest,
  { journal }: RelateTools,
): Promise<Outcome> {
  const id = known?.account.id ?? null;
  await journal.append({ key, op: operation, state, why, ...(id === null ? {} : { id }) });
  const endedFollow = operation === 'block' && state === 'done' && known?.relation.following === true;
  return { wanted, state, why, id, endedFollow };
}

async function lookUp(step: Step, request: RelateRequest, tools: RelateTools): Promise<Known | Verdict> {
  try {
    return await find(step, request, tools);
  } catch (error) {
    if (error instanceof ApiError) return notUnderstood(error);
    throw error;
  }
}

async function find(
  { wanted }: Step,
  request: RelateRequest,
  { account: own }: RelateTools,
): Promise<Known | Verdict> {
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
  const [relation] = await own.relationships([account.id]);
  // Mastodon leaves suspended accounts out of relationships.
  return relation ? { account, relation } : { state: 'skipped', why: 'gone' };
}

/** What can be said without sending anything; null when it has to be sent. */
function withoutSending(
  { key, wanted }: Step,
  { operation }: RelateRequest,
  { account, journal }: RelateTools,
  { relation }: Known,
): Verdict | null {
  const word = wordFor(operation, relation, account.server.quirks);
  if (word !== null) {
    // A write that seemed lost may have arrived late: then it was ours.
    const item = journal.items.get(subjectOf(operation, wanted.address));
    const ours = item?.state === 'intent' || item?.state === 'unknown';
    const sameGeneration = item !== undefined && key === `${item.subject}#${item.generation}`;
    return ours && sameGeneration ? { state: 'done', why: word } : { state: 'skipped', why: 'already' };
  }
  if (operation === 'follow' && relation.blockedBy) return { state: 'skipped', why: 'refused' };
  return null;
}

/** mastodon-api.md §4: 403 blocked, moved or domain-blocked; 404 gone or suspended; 422 over the follow limit. */
function verdictOf(written: Written, { operation }: RelateRequest): Verdict {
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

function notUnderstood(error: ApiError): Verdict {
  return { state: 'failed', why: `error: ${error.message}` };
}
