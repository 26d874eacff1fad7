import assert from 'node:assert/strict';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../support/cli.ts';
import type { World } from '../support/fediverse/world.ts';
import { folderWith, sampleArchive, startWorld } from './sample-people.ts';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

describe('a find from another place', () => {
  it('tells where the edits of the first one lie, until another folder is named', async t => {
    const home = await folderWith(t, sampleArchive());
    const elsewhere = join(home, 'elsewhere');
    await mkdir(elsewhere);
    const env = { ...world.env(), OXPECKER_CONFIG_DIR: join(home, 'config') };
    const find = (cwd: string, ...more: string[]) =>
      runCli(['find', join(home, 'twitter.zip'), ...more], { cwd, env });

    assert.doesNotMatch((await find(home)).stderr, /An earlier run/);
    const first = join(home, 'oxpecker-heron');
    for (const run of [1, 2]) {
      const { code, stderr } = await find(elsewhere);
      assert.equal(code, 0);
      assert.ok(
        stderr.replace(/\s+/g, ' ').includes(`keeps its files in ${first}; --dir ${first}`),
        `${run}: ${stderr}`,
      );
    }
    assert.doesNotMatch((await find(elsewhere, '--dir', 'oxpecker-heron')).stderr, /An earlier run/);
    assert.doesNotMatch((await find(elsewhere)).stderr, /An earlier run/);
  });

  it('keeps what it remembers to the person alone', { skip: process.platform === 'win32' }, async t => {
    const cwd = await folderWith(t, sampleArchive());
    await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    const folder = join(cwd, 'config', 'migrations');
    assert.deepEqual(await readdir(folder), ['1000000001.json']);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    assert.equal((await stat(join(folder, '1000000001.json'))).mode & 0o777, 0o600);
  });

  it('leaves no trace outside its folder without the network', async t => {
    const cwd = await folderWith(t, sampleArchive());
    await runCli(['find', 'twitter.zip', '--no-lookup'], { cwd });
    assert.deepEqual((await readdir(cwd)).toSorted(), ['oxpecker-heron', 'twitter.zip']);
  });
});
