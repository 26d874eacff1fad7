import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openAccounts } from '../../src/settings/accounts.ts';
import { lookAtSettings } from '../../src/settings/look.ts';
import { temporaryFolder } from '../support/cli.ts';

const onPosix = { skip: process.platform === 'win32' };

describe('a look at the settings', () => {
  it('sees what another user of the machine made', onPosix, async t => {
    const folder = await temporaryFolder(t);
    await openAccounts(folder);
    await writeFile(join(folder, 'accounts', 'me@a.example.json'), '{}');
    const me = process.getuid?.() ?? 0;
    const problems = async () => (await lookAtSettings(folder)).entries.map(({ problem }) => problem);
    assert.deepEqual(await problems(), [null, null, 'damaged']);
    // Root may change everything, and owns nothing in the eyes of another.
    t.mock.method(process as { getuid: () => number }, 'getuid', () => me + 1);
    assert.deepEqual(await problems(), [null, 'foreign', 'foreign']);
  });

  it('sees whether the folders that are missing could be made', async t => {
    const folder = await temporaryFolder(t);
    const unwritable = async (path: string) => (await lookAtSettings(path)).unwritable;
    assert.equal(await unwritable(join(folder, 'not', 'yet')), null);
    await writeFile(join(folder, 'file'), '');
    for (const path of ['file/config', 'file/below/config'])
      assert.equal(await unwritable(join(folder, path)), 'a part of its path is a file');
  });

  it('sees what is in the way of a folder', onPosix, async t => {
    const folder = await temporaryFolder(t);
    await openAccounts(folder);
    await writeFile(join(folder, 'apps'), '');
    await symlink(join(folder, 'nowhere'), join(folder, 'pairs'));
    const { entries } = await lookAtSettings(folder);
    const inTheWay = entries.filter(({ problem }) => problem === 'no-folder').map(({ path }) => path);
    assert.deepEqual(inTheWay.sort(), [join(folder, 'apps'), join(folder, 'pairs')]);
    const itself = await lookAtSettings(join(folder, 'pairs'));
    assert.deepEqual(
      itself.entries.map(({ problem }) => problem),
      ['no-folder'],
    );
  });

  it('sees a folder that you may not write into', { skip: process.getuid?.() === 0 }, async t => {
    const folder = join(await temporaryFolder(t), 'config');
    await mkdir(folder, { mode: 0o500 });
    assert.equal((await lookAtSettings(folder)).unwritable, 'you do not have the right');
  });
});
