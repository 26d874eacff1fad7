import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { appendFile, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import fc from 'fast-check';
import { LockedError } from '../../src/journal/errors.ts';
import { memoryJournal, openJournal, readJournal } from '../../src/journal/journal.ts';
import type { Entry, Journal } from '../../src/journal/types.ts';
import { PAIR, runOf } from '../support/journals.ts';

let folder = '';
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oxpecker-journal-'));
});
after(() => rm(folder, { recursive: true }));

function freshPath(): string {
  files += 1;
  return join(folder, `journal-${files}.jsonl`);
}

/** What a journal knows, as plain data. */
function stateOf(journal: Journal) {
  return { items: [...journal.items], limits: [...journal.limits], plans: [...journal.plans] };
}

const FIRST: Entry = {
  key: 'follow:alice@b.example#0',
  op: 'follow',
  state: 'intent',
  before: { following: false },
};

/** Both kinds of journal, new. */
const KINDS: readonly (readonly [string, () => Promise<Journal>])[] = [
  ['on the disk', async () => await openJournal(freshPath(), PAIR, runOf())],
  ['in memory', async () => memoryJournal(PAIR, runOf())],
];

for (const [kind, make] of KINDS) {
  test(`a journal ${kind} is up to date after each entry`, async () => {
    const journal = await make();
    assert.deepEqual([journal.pair, journal.run, journal.items.size], [PAIR, 'run1', 0]);
    await journal.append(FIRST);
    assert.equal(journal.items.get('follow:alice@b.example')?.state, 'intent');
    await journal.append({ key: FIRST.key, op: 'follow', state: 'done', id: '7', why: 'followed' });
    const item = journal.items.get('follow:alice@b.example');
    assert.deepEqual(
      [item?.state, item?.id, item?.run, item?.at],
      ['done', '7', 'run1', '2026-01-01T12:00:00.000Z'],
    );
    await journal.appendPlan({ op: 'follow', total: 3 });
    await journal.appendLimit({
      bucket: 'follow',
      refused: true,
      taken: 400,
      until: '2026-01-02T00:00:00.000Z',
    });
    assert.deepEqual([journal.plans.get('follow')?.total, journal.limits[0]?.bucket], [3, 'follow']);
    await journal.close();
  });

  test(`a journal ${kind} takes no entry that it would refuse to read`, async () => {
    const journal = await make();
    await assert.rejects(journal.append({ ...FIRST, key: 'no generation' }), /a record that is none: key/);
    assert.equal(journal.items.size, 0);
    await journal.append(FIRST);
    await journal.close();
  });
}

const entries: fc.Arbitrary<Entry> = fc.record({
  key: fc.constantFrom('follow:a@b.example#0', 'follow:a@b.example#1', 'block:ü@b.example#0'),
  op: fc.constantFrom('follow', 'unfollow', 'block'),
  state: fc.constantFrom('intent', 'done', 'failed', 'skipped', 'unknown'),
  before: fc.constant({ following: false }),
  why: fc.string(),
});

test('a journal on the disk, the same opened again, and its twin in memory say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entries, { maxLength: 8 }), async list => {
      const path = freshPath();
      const disk = await openJournal(path, PAIR, runOf());
      const memory = memoryJournal(PAIR, runOf());
      for (const entry of list) {
        await disk.append(entry);
        await memory.append(entry);
      }
      await disk.close();
      assert.deepEqual(stateOf(disk), stateOf(memory));
      const again = await openJournal(path, PAIR, runOf());
      assert.deepEqual(stateOf(again), stateOf(memory));
      await again.close();
    }),
    { seed: 3, numRuns: 40 },
  );
});

test('a file cut at any byte resumes with what was whole, and folds to the same once it is finished', async () => {
  const list: Entry[] = [
    FIRST,
    { key: FIRST.key, op: 'follow', state: 'done', id: '7', why: 'fölgt' },
    { key: 'follow:bob@b.example#0', op: 'follow', state: 'skipped', why: 'gone' },
  ];
  const path = freshPath();
  const whole = await openJournal(path, PAIR, runOf());
  for (const entry of list) await whole.append(entry);
  await whole.close();
  const bytes = await readFile(path);
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index + 1);
  for (let length = 0; length <= bytes.length; length++) {
    const cut = freshPath();
    await writeFile(cut, bytes.subarray(0, length));
    const read = await readJournal(cut, PAIR, runOf());
    const journal = await openJournal(cut, PAIR, runOf());
    if (read) assert.deepEqual(stateOf(read), stateOf(journal), `read after ${length} bytes`);
    const survived = Math.max(0, ends.filter(end => end <= length).length - 1);
    for (const entry of list.slice(survived)) await journal.append(entry);
    assert.deepEqual(stateOf(journal), stateOf(whole), `cut after ${length} bytes`);
    await journal.close();
    assert.deepEqual(await readFile(cut), bytes);
  }
});

