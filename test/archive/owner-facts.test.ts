import assert from 'node:assert/strict';
import test from 'node:test';
import { readArchive } from '../../src/archive/open.ts';
import type { Archive, Era } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import { MemoryContainer } from '../support/memory-container.ts';

const ERAS = ['2018', '2019', '2020', '2022'] as const satisfies readonly Era[];

function archiveOf(sample: SampleArchive): Promise<Archive> {
  return readArchive(new MemoryContainer(sample.files()));
}

function zone(timeZone?: string): object {
  return { accountTimezone: { accountId: '1000000001', ...(timeZone !== undefined && { timeZone }) } };
}

function change(action: string): object {
  return { protectedHistory: { protectedAt: '2022-11-04T10:00:00.000Z', action } };
}

for (const era of ERAS) {
  test(`the time zone and a protection are read in the layout of ${era}`, async () => {
    const archive = await archiveOf(
      new SampleArchive({ era })
        .record('account-timezone', zone('Eastern Time (US & Canada)'))
        .record('protected-history', change('Unprotect'))
        .record('protected-history', change('Protect')),
    );
    assert.equal(await archive.timeZone(), 'America/New_York');
    assert.equal(await archive.wasProtected(), true);
    assert.deepEqual(archive.problems, []);
  });
}

for (const [named, timeZone] of [
  ['Arizona', 'America/Phoenix'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Kyiv', new Intl.DateTimeFormat('en', { timeZone: 'Europe/Kiev' }).resolvedOptions().timeZone],
  ['UTC', 'UTC'],
  ['toString', null],
  ['Mars/Olympus Mons', null],
  ['+05:00', null],
  [undefined, null],
] as const) {
  test(`the time zone "${named ?? 'nothing'}" is ${timeZone ?? 'none'}`, async () => {
    const archive = await archiveOf(new SampleArchive().record('account-timezone', zone(named)));
    assert.equal(await archive.timeZone(), timeZone);
    assert.deepEqual(archive.problems, []);
  });
}

test('without a word of it nobody knows of a time zone or a protection', async () => {
  const archive = await archiveOf(new SampleArchive());
  assert.equal(await archive.timeZone(), null);
  assert.equal(await archive.wasProtected(), false);
});

test('whoever unlocked an account had locked it, maybe longer ago than the history goes', async () => {
  for (const action of ['Unprotect', 'Unprotected', 'PROTECT']) {
    const archive = await archiveOf(new SampleArchive().record('protected-history', change(action)));
    assert.equal(await archive.wasProtected(), true, action);
  }
});

test('Grailbird tells of a protection with its tweets', async () => {
  const files = new SampleArchive({ era: 'grailbird' }).tweet({ text: 'hello' }).files();
  for (const [name, content] of files) {
    files.set(name, String(content).replace('"protected": false', '"protected": true'));
  }
  const archive = await readArchive(new MemoryContainer(files));
  for await (const tweets of archive.tweets('tweet')) assert.equal(tweets.length, 1);
  assert.equal(await archive.wasProtected(), true);

  const open = await archiveOf(new SampleArchive({ era: 'grailbird' }).tweet({ text: 'hello' }));
  for await (const tweets of open.tweets('tweet')) assert.equal(tweets.length, 1);
  assert.equal(await open.wasProtected(), false);
});
