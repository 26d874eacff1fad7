import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SettingsError } from '../../src/settings/errors.ts';
import { openMigrationMemory } from '../../src/settings/migrations.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('the memory of a migration', () => {
  it('keeps what is said at different times', async t => {
    const folder = await temporaryFolder(t);
    const [memory, other] = [
      await openMigrationMemory(folder, '12'),
      await openMigrationMemory(folder, '12'),
    ];
    assert.deepEqual([memory.folder, memory.wasProtected], [undefined, undefined]);
    await memory.remember('/somewhere');
    await other.rememberProtected(false);
    const again = await openMigrationMemory(folder, '12');
    assert.deepEqual([again.folder, again.wasProtected], ['/somewhere', false]);
    const text = await readFile(join(folder, 'migrations', '12.json'), 'utf8');
    assert.deepEqual(JSON.parse(text), { folder: '/somewhere', wasProtected: false });
  });

  it('names the file that is damaged', async t => {
    const folder = await temporaryFolder(t);
    await (await openMigrationMemory(folder, '12')).remember('/somewhere');
    const file = join(folder, 'migrations', '12.json');
    for (const damaged of ['', '{"folder": "/some', '{"folder": 1}']) {
      await writeFile(file, damaged);
      await assert.rejects(openMigrationMemory(folder, '12'), (error: unknown) => {
        assert.ok(error instanceof SettingsError, damaged);
        assert.equal(error.message, `${file} is damaged: delete it and run the same command again`);
        return true;
      });
    }
  });

  it('says what to do where settings cannot be kept', async t => {
    const file = join(await temporaryFolder(t), 'file');
    await writeFile(file, '');
    await assert.rejects(openMigrationMemory(join(file, 'config'), '12'), (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      assert.match(
        error.message,
        /^Settings cannot be kept .*make that folder writable.*OXPECKER_CONFIG_DIR$/,
      );
      return true;
    });
  });
});
