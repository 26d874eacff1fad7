import assert from 'node:assert/strict';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { ArchiveError, DamagedFileError } from '../../src/archive/errors.ts';
import { FolderContainer } from '../../src/archive/folder.ts';
import { temporaryFolder } from '../support/cli.ts';
import { contents, textOf } from '../support/contents.ts';

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

const RIGHTS = { skip: process.geteuid ? false : 'Windows has no such rights' };

/** Runs `work` without the rights of root, which may read everything. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('an unpacked folder', () => {
  test('is read', async t => {
    const path = await temporaryFolder(t);
    await write(path, {
      'data/tweets.js': 'tweets',
      'data/tweets_media/1-a.jpg': 'photo',
      'Your archive.html': '',
    });
    const folder = await FolderContainer.open(path);
    assert.deepEqual([...folder.names()].sort(), [
      'Your archive.html',
      'data/tweets.js',
      'data/tweets_media/1-a.jpg',
    ]);
    assert.equal(folder.size('data/tweets.js'), 6);
    assert.equal(folder.size('data/like.js'), undefined);
    assert.equal(await textOf(folder, 'data/tweets_media/1-a.jpg'), 'photo');
    await folder.close();
  });

  test('is read without its top folders and what macOS adds', async t => {
    const path = await temporaryFolder(t);
    await write(path, {
      'Downloads/twitter/data/tweets.js': 'tweets',
      'Downloads/twitter/data/._tweets.js': 'shadow',
      'Downloads/twitter/.DS_Store': '',
      'Downloads/note.txt': 'mine',
      '__MACOSX/twitter/data/tweets.js': 'shadow',
    });
    const folder = await FolderContainer.open(path);
    assert.deepEqual([...folder.names()], ['data/tweets.js']);
    assert.equal(folder.size('data/tweets.js'), 6);
    assert.equal(await textOf(folder, 'data/tweets.js'), 'tweets');
  });

  test('has no files behind links, nor beside itself', async t => {
    const path = await temporaryFolder(t);
    await write(path, { 'secret.txt': 'secret', 'archive/data/tweets.js': 'tweets' });
    await symlink(join(path, 'secret.txt'), join(path, 'archive/data/like.js'));
    await symlink(path, join(path, 'archive/data/up'));
    const folder = await FolderContainer.open(join(path, 'archive'));
    assert.deepEqual([...folder.names()], ['data/tweets.js']);
    for (const name of ['data/like.js', '../secret.txt', 'data/up/secret.txt', join(path, 'secret.txt')]) {
      assert.ok((await contents(folder, name)).error instanceof DamagedFileError, name);
      assert.equal(folder.size(name), undefined);
    }
  });

  test('may lose a file after it was opened', async t => {
    const path = await temporaryFolder(t);
    await write(path, { 'data/tweets.js': 'tweets' });
    const folder = await FolderContainer.open(path);
    await rm(join(path, 'data/tweets.js'));
    assert.equal(folder.size('data/tweets.js'), undefined);
    const { error } = await contents(folder, 'data/tweets.js');
    assert.ok(error instanceof DamagedFileError);
    assert.match(error.message, /^cannot be read: there is no such file or folder/);
  });

  test('may find a folder where a file was', async t => {
    const path = await temporaryFolder(t);
    await write(path, { 'data/tweets.js': 'tweets' });
    const folder = await FolderContainer.open(path);
    await rm(join(path, 'data/tweets.js'));
    await mkdir(join(path, 'data/tweets.js'));
    const { error } = await contents(folder, 'data/tweets.js');
    assert.ok(error instanceof DamagedFileError);
    assert.equal(error.message, 'cannot be read: it is a folder, name a file');
  });

  test('with a file one may not read costs that file', RIGHTS, async t => {
    const path = await temporaryFolder(t);
    await chmod(path, 0o755);
    await write(path, { 'data/tweets.js': 'tweets', 'data/like.js': 'likes' });
    await chmod(join(path, 'data/like.js'), 0);
    const folder = await FolderContainer.open(path);
    const { error } = await withoutRights(() => contents(folder, 'data/like.js'));
    assert.ok(error instanceof DamagedFileError);
    assert.match(error.message, /^cannot be read: you do not have the right/);
    assert.equal(await textOf(folder, 'data/tweets.js'), 'tweets');
  });

  test('with a folder one may not list is an error that names it', RIGHTS, async t => {
    const path = await temporaryFolder(t);
    await chmod(path, 0o755);
    await write(path, { 'data/tweets.js': 'tweets', 'data/tweets_media/1-a.jpg': 'photo' });
    const locked = join(path, 'data/tweets_media');
    await chmod(locked, 0);
    await withoutRights(() =>
      assert.rejects(FolderContainer.open(path), {
        name: 'ArchiveError',
        message: `${locked}/ cannot be read: you do not have the right, change its permissions or copy it.`,
      }),
    );
    await chmod(locked, 0o755);
  });

  test('with a folder that one may list, but not enter, is an error that names the file', RIGHTS, async t => {
    const path = await temporaryFolder(t);
    await chmod(path, 0o755);
    await write(path, { 'data/tweets_media/1-a.jpg': 'photo' });
    const folder = await FolderContainer.open(path);
    const locked = join(path, 'data/tweets_media');
    await chmod(locked, 0o444);
    await withoutRights(async () =>
      assert.throws(() => folder.size('data/tweets_media/1-a.jpg'), {
        name: 'ArchiveError',
        message: `${join(locked, '1-a.jpg')} cannot be read: you do not have the right, change its permissions or copy it.`,
      }),
    );
    await chmod(locked, 0o755);
  });

  test('with two archives is an error', async t => {
    const path = await temporaryFolder(t);
    await write(path, { 'a/data/tweets.js': '', 'b/data/tweets.js': '' });
    await assert.rejects(FolderContainer.open(path), ArchiveError);
  });
});
