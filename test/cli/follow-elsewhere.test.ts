import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCli } from '../support/cli.ts';
import { redirectsTo } from '../support/fediverse/odd-hosts.ts';
import { relateWorld } from './relate-world.ts';

const PEOPLE = ['bob@away.example', 'cy@away.example'] as const;
const LINES = PEOPLE.map(address => `${address},yes`);

describe('oxpecker follow with a list of the person', () => {
  it('makes it, fills it, and adds those who are followed already', async t => {
    const { away, folder, run, home, heron } = await relateWorld(t);
    away.account('bob');
    home.arrange(heron, away.account('cy'), { following: true });
    const cwd = await folder(t, LINES);
    const { code, stdout, stderr } = await run(cwd, ['follow', 'matches.csv', '-y', '--list', 'Old birds']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^List "Old birds": 2 added\.$/m);
    assert.deepEqual([...(home.lists(heron).get('Old birds') ?? [])].sort(), PEOPLE);
    const again = await run(cwd, ['follow', 'matches.csv', '-y', '--list', 'Old birds']);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /^List "Old birds": 0 added, 2 in it already\.$/m);
  });
});

describe('oxpecker follow with a copy of a list', () => {
  it('does not begin a second journal with it unasked', async t => {
    const { away, folder, run, writes, home, heron } = await relateWorld(t);
    const bob = away.account('bob');
    const cwd = await folder(t, ['bob@away.example,yes']);
    const there = join(cwd, 'oxpecker-heron');
    await mkdir(there);
    await cp(join(cwd, 'matches.csv'), join(there, 'matches.csv'));
    const header = { type: 'header', file: 'lookups', version: 1, account: '123' };
    await writeFile(join(there, 'lookups.jsonl'), `${JSON.stringify(header)}\n`);
    assert.equal((await run(cwd, ['follow', 'oxpecker-heron/matches.csv', '-y'])).code, 0);
    home.arrange(heron, bob, { following: false });

    const input = await readFile(join(cwd, 'matches.csv'), 'utf8');
    for (const list of ['matches.csv', '-']) {
      const { code, stderr } = await run(cwd, ['follow', list, '-y'], { input });
      assert.equal(code, 2, stderr);
      assert.match(stderr.replace(/\s+/g, ' '), /oxpecker-heron: go on there by --dir with that folder, or/);
      const goOn = await run(cwd, ['follow', list, '-y', '--dir', there], { input });
      assert.deepEqual([goOn.code, writes()], [0, ['follow bob@away.example']], goOn.stderr);
    }
    assert.equal((await run(cwd, ['undo', 'follow', '-y'])).code, 0);
    const apart = await run(cwd, ['follow', 'matches.csv', '-y', '--dir', 'apart']);
    assert.deepEqual([apart.code, writes().length], [0, 2], apart.stderr);
  });
});

describe('oxpecker follow with the address of a page', () => {
  it('follows the account that is called by another name there', async t => {
    const { world, folder, writes } = await relateWorld(t);
    world.mastodon('social.split.example', { handleHost: 'split.example' }).account('ann');
    world.host('split.example', redirectsTo('https://social.split.example'));
    const cwd = await folder(t, ['ann@social.split.example,yes']);
    const { code, stderr } = await runCli(['follow', 'matches.csv', '-y'], { cwd, env: world.env() });
    assert.deepEqual([code, writes()], [0, ['follow ann@split.example']], stderr);
  });
});

describe('oxpecker on other software', () => {
  for (const software of ['gotosocial', 'akkoma'] as const) {
    it(`lets ${software} import the list`, async t => {
      const { away, folder, run, writes, home } = await relateWorld(t, { software });
      for (const name of ['bob', 'cy']) away.account(name);
      const cwd = await folder(t, LINES);
      const { code, stdout, stderr } = await run(cwd, ['follow', 'matches.csv', '-y', '--via-import']);
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^2 people followed as heron@home\.example$/m);
      assert.deepEqual(
        writes(),
        PEOPLE.map(address => `follow ${address}`),
      );
      assert.equal(home.limits.refused, 0);
    });
  }

  it('tells on snac whom the person followed before, and leaves them alone when it takes back', async t => {
    const { away, folder, run, home, heron } = await relateWorld(t, { software: 'snac' });
    away.account('bob');
    const cy = away.account('cy');
    home.arrange(heron, cy, { following: true });
    const cwd = await folder(t, LINES);
    const { code, stdout, stderr } = await run(cwd, ['follow', 'matches.csv', '-y']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^1 person followed as heron@home\.example$/m);
    assert.equal((await run(cwd, ['undo', 'follow', '-y'])).code, 0);
    assert.deepEqual(home.following(heron), [cy]);
  });

  it('says that snac knows no blocks apart from mutes', async t => {
    const { away, folder, run } = await relateWorld(t, { software: 'snac' });
    away.account('bob');
    const cwd = await folder(t, LINES);
    const input = 'address,relations,confidence,follow\nbob@away.example,blocked,stated,no\n';
    const { code, stdout, stderr } = await run(cwd, ['block', '-', '-n'], { input });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^snac knows no blocks apart from mutes: they will be muted\.$/m);
  });
});
