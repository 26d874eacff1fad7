import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { writeParts } from '../../src/migrate/import-files.ts';
import { temporaryFolder } from '../support/cli.ts';

it('a list in several files leaves none of an earlier, longer one', async t => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'list.csv');
  const mine = ['list-of-mine.csv', 'list-2b.csv', 'other-3.csv'];
  for (const file of mine) await writeFile(join(folder, file), 'mine');
  assert.deepEqual(await writeParts(path, [['a'], ['b'], ['c']]), [
    path,
    join(folder, 'list-2.csv'),
    join(folder, 'list-3.csv'),
  ]);
  await writeParts(path, [['A'], ['B']]);
  assert.deepEqual((await readdir(folder)).sort(), ['list-2.csv', 'list.csv', ...mine].sort());
  assert.equal(await readFile(join(folder, 'list-2.csv'), 'utf8'), 'B');
});
