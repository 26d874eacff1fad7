import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { codeOf, isAbsent, systemReason } from '../files/reason.ts';
import { JournalError, LockedError } from './errors.ts';
import { type HostFacts, readHostFacts } from './host-facts.ts';
import { expectStale, type Holder, readHolder } from './lock-holder.ts';

const HEARTBEAT_MS = 60_000;

/** How to take a lock. */
export interface LockOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** By default those of this process. */
  readonly facts?: HostFacts;
}

/** A lock that is held. */
export interface Lock {
  /**
   * @throws {LockedError} when another run took it, as one may after this process slept for long
   * @throws {JournalError} when the system does not tell
   */
  check(): Promise<void>;
  /** Lets it go; a lock that another run took is left alone. */
  release(): Promise<void>;
}

/**
 * Takes the lock at `path` (a file), also from a holder that died: at once when its process was on this machine and
 * is no more, and from another machine after 10 minutes without a heartbeat. Of several that try, one gets it.
 * @throws {LockedError} when another run holds it
 * @throws {JournalError} when the file cannot be written
 */
export async function takeLock(path: string, { now, facts: given }: LockOptions): Promise<Lock> {
  const facts = given ?? (await readHostFacts());
  const holder: Holder = {
    pid: facts.pid,
    host: facts.host,
    start: await facts.startOf(facts.pid),
    token: randomUUID(),
  };
  try {
    const handle = (await create(path, holder, now())) ?? (await takeOver(path, holder, now, facts));
    return hold(path, handle, facts, now);
  } catch (cause) {
    if (cause instanceof JournalError) throw cause;
    throw new JournalError(
      `The lock ${path} cannot be made (${systemReason(cause)}): make its folder writable, or choose another with --dir`,
      { cause },
    );
  }
}

/** Makes the file with all its text at once. @returns null when there is one already */
async function create(path: string, holder: Holder, now: number): Promise<FileHandle | null> {
  const draft = `${path}.${holder.token}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await beat(handle, now);
    await link(draft, path);
    return handle;
  } catch (error) {
    await handle.close();
    if (codeOf(error) === 'EEXIST') return null;
    // FAT and some network drives have no links.
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
    return await createInTwoSteps(path, holder, now);
  } finally {
    await rm(draft, { force: true });
  }
}

const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EXDEV',
]);

async function createInTwoSteps(path: string, holder: Holder, now: number): Promise<FileHandle | null> {
  const handle = await open(path, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await beat(handle, now);
    return handle;
  } catch (error) {
    await handle.close();
    // Empty, it would be the lock of a run that is just starting, for ten minutes.
    await rm(path, { force: true });
    throw error;
  }
}

/** Takes the place of a holder that died. @throws {LockedError} when it lives, or another was faster */
async function takeOver(
  path: string,
  holder: Holder,
  now: () => number,
  facts: HostFacts,
): Promise<FileHandle> {
  expectStale(path, await readHolder(path, facts), now(), facts);
  // Only one may look and remove: between the look of another and its removal the lock could become somebody's.
  const guard = await takeLock(`${path}.takeover`, { now, facts });
  try {
    expectStale(path, await readHolder(path, facts), now(), facts);
    await rename(path, `${path}.${holder.token}.stale`).catch(ignoreMissing);
    await rm(`${path}.${holder.token}.stale`, { force: true });
    const handle = await create(path, holder, now());
    if (handle) return handle;
  } finally {
    await guard.release();
  }
  throw new LockedError(`Another run has just taken ${path}: wait for its end, then run this one again`);
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function hold(path: string, handle: FileHandle, facts: HostFacts, now: () => number): Lock {
  const stop = facts.every(HEARTBEAT_MS, () => {
    beat(handle, now()).catch(() => 'a file system that takes no times: other machines wait for their user');
  });
  const isMine = async () => {
    const [mine, there] = await Promise.all([
      handle.stat({ bigint: true }),
      stat(path, { bigint: true }).catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      }),
    ]);
    return there !== null && there.ino === mine.ino && there.dev === mine.dev;
  };
  return {
    check: async () => {
      const mine = await isMine().catch((cause: unknown) => {
        const why = `${path} cannot be looked at (${systemReason(cause)})`;
        throw new JournalError(`${why}: see to that, then run the same command again`, { cause });
      });
      if (!mine)
        throw new LockedError(`${path} was taken by another run: wait for its end, then run this one again`);
    },
    release: async () => {
      stop();
      // Left behind, it is that of a process that is dead by then, which the next run takes.
      if (await isMine().catch(() => false)) await rm(path, { force: true });
      await handle.close();
    },
  };
}

async function beat(handle: FileHandle, nowMs: number): Promise<void> {
  await handle.utimes(nowMs / 1000, nowMs / 1000);
}
