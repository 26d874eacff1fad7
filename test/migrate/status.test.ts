import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openJournal } from '../../src/journal/journal.ts';
import { statusOf } from '../../src/migrate/journal-status.ts';
import { readStatus } from '../../src/migrate/status.ts';
import type { OperationView } from '../../src/report/status-view.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import { journalOf, PAIR, runOf } from '../support/journals.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const DAY = 86_400_000;

const follow = (name: string, more: object) => ({ key: `follow:${name}@b.example#0`, op: 'follow', ...more });
const many = (count: number, more: object) =>
  Array.from({ length: count }, (_, index) => follow(`p${index}`, more));

function operationsOf(records: readonly object[], software = 'mastodon'): readonly OperationView[] {
  return statusOf(journalOf(records), '/j', software, NOON).operations;
}

test('items are counted by what became of them, and grouped by why', () => {
  const [operation, ...others] = operationsOf([
    follow('a', { state: 'done', why: 'followed' }),
    follow('b', { state: 'done', why: 'followed' }),
    follow('c', { state: 'done', why: 'requested' }),
    follow('d', { state: 'skipped', why: 'moved: d@c.example' }),
    follow('e', { state: 'skipped', why: 'moved: e@c.example' }),
    follow('f', { state: 'failed', why: 'error: 500' }),
    follow('g', { state: 'intent' }),
    follow('h', { state: 'unknown' }),
    follow('i', { state: 'done', why: 'followed' }),
    follow('i', { op: 'unfollow', state: 'done' }),
    follow('j', { state: 'done', why: 'followed' }),
    follow('j', { op: 'unfollow', state: 'intent' }),
    { key: 'check:follow/run0#0', op: 'check', state: 'done' },
    { key: 'import:follow/run0#0', op: 'import', state: 'done' },
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual(operation, {
    operation: 'follow',
    done: 3,
    skipped: 2,
    failed: 1,
    unclear: 3,
    takenBack: 1,
    left: null,
    reasons: [
      { state: 'unclear', word: '', count: 3 },
      { state: 'done', word: 'followed', count: 2 },
      { state: 'skipped', word: 'moved', count: 2 },
      { state: 'done', word: 'requested', count: 1 },
      { state: 'failed', word: 'error', count: 1 },
      { state: 'taken back', word: '', count: 1 },
    ],
    runs: [{ id: 'run0', done: 3, lastAt: '2026-01-01T11:00:00.000Z' }],
    waits: null,
    finishAt: null,
  });
});

test('what is left is what the last run set out to do without what it decided', () => {
  const plan = { type: 'plan', op: 'follow', total: 5 };
  const views = operationsOf([plan, ...many(2, { state: 'done', why: 'followed' })]);
  assert.deepEqual([views[0]?.left, views[0]?.waits], [3, null]);
  assert.deepEqual(operationsOf([plan, ...many(7, { state: 'skipped' })])[0]?.left, 0);
  const [mute] = operationsOf([{ ...plan, op: 'mute' }]);
  assert.deepEqual([mute?.operation, mute?.done, mute?.left], ['mute', 0, 5]);
  assert.ok((mute?.finishAt ?? 0) > NOON && (mute?.finishAt ?? 0) < NOON + 60_000, 'a search a second');
});

test('a limit that is used up says when the next may leave, and when the last is done', () => {
  const sent = { state: 'done', why: 'followed', payload: {}, at: '2026-01-01T11:30:00.000Z' };
  const [operation] = operationsOf([{ type: 'plan', op: 'follow', total: 1000 }, ...many(360, sent)]);
  assert.equal(operation?.left, 640);
  assert.match(operation?.waits?.limit ?? '', /follows a day/);
  const midnight = Date.UTC(2026, 0, 2);
  assert.ok(Math.abs((operation?.waits?.until ?? 0) - midnight) < 10_000, `${operation?.waits?.until}`);
  // 360 tomorrow (nine tenths of 400), the rest the day after.
  assert.ok((operation?.finishAt ?? 0) >= midnight + DAY);
  assert.ok((operation?.finishAt ?? 0) < midnight + 2 * DAY);
});

test('what each run did is counted apart, as long as it stands', () => {
  const done = { state: 'done', why: 'followed' };
  const [operation] = operationsOf([
    follow('a', { ...done, run: 'r2', at: '2026-01-01T10:00:00.000Z' }),
    follow('b', { ...done, run: 'r1', at: '2026-01-01T08:00:00.000Z' }),
    follow('c', { ...done, run: 'r1', at: '2026-01-01T09:00:00.000Z' }),
    follow('c', { ...done, run: 'r3', at: '2026-01-01T11:00:00.000Z' }),
    follow('d', { ...done, run: 'r1' }),
    follow('d', { op: 'unfollow', state: 'done' }),
  ]);
  assert.deepEqual(operation?.runs, [
    { id: 'r1', done: 2, lastAt: '2026-01-01T09:00:00.000Z' },
    { id: 'r2', done: 1, lastAt: '2026-01-01T10:00:00.000Z' },
  ]);
});

test('requests that the server refused are counted', () => {
  const limit = { type: 'limit', bucket: 'follow', taken: 1, until: '2026-01-01T11:00:00.000Z' };
  const journal = journalOf([
    { ...limit, refused: true },
    { ...limit, refused: false },
    { ...limit, refused: true },
  ]);
  assert.equal(statusOf(journal, '/j', '', NOON).refusedRequests, 2);
});

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oxpecker-status-'));
});
afterEach(() => rm(home, { recursive: true }));

