import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { JournalError, LockedError } from '../../src/journal/errors.ts';
import type { HostFacts } from '../../src/journal/host-facts.ts';
import { takeLock } from '../../src/journal/lock.ts';

let folder = '';
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oxpecker-lock-'));
});
after(() => rm(folder, { recursive: true }));

function freshPath(): string {
  files += 1;
  return join(folder, `${files}.lock`);
}

const NOON = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;

/** A machine on which these processes run, each since its time. */
function machine(host: string, pid: number, processes: Readonly<Record<number, string | null>>) {
  const beats: (() => void)[] = [];
  const facts: HostFacts = {
    pid,
    host,
    isAlive: each => each in processes,
    startOf: async each => processes[each] ?? null,
    every: (_ms, task) => {
      beats.push(task);
      return () => beats.splice(beats.indexOf(task), 1);
    },
  };
  return { facts, beats };
}

/** A lock that a run on host `a` left behind: process 7, started on Monday. */
async function leftBehind(start: string | null = 'Monday'): Promise<string> {
  const path = freshPath();
  await takeLock(path, { now: () => NOON, facts: machine('a', 7, { 7: start }).facts });
  return path;
}

test('a lock is held until it is released, and leaves nothing behind', async () => {
  const path = freshPath();
  const lock = await takeLock(path, { now: () => NOON });
  assert.match(await readFile(path, 'utf8'), new RegExp(`"pid":${process.pid},"host":"[^"]+"`));
  await assert.rejects(takeLock(path, { now: () => NOON }), error => {
    assert.ok(error instanceof LockedError);
    assert.match(
      error.message,
      new RegExp(`Another run \\(process ${process.pid}\\) holds .*: wait for its end`),
    );
    return true;
  });
  await lock.check();
  await lock.release();
  await (await takeLock(path, { now: () => NOON })).release();
  assert.deepEqual(
    (await readdir(folder)).filter(name => name.startsWith(`${files}.lock`)),
    [],
  );
});

test('a lock whose process is no more is taken over at once', async () => {
  const path = await leftBehind();
  const lock = await takeLock(path, { now: () => NOON, facts: machine('a', 8, { 8: 'Tuesday' }).facts });
  await lock.check();
  await lock.release();
});

test('a process that got the number of a dead one does not keep its lock', async () => {
  const path = await leftBehind();
  const facts = machine('a', 8, { 7: 'Tuesday', 8: 'Tuesday' }).facts;
  await (await takeLock(path, { now: () => NOON, facts })).release();
});

test('where nobody knows when processes began, one of that number keeps the lock', async () => {
  const path = await leftBehind(null);
  const facts = machine('a', 8, { 7: null, 8: null }).facts;
  await assert.rejects(
    takeLock(path, { now: () => NOON + 60 * MINUTE, facts }),
    /process 7.*delete the file/,
  );
});

test("another machine's lock is refused until 10 minutes after its last heartbeat", async () => {
  const path = freshPath();
  let time = NOON;
  const { facts, beats } = machine('a', 7, { 7: 'Monday' });
  const lock = await takeLock(path, { now: () => time, facts });
  const other = machine('b', 9, { 9: 'Monday' }).facts;
  const attempt = async () => await takeLock(path, { now: () => time, facts: other });
  time += 8 * MINUTE;
  for (const beat of beats) beat();
  time += 10 * MINUTE;
  await assert.rejects(attempt(), /another machine \(a\) holds .* ends by itself at 2026-01-01 12:18 UTC/);
  time += 1;
  const taken = await attempt();
  await assert.rejects(lock.check(), LockedError);
  await lock.release();
  await taken.check();
  await taken.release();
  assert.equal(beats.length, 0, 'a lock that was let go has no heartbeat');
});

test('a lock that cannot be read is that of a run just starting, for 10 minutes', async () => {
  const path = freshPath();
  await writeFile(path, '');
  await utimes(path, NOON / 1000, NOON / 1000);
  await assert.rejects(takeLock(path, { now: () => NOON }), /just starting/);
  await (await takeLock(path, { now: () => NOON + 11 * MINUTE })).release();
});

test('a lock of a process that no machine can have is none that anybody holds for ever', async () => {
  const path = freshPath();
  const { facts } = machine('a', 8, { 8: null });
  // The system takes so high a number for another one: it would always be alive.
  await writeFile(path, JSON.stringify({ pid: 2 ** 31, host: 'a', start: null, token: 'x' }));
  await utimes(path, NOON / 1000, NOON / 1000);
  const always: HostFacts = { ...facts, isAlive: () => true };
  await (await takeLock(path, { now: () => NOON + 11 * MINUTE, facts: always })).release();
});

test('a crash in the middle of a takeover does not keep the next one out', async () => {
  const path = await leftBehind();
  await writeFile(`${path}.takeover`, await readFile(path));
  const facts = machine('a', 8, { 8: 'Tuesday' }).facts;
  await (await takeLock(path, { now: () => NOON, facts })).release();
});

test('a lock is lost when it is gone, and not when the system does not tell', async () => {
  const place = join(folder, 'place');
  await mkdir(place);
  const path = join(place, 'a.lock');
  const lock = await takeLock(path, { now: () => NOON });
  await rename(place, `${place}-away`);
  await assert.rejects(lock.check(), LockedError);
  await symlink(place, place);
  await assert.rejects(lock.check(), error => {
    assert.ok(error instanceof JournalError && !(error instanceof LockedError));
    assert.match(error.message, /^\S+a\.lock cannot be looked at \(its links lead in a circle\): /);
    return true;
  });
  await lock.release();
  assert.deepEqual(await readdir(`${place}-away`), ['a.lock']);
});

test('a folder that is not there says so', async () => {
  const path = join(folder, 'missing', 'a.lock');
  await assert.rejects(takeLock(path, { now: () => NOON }), {
    name: 'JournalError',
    message: /cannot be made \(there is no such/,
  });
});

class Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(path: string) {
    const script = join(import.meta.dirname, '..', 'support', 'hold-lock.ts');
    this.child = spawn(process.execPath, ['--import', 'tsx', script, path]);
    this.#lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async says(): Promise<string> {
    return String((await this.#lines.next()).value);
  }

  go(): void {
    this.child.stdin.write('go\n');
  }

  async end(signal?: NodeJS.Signals): Promise<void> {
    const exit = once(this.child, 'exit');
    if (signal) this.child.kill(signal);
    else this.child.stdin.end();
    await exit;
  }
}

test('of three processes that race for the lock of a dead one, exactly one gets it', async () => {
  const path = freshPath();
  const dead = new Run(path);
  dead.go();
  assert.deepEqual([await dead.says(), await dead.says()], ['ready', 'held']);
  await dead.end('SIGKILL');
  const runs = [new Run(path), new Run(path), new Run(path)];
  for (const run of runs) assert.equal(await run.says(), 'ready');
  for (let round = 0; round < 5; round++) {
    const stale = await readFile(path);
    for (const run of runs) run.go();
    const answers = await Promise.all(runs.map(async run => await run.says()));
    assert.deepEqual(answers.toSorted(), ['held', 'refused', 'refused'], `round ${round}`);
    if (round === 4) break;
    // The same dead holder once more: the winner's lock is lost to it, as a copy put back would do.
    await rm(path);
    await writeFile(path, stale);
  }
  for (const run of runs) await run.end();
});
