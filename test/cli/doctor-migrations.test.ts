import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { readHostFacts } from '../../src/journal/host-facts.ts';
import { openJournal } from '../../src/journal/journal.ts';
import { takeLock } from '../../src/journal/lock.ts';
import { openPairs } from '../../src/settings/pairs.ts';
import { runCli } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { runOf } from '../support/journals.ts';
import { patient } from './doctor-world.ts';

const TARGET = 'alice@home.example';
let world: World;
let home: MastodonHost;

before(async () => {
  world = await startFediverse();
  home = world.mastodon('home.example');
});
after(() => world.close());

/** Somebody with a migration folder in which two people are followed. */
async function migration(t: TestContext) {
  const someone = await patient(t, world, home);
  const folder = join(someone.folder, 'oxpecker-alice');
  await mkdir(folder, { mode: 0o700 });
  const journal = join(folder, `journal-${TARGET}.jsonl`);
  const pair = { twitterId: '12', target: TARGET };
  const open = await openJournal(journal, pair, runOf());
  for (const name of ['bob', 'carol'])
    for (const state of ['intent', 'done'] as const)
      await open.append({ key: `follow:${name}@b.example#0`, op: 'follow', state });
  await open.close();
  return { ...someone, folder, journal, pair };
}

describe('doctor in a migration folder', () => {
  it('finds nothing where all is well', async t => {
    const { doctor, journal } = await migration(t);
    const before = await readFile(journal);
    const { code, found, document } = await doctor();
    assert.equal(code, 0, JSON.stringify(document));
    assert.deepEqual(found('journal'), [`ok: journal-${TARGET}.jsonl: 4 records, all of them whole.`]);
    assert.deepEqual([found('lock'), found('folder').length, found('disk').length], [[], 1, 1]);
    assert.deepEqual(await readFile(journal), before);
  });

  it('tells which lines of a journal are damaged', async t => {
    const { doctor, journal } = await migration(t);
    await appendFile(journal, 'nonsense\n{"at":"never"}\n');
    const { code, found } = await doctor();
    assert.match(
      found('journal').join(),
      /^broken: journal-alice@home\.example\.jsonl is damaged in line 6 \(it is not JSON\), line 7 \(\w+: /,
    );
    assert.equal(code, 1);
  });

  it('tells of a journal that does not say whose it is', async t => {
    const { doctor, journal } = await migration(t);
    const whole = await readFile(journal, 'utf8');
    await writeFile(journal, whole.replace(/"target":"[^"]*"/, '"target":""'));
    const { code, found } = await doctor();
    assert.deepEqual(found('journal'), [
      `broken: journal-${TARGET}.jsonl is damaged in line 1 (it does not say whose journal this is).`,
    ]);
    assert.equal(code, 1);
  });

  it('tells of a torn last line and of what is unclear, and mends neither', async t => {
    const { doctor, journal, pair } = await migration(t);
    const open = await openJournal(journal, pair, runOf('run2'));
    await open.append({ key: 'follow:dave@b.example#0', op: 'follow', state: 'intent' });
    await open.close();
    await appendFile(journal, '{"at":"2026');
    const before = await readFile(journal);
    const { code, found } = await doctor();
    const said = found('journal').join('\n');
    assert.match(said, /^warning: \S+ ends in a line that a crash cut off \(11 bytes\)/m);
    assert.match(said, /^warning: How 1 item in \S+ ended is not known/m);
    assert.equal(code, 0);
    assert.deepEqual(await readFile(journal), before);
  });

  it('tells who holds a lock, and that one is stale', async t => {
    const { doctor, journal } = await migration(t);
    const lock = await takeLock(`${journal}.lock`, { now: Date.now });
    const held = await doctor();
    assert.match(
      held.found('lock').join(),
      new RegExp(`^warning: Another run \\(process ${process.pid}\\) holds `),
    );
    assert.equal(held.code, 0);
    await lock.release();
    const { host } = await readHostFacts();
    const { pid } = spawnSync(process.execPath, ['--version']);
    const dead = { pid, host, start: null, token: 'x' };
    await writeFile(`${journal}.lock`, JSON.stringify(dead));
    assert.match((await doctor()).found('lock').join(), /^warning: A run that died left .*\.lock behind/);
  });

  it('tells of a matches.csv that cannot be read', async t => {
    const { doctor, folder } = await migration(t);
    await writeFile(join(folder, 'matches.csv'), 'what,ever\n1,2\n');
    const { code, found } = await doctor();
    assert.match(found('matches').join(), /^broken: .*matches\.csv/);
    assert.equal(code, 1);
  });

  it('tells of a folder that others may write into', { skip: process.platform === 'win32' }, async t => {
    const { doctor, folder } = await migration(t);
    await chmod(folder, 0o777);
    assert.match(
      (await doctor()).found('folder').join(),
      /^warning: Others on this machine may write into ~/,
    );
  });

  it('quotes what a shell would take apart', { skip: process.platform === 'win32' }, async t => {
    const { doctor, folder } = await migration(t);
    const spaced = join(folder, '..', 'my tweets');
    await mkdir(spaced);
    await chmod(spaced, 0o777);
    const { document } = await doctor(['--dir', 'my tweets']);
    const next = document.checks.find(({ name }) => name === 'folder')?.next;
    assert.equal(next, 'chmod go-w ~/"my tweets"');
  });

  it('takes no folder for a server', async t => {
    const { folder } = await migration(t);
    const { code, stderr } = await runCli(['doctor', 'oxpecker-alice'], { cwd: join(folder, '..') });
    assert.equal(code, 2);
    assert.match(
      stderr.replaceAll('\n', ' '),
      /"oxpecker-alice" is a folder: npx oxpecker inspect oxpecker-alice says .*, npx oxpecker doctor --dir oxpecker-alice looks/,
    );
  });

  it('misses a journal that is known and gone', async t => {
    const { doctor, folder, journal, pair } = await migration(t);
    await (await openPairs(join(folder, '..', 'config'))).remember(pair, journal);
    await rm(journal);
    const { code, found } = await doctor();
    assert.match(
      found('journal').join(),
      /^broken: ~\/oxpecker-alice\/\S+ is not there any more, and it alone/,
    );
    assert.equal(code, 1);
  });

  it('misses a folder that is known and gone, and takes the one of --dir instead', async t => {
    const { doctor, folder, journal, pair } = await migration(t);
    await (await openPairs(join(folder, '..', 'config'))).remember(pair, journal);
    await rm(folder, { recursive: true });
    const { code, found } = await doctor();
    assert.match(found('folder').join(), /^broken: ~\/oxpecker-alice is not there, and it alone knows/);
    assert.equal(code, 1);
    await mkdir(join(folder, '..', 'elsewhere'));
    const named = await doctor(['--dir', 'elsewhere']);
    assert.deepEqual([named.code, named.found('journal')], [0, ['ok: Nothing was done from here yet.']]);
  });
});
