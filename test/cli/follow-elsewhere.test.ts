import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
