import type { Clock } from '../http/clock.ts';
import { GuardError, LimitedError } from '../http/errors.ts';
import { type Address, addressKey, hostOf } from '../people/address.ts';
import type { Lookup, Question } from '../people/types.ts';
import { withDeadline } from './deadline.ts';
import { NoAccountError } from './errors.ts';
import { type Reading, readProfile } from './profile.ts';
import { isResult, LOOKUP_MS, type Run } from './run.ts';
import { type Account, findAccount, findAccountOf } from './webfinger.ts';

/** Somebody who moves more often in a row than this is not followed any further. */
const MOST_MOVES = 3;

/** What was found behind one address, before moves. */
interface Hit {
  readonly account: Account;
  readonly software: string | null;
  readonly reading: Reading | null;
}

/**
 * Looks one address up, and where its owner moved, within 15 s.
 * @throws {LimitedError} when it has to be asked again later
 * @throws {UnreachableError} with reason `offline` when this machine has no network
 * @throws the signal's reason once it is aborted
 */
export async function lookUpAddress(question: Question, run: Run, signal: AbortSignal): Promise<Lookup> {
  const lookup = nothingKnown(question.address, run.clock);
  try {
    const found = await withDeadline(run.clock, LOOKUP_MS, signal, deadline => find(question, run, deadline));
    return { ...lookup, ...found };
  } catch (error) {
    signal.throwIfAborted();
    return { ...lookup, ...outcome(error, run), ...(question.bare && { bare: true }) };
  }
}

/** @param why a sentence fragment */
export function unreachable({ address }: Question, clock: Clock, why: string): Lookup {
  return { ...nothingKnown(address, clock), status: 'unreachable', why };
}

function nothingKnown(address: Address, clock: Clock): Omit<Lookup, 'status'> {
  const at = new Date(clock.now()).toISOString();
  return { address, at, canonical: null, movedFrom: null, software: null, profile: null, why: null };
}

/** What an error says of the address. @throws the error when it says nothing */
function outcome(error: unknown, run: Run): { status: NoAccountError['status']; why: string } {
  if (error instanceof NoAccountError) return { status: error.status, why: error.message };
  if (!isResult(error, run)) throw error;
  return { status: error instanceof GuardError ? 'refused' : 'unreachable', why: error.message };
}

async function find({ address, bare }: Question, run: Run, signal: AbortSignal) {
  if (bare) await expectServer(address, run, signal);
  const first = await readHit(await findAccount(address, run, signal), run, signal);
  const { account, software, reading } = await followMoves(first, run, signal);
  const found = { canonical: account.address, software, profile: reading?.profile ?? null };
  if (account === first.account) return { ...found, status: 'found' } as const;
  return { ...found, status: 'moved', movedFrom: first.account.address } as const;
}

/** A bare `a@b.c` may be an e-mail address: its host is asked what it is, and never about the person. */
async function expectServer(address: Address, run: Run, signal: AbortSignal): Promise<void> {
  const info = await run.nodeInfo.get(hostOf(address), signal);
  if (info?.speaksActivityPub) return;
  throw new NoAccountError('unknown', 'its host does not answer as a fediverse server');
}

async function readHit(account: Account, run: Run, signal: AbortSignal): Promise<Hit> {
  const software = await orNull(softwareOf(account, run, signal), run);
  const reading = await orNull(readProfile(account, software, run, signal), run);
  return { account, software, reading };
}

/** NodeInfo is never worth waiting for. */
async function softwareOf({ actor }: Account, run: Run, signal: AbortSignal): Promise<string | null> {
  try {
    return (await run.nodeInfo.get(new URL(actor).host, signal))?.software ?? null;
  } catch (error) {
    if (error instanceof LimitedError) return null;
    throw error;
  }
}

/** An account that was found stays found when the rest cannot be read, or not in time. */
async function orNull<T>(reading: Promise<T>, run: Run): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isResult(error, run)) return null;
    throw error;
  }
}

async function followMoves(first: Hit, run: Run, signal: AbortSignal): Promise<Hit> {
  const seen = new Set([addressKey(first.account.address)]);
  let hit = first;
  while (hit.reading?.moved) {
    if (seen.size > MOST_MOVES) {
      throw new NoAccountError('gone', `it moved more than ${MOST_MOVES} times in a row`);
    }
    hit = await findTarget(hit.reading.moved, run, signal);
    const key = addressKey(hit.account.address);
    if (seen.has(key)) throw new NoAccountError('gone', 'it moved in a circle');
    seen.add(key);
  }
  return hit;
}

async function findTarget(target: Address | URL, run: Run, signal: AbortSignal): Promise<Hit> {
  try {
    const account =
      target instanceof URL ? findAccountOf(target, run, signal) : findAccount(target, run, signal);
    return await readHit(await account, run, signal);
  } catch (cause) {
    const { status, why } = outcome(cause, run);
    // Whoever moved to nowhere is gone.
    const fate = status === 'unknown' ? 'gone' : status;
    throw new NoAccountError(fate, `it moved to ${String(target)}, but ${why}`, { cause });
  }
}
