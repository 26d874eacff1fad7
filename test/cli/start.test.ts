import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCli, temporaryFolder } from '../support/cli.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('a program that cannot run', () => {
  it('says what it needs where its files are not all there', async t => {
    const cwd = await temporaryFolder(t);
    await mkdir(join(cwd, 'bin'));
    for (const file of ['package.json', 'bin/package.json', 'bin/oxpecker.js'])
      await copyFile(join(ROOT, file), join(cwd, file));
    const { code, stderr } = await runCli([], { cwd, bin: join(cwd, 'bin/oxpecker.js') });
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^oxpecker cannot start\. It needs Node 20\.19 or later \(this is [\d.]+\) and all of its /,
    );
  });

  it('says that its folder is gone, not that Node is old', {
    skip: process.platform === 'win32',
  }, async t => {
    const cwd = join(await temporaryFolder(t), 'gone');
    await mkdir(cwd);
    const script = 'rmdir "$PWD" && exec "$0" "$1" status';
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', script, process.execPath, join(ROOT, 'bin/oxpecker.js')],
      { cwd, encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.match(stderr, /^error: The folder you are in was deleted or moved: change into one/);
    assert.doesNotMatch(stderr, /Node/);
  });
});
