import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeFolder } from '../../src/files/make-folder.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('a folder', () => {
  it('is made with those above it, and may be there already', async t => {
    const path = join(await temporaryFolder(t), 'a', 'b', 'c');
    await Promise.all([makeFolder(path, 0o700), makeFolder(path, 0o700)]);
    await makeFolder(path);
    assert.ok((await stat(path)).isDirectory());
    if (process.platform !== 'win32') assert.equal((await stat(join(path, '..'))).mode & 0o777, 0o700);
  });

  it('is not made where a file stands in the way', async t => {
    const file = join(await temporaryFolder(t), 'file');
    await writeFile(file, '');
    await assert.rejects(makeFolder(file), { code: 'EEXIST' });
    await assert.rejects(makeFolder(join(file, 'below', 'it')), { code: 'ENOTDIR' });
  });

  const skip = existsSync('/proc/self') ? false : 'there is no /proc here';
  it('is given up where nothing can be made', { skip, timeout: 10_000 }, async () => {
    for (const path of ['/proc/oxpecker', '/proc/oxpecker/below/it']) {
      await assert.rejects(makeFolder(path), { code: 'ENOENT' });
    }
  });
});