async function begin(folder: string, target = PAIR.target): Promise<string> {
  await mkdir(join(home, folder), { recursive: true });
  const path = join(home, folder, `journal-${target}.jsonl`);
  const journal = await openJournal(path, { ...PAIR, target }, runOf());
  await journal.append({ key: 'follow:alice@b.example#0', op: 'follow', state: 'done', why: 'followed' });
  await journal.close();
  return path;
}

const tools = () => ({
  cwd: home,
  signal: new AbortController().signal,
  clock: new SteppingClock(),
  earlierFolder: async () => null,
  softwareOf: async () => null,
});

const read = async (input: string | null, folder: string | null = null) =>
  (await readStatus({ input, folder }, tools())).map(({ journal }) => journal);

test('a run that is writing does not keep a status from being read, nor does the line it is at', async () => {
  const path = await begin('oxpecker-me');
  const writing = await openJournal(path, PAIR, runOf('run2'));
  await appendFile(path, '{"at":"2026-');
  const before = await readFile(path);
  const [view] = await readStatus({ input: 'oxpecker-me', folder: null }, tools());
  assert.deepEqual(
    [view?.twitterId, view?.account, view?.lastAt, view?.operations[0]?.done],
    ['12', 'me@a.example', '2026-01-01T12:00:00.000Z', 1],
  );
  assert.deepEqual(await readFile(path), before);
  await writing.close();
});

test('what was written last may have taken something back', () => {
  const journal = journalOf([
    follow('a', { state: 'done', why: 'followed' }),
    follow('a', { op: 'unfollow', state: 'done', at: '2026-01-01T11:30:00.000Z' }),
  ]);
  assert.equal(statusOf(journal, '/j', 'mastodon', NOON).lastAt, '2026-01-01T11:30:00.000Z');
  assert.equal(statusOf(journalOf(), '/j', 'mastodon', NOON).lastAt, null);
});

test('a migration is found by its folder, its matches.csv, or where one is', async () => {
  const one = await begin('oxpecker-me');
  const two = await begin('oxpecker-me', 'you@a.example');
  const three = await begin('oxpecker-other');
  assert.deepEqual(await read('oxpecker-me'), [one, two]);
  assert.deepEqual(await read('oxpecker-me/matches.csv'), [one, two]);
  assert.deepEqual(await read(null, 'oxpecker-other'), [three]);
  assert.deepEqual(await read(null), [one, two, three]);
  await cp(one, join(home, 'journal-me@a.example.jsonl'));
  assert.deepEqual(await read(null), [join(home, 'journal-me@a.example.jsonl')]);
});

test('an archive leads to the folder of its handle here, or to where an earlier run kept it', async () => {
  for (const [name, text] of new SampleArchive().files()) {
    await mkdir(dirname(join(home, 'archive', name)), { recursive: true });
    await writeFile(join(home, 'archive', name), text);
  }
  await assert.rejects(read('archive'), /There is no journal in .*oxpecker-heron: nothing was done/);
  const elsewhere = await begin('kept');
  const remembering = {
    ...tools(),
    earlierFolder: async (id: string) => join(home, id === SAMPLE_ACCOUNT.id ? 'kept' : 'no'),
  };
  const [kept] = await readStatus({ input: 'archive', folder: null }, remembering);
  assert.equal(kept?.journal, elsewhere);
  const here = await begin('oxpecker-heron');
  assert.deepEqual(await read('archive'), [here]);
});

test('where nothing was done a sentence says so', async () => {
  await assert.rejects(read(null), /There is no migration in .*: name its folder \(.*\), or the archive/);
  await mkdir(join(home, 'oxpecker-me'));
  await writeFile(join(home, 'oxpecker-me', 'lookups.jsonl'), '');
  await assert.rejects(read('oxpecker-me'), /nothing was done from there yet/);
  await assert.rejects(read(null), /Nothing was done from .*oxpecker-me yet: npx oxpecker follow/);
  await assert.rejects(read('missing.zip'), { name: 'ArchiveError' });
});
