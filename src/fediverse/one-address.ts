import type { Clock } from '../http/clock.ts';
import { GuardError } from '../http/errors.ts';
import { type Address, addressKey, hostOf } from '../people/address.ts';
import type { Lookup, LookupFailed, Question } from '../people/types.ts';
import { withDeadline } from './deadline.ts';
import { LimitedError, NoAccountError } from './errors.ts';
import { type PublicProfile, readProfile } from './profile.ts';
import { isEndless, isHostsFault, LOOKUP_MS, type Run } from './run.ts';
import { type FoundAccount, findAccount, findAccountOf } from './webfinger.ts';

/** Somebody who moves more often in a row than this is not followed any further. */
const MOST_MOVES = 3;

/** What is known of an address where nobody was found. */
const NOTHING = { canonical: null, movedFrom: null, software: null, profile: null } as const;

/** What was found behind one address, before moves. */
interface Hit {
  readonly account: FoundAccount;
  readonly software: string | null;
  readonly shown: PublicProfile | null;
}

/** One time that a question is asked. */
interface Attempt {
  readonly run: Run;
  /** Whether it will be asked again when it meets a limit; if not, it makes do with what it has. */
  readonly triesAgain: boolean;
  readonly signal: AbortSignal;
}

/**
 * Looks one address up, and where its owner moved, within 15 s.
 * @throws {LimitedError} when it has to be asked again later; not in the last attempt
 * @throws {UnreachableError} with reason `offline` when this machine has no network
 * @throws the signal's reason once it is aborted
 */
export async function lookUpAddress(question: Question, attempt: Attempt): Promise<Lookup> {
  const { run, signal } = attempt;
  const asked = { address: question.address, at: timeOf(run.clock) };
  try {
    const found = await withDeadline(run.clock, LOOKUP_MS, signal, deadline =>
      find(question, { ...attempt, signal: deadline }),
    );
    return { ...asked, ...found };
  } catch (error) {
    signal.throwIfAborted();
    return { ...asked, ...NOTHING, ...outcome(error, attempt), ...(question.bare && { bare: true }) };
  }
}

/** @param why a sentence fragment */
export function unreachable({ address }: Question, clock: Clock, why: string): LookupFailed {
  return { address, at: timeOf(clock), ...NOTHING, status: 'unreachable', why };
}

function timeOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** What an error says of the address. @throws the error when it says nothing */
function outcome(error: unknown, attempt: Attempt): Pick<LookupFailed, 'status' | 'why'> {
  if (error instanceof NoAccountError) return { status: error.status, why: error.message };
  if (!isResult(error, attempt)) throw error;
  return { status: error instanceof GuardError ? 'refused' : 'unreachable', why: error.message };
}

/** Whether an error is a result of this attempt, and not a reason to ask again later or to stop. */
function isResult(error: unknown, { run, triesAgain }: Attempt): error is Error {
  if (error instanceof LimitedError) return !triesAgain || isEndless(error, run.clock);
  return isHostsFault(error);
}

async function find({ address, bare }: Question, attempt: Attempt) {
  if (bare) await expectServer(address, attempt);
  const first = await readHit(await findAccount(address, attempt.run, attempt.signal), attempt);
  const { account, software, shown } = await followMoves(first, attempt);
  const found = { canonical: account.address, software, profile: shown?.profile ?? null, why: null };
  if (account === first.account) return { ...found, status: 'found', movedFrom: null } as const;
  return { ...found, status: 'moved', movedFrom: first.account.address } as const;
}

/** A bare `a@b.c` may be an e-mail address: its host is asked what it is, and never about the person. */
async function expectServer(address: Address, { run, signal }: Attempt): Promise<void> {
  const info = await run.nodeInfo.get(hostOf(address), signal);
  if (info?.speaksActivityPub) return;
  throw new NoAccountError('unknown', 'its host does not answer as a fediverse server');
}

async function readHit(account: FoundAccount, attempt: Attempt): Promise<Hit> {
  const software = await orNull(softwareOf(account, attempt), attempt);
  const shown = await orNull(readProfile(account, software, attempt.run, attempt.signal), attempt);
  return { account, software, shown };
}

/** NodeInfo is never worth waiting for. */
async function softwareOf({ actor }: FoundAccount, { run, signal }: Attempt): Promise<string | null> {
  try {
    return (await run.nodeInfo.get(new URL(actor).host, signal))?.software ?? null;
  } catch (error) {
    if (error instanceof LimitedError) return null;
    throw error;
  }
}

/** An account that was found stays found when the rest cannot be read, or not in time. */
async function orNull<T>(reading: Promise<T>, attempt: Attempt): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isResult(error, attempt)) return null;
    throw error;
  }
}

async function followMoves(first: Hit, attempt: Attempt): Promise<Hit> {
  const seen = new Set([addressKey(first.account.address)]);
  let hit = first;
  while (hit.shown?.moved) {
    if (seen.size > MOST_MOVES) {
      throw new NoAccountError('gone', `it moved more than ${MOST_MOVES} times in a row`);
    }
    hit = await findTarget(hit.shown.moved, attempt);
    const key = addressKey(hit.account.address);
    if (seen.has(key)) throw new NoAccountError('gone', 'it moved in a circle');
    seen.add(key);
  }
  return hit;
}

async function findTarget(target: Address | URL, attempt: Attempt): Promise<Hit> {
  const { run, signal } = attempt;
  try {
    const account =
      target instanceof URL ? findAccountOf(target, run, signal) : findAccount(target, run, signal);
    return await readHit(await account, attempt);
  } catch (cause) {
    const { status, why } = outcome(cause, attempt);
    // Whoever moved to nowhere is gone.
    const fate = status === 'unknown' ? 'gone' : status;
    throw new NoAccountError(fate, `it moved to ${String(target)}, but ${why}`, { cause });
  }
}
