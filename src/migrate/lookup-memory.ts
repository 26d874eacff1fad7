import { open } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../http/clock.ts';
import { JournalError } from '../journal/errors.ts';
import { openJsonLines } from '../journal/json-lines.ts';
import type { JsonLinesFile } from '../journal/json-lines-file.ts';
import { type Lock, takeLock } from '../journal/lock.ts';
import { type Address, addressKey } from '../people/address.ts';
import type { Lookup, Question } from '../people/types.ts';
import { FILES } from './folder.ts';
import { LookupRecord } from './lookup-record.ts';

/** How long a host that could not be reached, or only in part, is left alone: 1 h. */
const UNREACHABLE_MS = 3_600_000;
/** Clocks of the machines that share a folder may differ, and are corrected: 5 min. */
const AHEAD_MS = 300_000;

/** What the network said in this run and in those before, in `lookups.jsonl`. */
export class LookupMemory {
  readonly #file: JsonLinesFile;
  readonly #lock: Lock;
  readonly #clock: Clock;
  readonly #latest: Map<string, Lookup>;

  /** For `openLookupMemory`. */
  constructor(file: JsonLinesFile, lock: Lock, clock: Clock, latest: Map<string, Lookup>) {
    this.#file = file;
    this.#lock = lock;
    this.#clock = clock;
    this.#latest = latest;
  }

  /**
   * The last answer for an address, spelt in any case.
   * @param maxAgeMs answers older than this many milliseconds do not count, nor do those from more than 5 minutes ahead:
   *   the clock was wrong then, or is now; with `Infinity` all count
   */
  recall(address: Address, maxAgeMs: number): Lookup | undefined {
    const lookup = this.#latest.get(addressKey(address));
    if (lookup === undefined || maxAgeMs === Number.POSITIVE_INFINITY) return lookup;
    const ageMs = this.#clock.now() - Date.parse(lookup.at);
    return ageMs > -AHEAD_MS && ageMs <= maxAgeMs ? lookup : undefined;
  }

  /**
   * Whether a question has an answer that is no older than this many milliseconds, or than an hour when the host did
   * not answer, or not with the profile, which says where somebody moved: it may be back.
   */
  hasAnswered({ address, bare }: Question, maxAgeMs: number): boolean {
    const latest = this.recall(address, Number.POSITIVE_INFINITY);
    // Of an address that may be e-mail perhaps only the host was asked.
    if (latest === undefined || ('bare' in latest && !bare)) return false;
    const isPartial =
      latest.status === 'found' || latest.status === 'moved' ? latest.profile === null : false;
    const mayPass = isPartial || latest.status === 'unreachable';
    return this.recall(address, mayPass ? Math.min(maxAgeMs, UNREACHABLE_MS) : maxAgeMs) !== undefined;
  }

  /** Keeps an answer; it is on the disk when this resolves. @throws {JournalError} when it cannot be written */
  async remember(lookup: Lookup): Promise<void> {
    await this.#file.append(lookup);
    this.#latest.set(addressKey(lookup.address), lookup);
  }

  async close(): Promise<void> {
    await this.#file.close();
    await this.#lock.release();
  }
}

/**
 * Opens `<dir>/lookups.jsonl`, or creates it, and holds its lock: who looks people up writes the results as well. It is
 * a memory of what can be asked again, so damaged lines are passed over.
 * @param dir an existing folder
 * @param accountId the Twitter account whose contacts are looked up; `null` when there is no archive
 * @throws {LockedError} when another run looks people up in this folder
 * @throws {JournalError} when the file belongs to another Twitter account, is of a later version, or cannot be
 *   opened
 */
export async function openLookupMemory(
  dir: string,
  accountId: string | null,
  clock: Clock,
): Promise<LookupMemory> {
  const path = join(dir, FILES.lookups);
  const lock = await takeLock(`${path}.lock`, { now: () => clock.now() });
  try {
    const latest = new Map<string, Lookup>();
    const file = await openFile(path, accountId, latest);
    return new LookupMemory(file, lock, clock, latest);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** @param latest gets the last answer for each address */
async function openFile(path: string, accountId: string | null, latest: Map<string, Lookup>) {
  const file = await openJsonLines(
    path,
    { file: 'lookups', version: 1, account: accountId },
    {
      onRecord(record) {
        const lookup = v.safeParse(LookupRecord, record);
        if (lookup.success) latest.set(addressKey(lookup.output.address), lookup.output);
      },
      onDamage() {},
    },
  );
  const owner = file.header['account'];
  if (owner === accountId) return file;
  await file.close();
  throw new JournalError(`${path} belongs to ${whose(owner)}, not to ${whose(accountId)}: use another --dir`);
}

/**
 * The Twitter account whose contacts were looked up in a folder, read without opening its memory.
 * @returns null when no `lookups.jsonl` is there, or it belongs to no archive
 */
export async function lookupsOwner(dir: string): Promise<string | null> {
  const handle = await open(join(dir, FILES.lookups)).catch(() => null);
  if (handle === null) return null;
  try {
    for await (const line of handle.readLines()) return v.parse(OwnedHeader, JSON.parse(line)).account;
    return null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError) return null;
    throw error;
  } finally {
    await handle.close();
  }
}

const OwnedHeader = v.object({ account: v.nullable(v.string()) });

function whose(account: unknown): string {
  return typeof account === 'string' ? `the Twitter account ${account}` : 'a run without an archive';
}
