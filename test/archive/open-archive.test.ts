import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { ArchiveError } from '../../src/archive/errors.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Archive, Era } from '../../src/archive/types.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import type { Files } from '../support/archive-files.ts';
import { writeZip } from '../support/zip.ts';

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oxpecker-archive-'));
});

after(() => rm(folder, { recursive: true }));

async function asZip(name: string, files: Files): Promise<string> {
  const path = join(folder, name);
  await writeZip(
    path,
    [...files].map(([entry, data]) => ({ name: entry, data })),
  );
  return path;
}

async function asFolder(name: string, files: Files): Promise<string> {
  const path = join(folder, name);
  for (const [file, data] of files) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), data);
  }
  return path;
}

async function textsOf(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of archive.tweets('tweet')) texts.push(...batch.map(tweet => tweet.text));
  return texts;
}

/** Hardly smaller when packed, and so far more than what is read for the first tweet. */
const TEXTS = Array.from({ length: 500 }, (_, i) =>
  createHash('shake256', { outputLength: 200 }).update(String(i)).digest('base64'),
);

for (const era of ['grailbird', '2018', '2019', '2020', '2022'] as const satisfies readonly Era[]) {
  test(`a zip and a folder of ${era} read the same`, async () => {
    const sample = new SampleArchive({ era });
    for (const text of TEXTS) sample.tweet({ text });
    for (const path of [await asZip(`${era}.zip`, sample.files()), await asFolder(era, sample.files())]) {
      const archive = await openArchive(path);
      assert.deepEqual([archive.path, archive.era, archive.account], [path, era, SAMPLE_ACCOUNT]);
      assert.deepEqual(await textsOf(archive), TEXTS);
      assert.deepEqual(archive.problems, []);
      await archive.close();
    }
  });
}

test('reading may stop early and begin again', async () => {
  const sample = new SampleArchive();
  for (const text of TEXTS) sample.tweet({ text });
  const archive = await openArchive(await asZip('early.zip', sample.files()));
  for (let i = 0; i < 3; i += 1) for await (const _ of archive.tweets('tweet')) break;
  assert.deepEqual(await textsOf(archive), TEXTS);
  assert.deepEqual(archive.problems, []);
  await archive.close();
});

test('a zip of something else is refused', async () => {
  const path = await asZip('mastodon.zip', new Map([['actor.json', '{}']]));
  await assert.rejects(openArchive(path), (error: unknown) => {
    assert.ok(error instanceof ArchiveError);
    assert.equal(error.message.startsWith(`${path} is a Mastodon export`), true);
    return true;
  });
});
