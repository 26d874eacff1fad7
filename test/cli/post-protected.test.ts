import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { writeZip } from '../support/zip.ts';
import { postWorld } from './post-world.ts';

it('a Grailbird archive of a protected account is posted for followers only, and nobody is asked', async t => {
  const sample = new SampleArchive({ era: 'grailbird' }).tweet({ text: 'for those who were let in' });
  const { run, cwd, home, heron } = await postWorld(t, sample);
  await writeZip(join(cwd, 'locked.zip'), locked(sample));
  const { code, stderr } = await run(['post', 'locked.zip', '--yes', '--visibility', 'public']);
  assert.equal(code, 0, stderr);
  assert.match(stderr, TOLD);
  assert.deepEqual(
    home.posts(heron).map(({ visibility }) => visibility),
    ['private'],
  );
});

for (const [flag, visibility] of [
  ['--was-public', 'unlisted'],
  ['--protected', 'private'],
] as const) {
  it(`${flag} answers for later runs too, until the other one does`, async t => {
    const { run, home, heron } = await postWorld(t);
    const post = async (...argv: string[]) => await run(['post', 'twitter.zip', '--yes', ...argv]);
    assert.equal((await post()).code, 2, 'nobody knows yet');
    assert.equal((await post(flag, '--max', '1')).code, 0);
    const later = await post('--max', '1');
    assert.equal(later.code, 0, later.stderr);
    assert.equal((await post(flag === '--protected' ? '--was-public' : '--protected', '--dry-run')).code, 0);
    assert.equal((await post()).code, 0);
    const other = visibility === 'private' ? 'unlisted' : 'private';
    assert.deepEqual(
      home.posts(heron).map(post => post.visibility),
      [other, visibility, visibility],
    );
  });
}

it('--was-public against the word of the archive is for one run', async t => {
  const sample = new SampleArchive({ era: 'grailbird' }).tweet({ text: 'one' }).tweet({ text: 'two' });
  const { run, cwd, home, heron } = await postWorld(t, sample);
  await writeZip(join(cwd, 'locked.zip'), locked(sample));
  const overruled = await run(['post', 'locked.zip', '--yes', '--max', '1', '--was-public']);
  assert.equal(overruled.code, 0, overruled.stderr);
  assert.match(overruled.stderr, /Careful: the archive says that the account was protected/);
  const later = await run(['post', 'locked.zip', '--yes']);
  assert.match(later.stderr, TOLD);
  assert.deepEqual(
    home.posts(heron).map(({ visibility }) => visibility),
    ['private', 'unlisted'],
  );
});

const TOLD = /The archive says that the account was protected: posting for followers only/;

/** The entries of an archive in which every tweet says that its account is protected. */
function locked(sample: SampleArchive) {
  return Array.from(sample.files(), ([name, data]) => ({
    name,
    data: typeof data === 'string' ? data.replaceAll('"protected": false', '"protected": true') : data,
  }));
}
