import { open } from 'node:fs/promises';
import * as v from 'valibot';
import { codeOf } from '../files/reason.ts';
import { LockedError } from './errors.ts';
import { type HostFacts, readHostFacts } from './host-facts.ts';

/** A lock of another machine without a heartbeat for this long is nobody's any more: 10 minutes. */
const STALE_MS = 600_000;

/** A higher number is cut to 32 bits by the system, and may then be any process. */
const MAX_PID = 2 ** 31 - 1;

const LockJson = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PID)),
    host: v.string(),
    start: v.nullable(v.string()),
    token: v.string(),
  }),
);

/** Who took a lock. */
export type Holder = v.InferOutput<typeof LockJson>;

/** What stands at the path of a lock; `holder` is null when its text cannot be read. */
interface Found {
  readonly holder: Holder | null;
  /** Whether the process of that number on this machine is another one, started later. */
  readonly isAnother: boolean;
  /** Milliseconds since the epoch. */
  readonly beat: number;
}

/** @returns what stands there; null when it is gone */
export async function readHolder(path: string, facts: HostFacts): Promise<Found | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const text = await handle.readFile('utf8');
      const { mtimeMs } = await handle.stat();
      const parsed = v.safeParse(LockJson, text);
      const holder = parsed.success ? parsed.output : null;
      const start = holder?.start ? await facts.startOf(holder.pid) : null;
      return { holder, isAnother: start !== null && start !== holder?.start, beat: mtimeMs };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @throws {LockedError} when somebody holds it */
export function expectStale(path: string, found: Found | null, now: number, facts: HostFacts): void {
  const held = found && whyHeld(path, found, now, facts);
  if (held !== null) throw new LockedError(held);
}

/** Why a lock is not to be taken, as a sentence; null when its holder is dead. */
function whyHeld(path: string, { holder, isAnother, beat }: Found, now: number, facts: HostFacts) {
  if (holder?.host === facts.host) {
    if (isAnother || !facts.isAlive(holder.pid)) return null;
    return `Another run (process ${holder.pid}) holds ${path}: wait for its end. If that process is no oxpecker, delete the file`;
  }
  const free = beat + STALE_MS;
  if (now > free) return null;
  const who = holder === null ? 'A run that is just starting' : `A run on another machine (${holder.host})`;
  return `${who} holds ${path}: wait for its end. If it died, the lock ends by itself at ${minuteAfter(free)}`;
}

/** `2026-11-25 00:10 UTC`, no earlier than it is. */
function minuteAfter(ms: number): string {
  return `${new Date(ms + 59_999).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * Who holds the lock at `path`, without touching it.
 * @param now milliseconds since the epoch
 * @param given facts of this machine; by default its own
 * @returns `free`: there is none; `stale`: its holder died, and the next run takes it; else why it is held, as a sentence
 * @throws the file system's own errors when it cannot be read
 */
export async function lookAtLock(
  path: string,
  now: number,
  given?: HostFacts,
): Promise<'free' | 'stale' | { readonly held: string }> {
  const facts = given ?? (await readHostFacts());
  const found = await readHolder(path, facts);
  if (found === null) return 'free';
  const held = whyHeld(path, found, now, facts);
  return held === null ? 'stale' : { held };
}
