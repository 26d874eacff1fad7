import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openFolder, replaceFile } from '../../src/migrate/folder.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('the folder of a migration', () => {
  const skip = existsSync('/proc/self') ? false : 'there is no /proc here';
  it('is not tried for ever where none can be', { skip, timeout: 10_000 }, async () => {
    await assert.rejects(
      openFolder('/proc/oxpecker'),
      /^Error: The results cannot go into \/proc\/oxpecker: .* Choose another folder with --dir\.$/,
    );
  });
});

describe('a file that is replaced', { skip: process.platform === 'win32' }, () => {
  it('takes the place of a link, and what that leads to is left alone', async t => {
    const folder = await temporaryFolder(t);
    const victim = join(await temporaryFolder(t), 'victim');
    await writeFile(victim, 'precious');
    const path = join(folder, 'matches.csv');
    for (const link of [path, `${path}.new`]) {
      await symlink(victim, link);
      await replaceFile(path, ['new']);
      assert.equal(await readFile(victim, 'utf8'), 'precious');
      assert.equal(await readFile(path, 'utf8'), 'new');
      assert.ok((await lstat(path)).isFile());
      assert.equal((await lstat(path)).mode & 0o777, 0o600);
      assert.deepEqual(await readdir(folder), ['matches.csv']);
    }
  });

  it('stays as it was where its new text does not come, and passes on why', async t => {
    const folder = await temporaryFolder(t);
    const path = join(folder, 'matches.csv');
    await writeFile(path, 'old');
    const reason = new Error('Interrupted');
    async function* interrupted() {
      yield 'new';
      throw reason;
    }
    await assert.rejects(replaceFile(path, interrupted()), reason);
    assert.equal(await readFile(path, 'utf8'), 'old');
    assert.deepEqual(await readdir(folder), ['matches.csv']);
  });

  it('says in words why it cannot be written', async t => {
    const path = join(await temporaryFolder(t), 'none', 'matches.csv');
    await assert.rejects(replaceFile(path, ['x']), {
      message: `${path} could not be written (there is no such file or folder). Close it in other programs and make room on the disk, then run the same command again.`,
    });
  });

  it('takes the place of a draft that a run left behind', async t => {
    const path = join(await temporaryFolder(t), 'matches.csv');
    await writeFile(`${path}.new`, 'half');
    await replaceFile(path, ['whole']);
    assert.equal(await readFile(path, 'utf8'), 'whole');
  });
});
