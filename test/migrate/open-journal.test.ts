import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { LockedError } from '../../src/journal/errors.ts';
import type { Pair } from '../../src/journal/types.ts';
import {
  openPairJournal,
  type PairRegistry,
  peekPairJournal,
  runId,
} from '../../src/migrate/open-journal.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

const PAIR = { twitterId: '12', target: 'Me@a.example' };
const FILE = 'journal-me@a.example.jsonl';

let home = '';
let registry: PairRegistry;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oxpecker-pair-'));
  await mkdir(join(home, 'one'));
  await mkdir(join(home, 'two'));
  const known = new Map<string, string>();
  const keyOf = ({ twitterId, target }: typeof PAIR | { twitterId: null; target: string }) =>
    `${twitterId} ${target.toLowerCase()}`;
  registry = {
    journalOf: async pair => known.get(keyOf(pair)) ?? null,
    journalsOf: async target =>
      [...known].filter(([key]) => key.endsWith(` ${target.toLowerCase()}`)).map(([, journal]) => journal),
    remember: async (pair, journal) => {
      known.set(keyOf(pair), journal);
    },
    fileOf: () => '/config/pairs/12.json',
  };
});
afterEach(() => rm(home, { recursive: true }));

const options = (folder: string, pair: Pair = PAIR, isChosen = false) => ({
  folder: join(home, folder),
  isChosen,
  pair,
  registry,
  clock: new SteppingClock(),
  run: 'run1',
});

async function begin(): Promise<void> {
  const journal = await openPairJournal(options('one'));
  await journal.append({ key: 'follow:alice@b.example#0', op: 'follow', state: 'done' });
  await journal.close();
}

test('the journal of a pair is begun in its folder, and goes on there', async () => {
  await begin();
  assert.deepEqual(await readdir(join(home, 'one')), [FILE]);
  const again = await openPairJournal(options('one', { ...PAIR, target: 'me@a.example' }));
  assert.deepEqual([again.items.size, again.pair], [1, PAIR]);
  await again.close();
});

test('another folder is refused while the first journal is there, by its path', async () => {
  await begin();
  const first = join(home, 'one', FILE);
  for (const attempt of [openPairJournal, peekPairJournal]) {
    await assert.rejects(attempt(options('two')), ({ message }: Error) => {
      assert.ok(
        message.startsWith(
          `What was done for Me@a.example stands in ${first}: go on in that folder with --dir`,
        ),
      );
      return true;
    });
  }
  assert.deepEqual(await readdir(join(home, 'two')), []);
  await cp(first, join(home, 'two', FILE));
  await assert.rejects(
    openPairJournal(options('two')),
    /There are two journals for Me@a\.example, .*one.* and .*two.*move one/,
  );
});

test('a folder that was moved brings its journal along', async () => {
  await begin();
  await rename(join(home, 'one'), join(home, 'three'));
  const journal = await openPairJournal(options('three'));
  assert.equal(journal.items.size, 1);
  await journal.close();
  assert.equal(await registry.journalOf(PAIR), join(home, 'three', FILE));
});

test('a journal that is gone is not begun anew without a word, here or elsewhere', async () => {
  await begin();
  await rm(join(home, 'one', FILE));
  for (const folder of ['one', 'two']) {
    await assert.rejects(
      openPairJournal(options(folder)),
      /is not there any more.*delete \/config\/pairs\/12\.json and run again/,
    );
    assert.deepEqual(await readdir(join(home, folder)), []);
  }
});

test('other accounts have journals of their own', async () => {
  await begin();
  const other = await openPairJournal(options('one', { ...PAIR, target: 'you@a.example' }));
  await other.close();
  assert.deepEqual(await readdir(join(home, 'one')), [FILE, 'journal-you@a.example.jsonl']);
  await assert.rejects(
    openPairJournal(options('one', { ...PAIR, twitterId: '13' })),
    /of the Twitter account 12/,
  );
});

test('a list that could be of anybody begins no journal beside a known one, unless the person says so', async () => {
  await begin();
  const anybody = { ...PAIR, twitterId: null };
  for (const attempt of [openPairJournal, peekPairJournal]) {
    await assert.rejects(attempt(options('two', anybody)), ({ name, message }: Error) => {
      assert.equal(name, 'WhoseJournalError');
      assert.ok(message.includes(`stands in ${join(home, 'one')}: go on there by --dir`), message);
      return true;
    });
  }
  assert.deepEqual(await readdir(join(home, 'two')), []);
  const there = await openPairJournal(options('one', anybody, true));
  assert.deepEqual([there.pair, there.items.size], [PAIR, 1]);
  await there.close();
  for (const isChosen of [true, false]) {
    const apart = await openPairJournal(options('two', anybody, isChosen));
    assert.equal(apart.items.size, 0, 'once begun, it goes on unasked');
    await apart.close();
  }
});

test('a list that could be of anybody begins a journal for an account that has none', async () => {
  await begin();
  const journal = await openPairJournal(options('two', { twitterId: null, target: 'you@a.example' }));
  await journal.close();
  assert.deepEqual(await readdir(join(home, 'two')), ['journal-you@a.example.jsonl']);
});

test('a look needs no lock, leaves nothing, and starts empty where nothing is', async () => {
  const nothing = await peekPairJournal(options('one'));
  await nothing.append({ key: 'follow:bob@b.example#0', op: 'follow', state: 'done' });
  assert.deepEqual([nothing.items.size, await readdir(join(home, 'one'))], [1, []]);
  await begin();
  const writing = await openPairJournal(options('one'));
  await assert.rejects(openPairJournal(options('one')), LockedError);
  assert.equal((await peekPairJournal(options('one'))).items.size, 1);
  await writing.close();
});

test('a run has a name that can be typed', () => {
  assert.equal(
    runId(() => 0.999),
    'ffffffff',
  );
  let next = 0;
  assert.equal(
    runId(() => next++ / 16),
    '01234567',
  );
});

test('a journal that somebody emptied is not begun anew', async () => {
  await begin();
  await writeFile(join(home, 'one', FILE), '');
  await assert.rejects(openPairJournal(options('one')), /is not there any more, or is empty/);
  await writeFile(join(home, 'two', FILE), '');
  await assert.rejects(openPairJournal(options('two')), /is not there any more, or is empty/);
});
