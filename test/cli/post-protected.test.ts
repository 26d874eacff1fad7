import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { writeZip } from '../support/zip.ts';
import { postWorld } from './post-world.ts';

it('a Grailbird archive of a protected account is posted for followers only, and nobody is asked', async t => {
  const sample = new SampleArchive({ era: 'grailbird' }).tweet({ text: 'for those who were let in' });
  const { run, cwd, home, heron } = await postWorld(t, sample);
  const entries = Array.from(sample.files(), ([name, data]) => ({
    name,
    data: typeof data === 'string' ? data.replaceAll('"protected": false', '"protected": true') : data,
  }));
  await writeZip(join(cwd, 'locked.zip'), entries);
  const { code, stderr } = await run(['post', 'locked.zip', '--yes', '--visibility', 'public']);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /The archive says that the account was protected: posting for followers only/);
  assert.deepEqual(
    home.posts(heron).map(({ visibility }) => visibility),
    ['private'],
  );
});
