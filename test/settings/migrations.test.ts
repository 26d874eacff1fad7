import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { SettingsError } from '../../src/settings/errors.ts';
import { openMigrationMemory } from '../../src/settings/migrations.ts';
import { temporaryFolder } from '../support/cli.ts';

test('where settings cannot be kept, it says what to do', async t => {
  const file = join(await temporaryFolder(t), 'file');
  await writeFile(file, '');
  await assert.rejects(openMigrationMemory(join(file, 'config'), '12'), (error: unknown) => {
    assert.ok(error instanceof SettingsError);
    assert.match(
      error.message,
      /^Settings cannot be kept in \/.*\/file\/config\S* \(a part of its path is a file\): make that folder writable.*OXPECKER_CONFIG_DIR$/,
    );
    return true;
  });
});

test('a damaged file is named, with what to do', async t => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'migrations', '12.json');
  (await openMigrationMemory(folder, '12')).remember('/somewhere');
  await writeFile(path, '{"folder":');
  await assert.rejects(openMigrationMemory(folder, '12'), {
    name: 'SettingsError',
    message: `${path} is damaged: delete it and run the same command again`,
  });
});
