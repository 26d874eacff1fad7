import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Container } from '../../src/archive/container.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openContainer } from '../../src/archive/open-container.ts';
import { Problems } from '../../src/archive/problems.ts';
import { temporaryFolder } from '../support/cli.ts';
import { textOf } from '../support/contents.ts';
import { writeZip } from '../support/zip.ts';

const TWEETS = { name: 'data/tweets.js', data: 'window.YTD.tweets.part0 = []' };
const PHOTO = { name: 'data/tweets_media/1-a.jpg', data: 'photo' };
const BEACH = { name: 'beach.jpg', data: 'beach' };
const CUT_OFF = 'PK\x03\x04';

async function open(t: TestContext, path: string): Promise<{ container: Container; problems: Problems }> {
  const problems = new Problems();
  const container = await openContainer(path, problems);
  t.after(() => container.close());
  return { container, problems };
}

async function write(folder: string, name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

async function openFiles(): Promise<number> {
  return (await readdir('/proc/self/fd')).length;
}

describe('in a folder of zips', () => {
  test('the one of Twitter is read where it lies', async t => {
    const path = await temporaryFolder(t);
    await writeZip(join(path, 'mine.zip'), [TWEETS]);
    await writeZip(join(path, 'holiday.zip'), [BEACH]);
    const { container, problems } = await open(t, path);
    assert.equal(container.path, join(path, 'mine.zip'));
    assert.deepEqual([...container.names()], [TWEETS.name]);
    assert.deepEqual(problems.list, []);
  });

  test('the parts of one archive are one', async t => {
    const path = await temporaryFolder(t);
    const manifest = (part: number) => ({
      name: 'data/manifest.js',
      data: `window.__THAR_CONFIG = {"part": ${part}}`,
    });
    await writeZip(join(path, 'twitter-1.zip'), [manifest(1), TWEETS]);
    await writeZip(join(path, 'twitter-2.ZIP'), [manifest(2), PHOTO, TWEETS], { topFolder: 'twitter-2/' });
    await writeZip(join(path, 'twitter-3.zip'), [{ ...PHOTO, name: 'data/tweets_media/2-b.jpg' }]);
    const { container } = await open(t, path);
    assert.equal(container.path, path);
    assert.deepEqual(
      [...container.names()],
      ['data/manifest.js', TWEETS.name, PHOTO.name, 'data/tweets_media/2-b.jpg'],
    );
    assert.match(await textOf(container, 'data/manifest.js'), /1/);
    assert.equal(await textOf(container, PHOTO.name), 'photo');
    assert.equal(container.size(PHOTO.name), 5);
  });

  test('broken downloads and the zips of web sites are left alone', async t => {
    const path = await temporaryFolder(t);
    await writeFile(join(path, 'broken.zip'), CUT_OFF);
    await writeFile(join(path, 'empty.zip'), '');
    await writeFile(join(path, 'page.zip'), '<!DOCTYPE html>');
    await writeZip(join(path, 'site.zip'), [{ name: 'profile.js', data: 'export {}' }]);
    await mkdir(join(path, 'folder.zip'));
    await write(path, 'project/like.js', 'export {}');
    await writeZip(join(path, 'twitter.zip'), [TWEETS]);
    const { container, problems } = await open(t, path);
    assert.equal(container.path, join(path, 'twitter.zip'));
    assert.deepEqual(problems.list, []);
  });

  test('projects with files of the same names are left alone', async t => {
    const path = await temporaryFolder(t);
    for (const name of ['one/profile.js', 'two/like.js']) await write(path, name, 'export {}');
    await writeZip(join(path, 'twitter.zip'), [TWEETS]);
    const { container } = await open(t, path);
    assert.equal(container.path, join(path, 'twitter.zip'));
  });

  test('a broken one with the name of a part is a problem of the archive', async t => {
    const path = await temporaryFolder(t);
    await writeZip(join(path, 'twitter-1.zip'), [TWEETS]);
    await writeFile(join(path, 'twitter-2.zip'), CUT_OFF);
    const archive = await openArchive(path);
    t.after(() => archive.close());
    assert.deepEqual(archive.problems, [
      { file: 'twitter-2.zip', what: 'is cut off, as by a download that stopped: download it again' },
    ]);
  });

  test('hundreds are no more open files than one', { skip: process.platform !== 'linux' }, async t => {
    const path = await temporaryFolder(t);
    for (let i = 0; i < 300; i += 1) await writeZip(join(path, `${i}.zip`), [BEACH]);
    await writeZip(join(path, 'twitter.zip'), [TWEETS]);
    const before = await openFiles();
    await open(t, path);
    assert.equal(await openFiles(), before + 1);
  });
});

describe('a folder of zips is refused', () => {
  const refused: [what: string, files: Readonly<Record<string, string | null>>, says: string][] = [
    [
      'for the broken part',
      { 'a.zip': CUT_OFF, 'b.zip': null, 'twitter-1.zip': '' },
      'twitter-1.zip is empty',
    ],
    ['for the broken zip', { 'a.zip': null, 'b.zip': CUT_OFF }, 'b.zip is cut off'],
    ['for what it holds', { 'a.zip': null, 'b.zip': null }, "a.zip has none of a Twitter archive's files"],
  ];
  for (const [what, files, says] of refused) {
    test(what, async t => {
      const path = await temporaryFolder(t);
      for (const [name, content] of Object.entries(files)) {
        if (content === null) await writeZip(join(path, name), [BEACH]);
        else await writeFile(join(path, name), content);
      }
      await assert.rejects(openContainer(path, new Problems()), (error: Error) => {
        assert.equal(error.name, 'ArchiveError');
        assert.ok(error.message.startsWith(join(path, says)), error.message);
        return true;
      });
    });
  }

  test('for two unpacked archives beside them', async t => {
    const path = await temporaryFolder(t);
    for (const folder of ['2021', '2022']) await write(path, `${folder}/${TWEETS.name}`, TWEETS.data);
    await writeZip(join(path, 'holiday.zip'), [BEACH]);
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} holds several archives (2021 and 2022): unpack it and name the folder of one.`,
    });
  });

  test('for two archives', async t => {
    const path = await temporaryFolder(t);
    await writeZip(join(path, '2021.zip'), [TWEETS]);
    await writeZip(join(path, '2022.zip'), [{ ...TWEETS, data: `${TWEETS.data} ` }]);
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} holds two archives, 2021.zip and 2022.zip (their data/tweets.js differ): name the zip that you want.`,
    });
  });
});
