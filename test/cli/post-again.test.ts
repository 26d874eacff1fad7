import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { postWorld } from './post-world.ts';

it('a dry run does not write over a posts.csv that somebody edited', async t => {
  const { post, cwd } = await postWorld(t);
  const folder = join(cwd, 'oxpecker-heron');
  const path = join(folder, 'posts.csv');
  const files = async () => (await readdir(folder)).filter(name => name.startsWith('posts')).sort();
  await post('--dry-run');
  await post('--dry-run');
  assert.deepEqual(await files(), ['posts.csv']);

  const edited = (await readFile(path, 'utf8')).replace(/^(199000000000000001,.*),yes\r$/m, '$1,no\r');
  await writeFile(path, edited);
  const again = await post('--dry-run', '--since', '2012');
  assert.match(again.stderr, /^Your edited posts\.csv is posts-edited\.csv now\.$/m);
  assert.equal(await readFile(join(folder, 'posts-edited.csv'), 'utf8'), edited);

  await writeFile(path, edited);
  await post('--dry-run');
  assert.deepEqual(await files(), ['posts-edited-2.csv', 'posts-edited.csv', 'posts.csv']);
  await writeFile(path, edited);
  await post('--dry-run', '--select', 'oxpecker-heron/posts.csv');
  assert.equal((await files()).length, 3);
  assert.match(await readFile(path, 'utf8'), /^199000000000000001,.*,declined,.*,no\r$/m);
});
