import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
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

const read = (cwd: string, file: string) => readFile(join(cwd, 'oxpecker-heron', file), 'utf8');

describe('a find after matches.csv was edited', () => {
  it('asks nobody again, and keeps what the user decided', async t => {
    const cwd = await folderWith(t, sampleArchive());
    await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    const path = join(cwd, 'oxpecker-heron', 'matches.csv');
    const edited = (await readFile(path, 'utf8')).replace(/^(11,.*),yes\r$/m, '$1,nein\r');
    await writeFile(path, edited.replace(/^\uFEFF/, ''));
    const asked = world.requests.all.length;
    const again = await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    assert.equal(again.code, 0, again.stderr);
    assert.equal(world.requests.all.length, asked);
    assert.match(await read(cwd, 'matches.csv'), /^11,ann_t,.*,yes,no\r$/m);
    assert.doesNotMatch(await read(cwd, 'following_accounts.csv'), /ann@/);
  });

  it('keeps what the user decides while it runs', async t => {
    const cwd = await folderWith(t, sampleArchive());
    await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    const path = join(cwd, 'oxpecker-heron', 'matches.csv');
    const before = readFileSync(path, 'utf8');
    const { code, stderr } = await runCli(['find', 'twitter.zip', '--max-age', '0', '-v'], {
      cwd,
      env: world.env(),
      onStderr: text => {
        if (!text.includes(': found')) return;
        // In one move: half a file is another story.
        writeFileSync(`${path}.edited`, before.replace(/^(11,.*),yes\r$/m, '$1,no\r'));
        renameSync(`${path}.edited`, path);
      },
    });
    assert.equal(code, 0, stderr);
    assert.match(await read(cwd, 'matches.csv'), /^11,ann_t,.*,yes,no\r$/m);
  });

  it('stops before the network when matches.csv is not understood, and leaves it alone', async t => {
    const cwd = await folderWith(t, sampleArchive());
    await mkdir(join(cwd, 'oxpecker-heron'));
    const mine = 'twitter_id,address,follow\n11,ann@social.example,perhaps\n';
    await writeFile(join(cwd, 'oxpecker-heron', 'matches.csv'), mine);
    const asked = world.requests.all.length;
    const { code, stderr } = await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    assert.equal(code, 1);
    assert.match(stderr, /matches\.csv.*2.*perhaps/s);
    assert.equal(world.requests.all.length, asked);
    assert.equal(await read(cwd, 'matches.csv'), mine);
  });
});