test('damage names its line and what to do, and changes nothing', async () => {
  const path = freshPath();
  const journal = await openJournal(path, PAIR, runOf());
  await journal.append(FIRST);
  await journal.close();
  const good = await readFile(path, 'utf8');
  for (const [line, what] of [
    ['{"at":', /is damaged in line 3 \(it is not JSON\)\. Nothing was changed: correct that line/],
    ['{"run":"r1"}', /is damaged in line 3 \(at: is missing\)/],
    ['{"at":"x"}', /is damaged in line 3 \(at: expected a time such as .*put back a copy/],
  ] as const) {
    await writeFile(path, `${good}${line}\n${good.split('\n')[1]}\n`);
    await assert.rejects(openJournal(path, PAIR, runOf()), { name: 'JournalError', message: what });
    await assert.rejects(readJournal(path, PAIR, runOf()), { name: 'JournalError', message: what });
    await assert.rejects(stat(`${path}.lock`), { code: 'ENOENT' }, 'the lock is let go');
  }
  assert.throws(() => memoryJournal(PAIR, runOf(), [{ at: 'x' }]), /is damaged in line 2/);
});

test('a journal that does not say whose it is, or takes a megabyte to say it, is refused in few words', async () => {
  const long = 'a'.repeat(2 ** 20);
  for (const pair of [
    { target: 7 },
    { target: '' },
    { target: long },
    { twitterId: 1 },
    { twitterId: '' },
    { twitterId: undefined },
    { twitterId: long },
    { target: undefined },
  ]) {
    const path = freshPath();
    await writeFile(
      path,
      `${JSON.stringify({ type: 'header', file: 'journal', version: 1, ...PAIR, ...pair })}\n`,
    );
    const refusal = {
      name: 'JournalError',
      message: `${path} does not say whose journal it is, so it was changed by hand: put back a copy from before that`,
    };
    await assert.rejects(openJournal(path, PAIR, runOf()), refusal);
    await assert.rejects(readJournal(path, null, runOf()), refusal);
  }
});

test('the journal of another account on either side is refused; an id nobody knew fits', async () => {
  const path = freshPath();
  await (await openJournal(path, PAIR, runOf())).close();
  await assert.rejects(
    openJournal(path, { ...PAIR, target: 'you@a.example' }, runOf()),
    /is the journal of me@a\.example, not of you@a\.example: log in/,
  );
  await assert.rejects(
    openJournal(path, { ...PAIR, twitterId: '13' }, runOf()),
    /of the Twitter account 12, and this archive is of 13: use another folder/,
  );
  const unknown = await openJournal(path, { twitterId: null, target: 'ME@a.example' }, runOf());
  assert.deepEqual(unknown.pair, PAIR);
  await unknown.close();
});

test('a journal that another run writes can be read meanwhile, without a trace', async () => {
  const path = freshPath();
  assert.equal(await readJournal(path, PAIR, runOf()), null);
  const writing = await openJournal(path, PAIR, runOf());
  await writing.append(FIRST);
  await appendFile(path, '{"at":"2026-01-');
  const bytes = await readFile(path);
  const reading = await readJournal(path, null, runOf('run2'));
  assert.ok(reading);
  assert.deepEqual([reading.pair, [...reading.items]], [PAIR, [...writing.items]]);
  await reading.append({ ...FIRST, state: 'done' });
  await reading.close();
  assert.deepEqual(await readFile(path), bytes);
  await assert.rejects(openJournal(path, PAIR, runOf()), LockedError);
  await writing.close();
});

test('on a full disk an entry fails before it counts, and none follows it', async () => {
  const path = freshPath();
  const journal = await openJournal(path, PAIR, runOf());
  const handle = await open(path, constants.O_RDONLY);
  const prototype: { datasync: () => Promise<void> } = Object.getPrototypeOf(handle);
  await handle.close();
  const full = mock.method(prototype, 'datasync', () => Promise.reject(new Error('ENOSPC: no space left')));
  await assert.rejects(journal.append(FIRST), {
    name: 'JournalError',
    message: /could not be written \(ENOSPC/,
  });
  full.mock.restore();
  await assert.rejects(journal.append(FIRST), /ENOSPC/);
  assert.equal(journal.items.size, 0);
  await journal.close();
  assert.equal((await readFile(path, 'utf8')).split('\n').length, 2);
});
