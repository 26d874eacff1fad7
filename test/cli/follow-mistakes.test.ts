import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { relateWorld } from './relate-world.ts';

const GOOD = ['bob@away.example,yes'];

describe('follow is not begun', () => {
  const cases: readonly [what: string, argv: readonly string[], code: number, sentence: RegExp][] = [
    ['without a list', ['follow'], 2, /follow needs an archive, or the matches\.csv that find wrote/],
    ['with two lists', ['mute', 'a.csv', 'b.csv'], 2, /mute takes one archive or list/],
    ['by nobody', ['follow', 'matches.csv'], 2, /there is no terminal to ask on: give --yes/],
    ['unasked', ['follow', 'matches.csv', '--no-input'], 2, /--no-input forbids to ask: give --yes/],
    ['with a file that is not there', ['follow', 'none.csv', '-y'], 1, /none\.csv cannot be read/],
    ['with an archive that is not there', ['block', 'none.zip', '-y'], 1, /none\.zip/],
    ['with another table', ['follow', 'other.csv', '-y'], 1, /other\.csv has no column "address"/],
    [
      'with an answer that is none',
      ['follow', 'odd.csv', '-y'],
      1,
      /odd\.csv line 2 has "perhaps" under follow/,
    ],
    ['with a folder of something else', ['follow', 'photos', '-y'], 1, /photos/],
    [
      'with an unknown confidence',
      ['follow', 'matches.csv', '--min-confidence', 'sure'],
      2,
      /"sure" is none of/,
    ],
    [
      'with guesses of a list',
      ['follow', 'matches.csv', '-y', '--min-confidence', 'guessed'],
      2,
      /needs the archive/,
    ],
    [
      'with a count that is none',
      ['follow', 'matches.csv', '--max', '0'],
      2,
      /--max: "0" is not a whole number/,
    ],
    ['with a list without a name', ['follow', 'matches.csv', '-y', '--list', ' '], 2, /a list needs a name/],
    ['with an address that is none', ['follow', 'matches.csv', '--only', 'bob'], 2, /"bob" is no account/],
    [
      'with both ends of the same',
      ['follow', 'matches.csv', '-y', '--retry-failed', '--accept-failed'],
      2,
      /not both/,
    ],
    [
      'with two things on standard input',
      ['follow', '-', '-y', '--token-file', '-'],
      2,
      /cannot both come from standard input/,
    ],
  ];
  for (const [what, argv, code, sentence] of cases) {
    it(`${what}: oxpecker ${argv.join(' ')}`, async t => {
      const { folder, run, world } = await relateWorld(t);
      const cwd = await folder(t, GOOD);
      await writeFile(join(cwd, 'other.csv'), 'name,mail\nBob,b@c.example\n');
      await writeFile(join(cwd, 'odd.csv'), 'address,follow\nbob@away.example,perhaps\n');
      await mkdir(join(cwd, 'photos'));
      await writeFile(join(cwd, 'photos', 'cat.jpg'), 'no');
      const asked = world.requests.all.length;
      const ended = await run(cwd, argv);
      assert.equal(ended.code, code, ended.stderr);
      assert.match(ended.stderr, sentence);
      assert.equal(world.requests.all.length, asked, 'nothing was sent');
    });
  }

  it('without a login, and the list is looked at first', async t => {
    const { folder, run } = await relateWorld(t);
    const cwd = await folder(t, GOOD);
    const env = { OXPECKER_CONFIG_DIR: join(cwd, 'empty') };
    assert.equal((await run(cwd, ['follow', 'none.csv', '-y'], { env })).code, 1);
    const { code, stderr } = await run(cwd, ['follow', 'matches.csv', '-y'], { env });
    assert.equal(code, 4);
    assert.match(stderr, /npx oxpecker login/);
  });

  it('for somebody who is not in the list', async t => {
    const { folder, run, writes } = await relateWorld(t);
    const cwd = await folder(t, GOOD);
    const { code, stderr } = await run(cwd, ['follow', 'matches.csv', '-y', '--only', 'eve@away.example']);
    assert.equal(code, 2);
    assert.match(stderr, /eve@away\.example is not among those to follow/);
    assert.deepEqual(writes(), []);
  });

  it('by an import that the server does not have', async t => {
    const { folder, run, writes } = await relateWorld(t);
    const cwd = await folder(t, GOOD);
    const { code, stderr } = await run(cwd, ['follow', 'matches.csv', '-y', '--via-import']);
    assert.equal(code, 2);
    assert.match(stderr, /mastodon takes no import from a program/);
    assert.deepEqual(writes(), []);
  });

  for (const [argv, lost] of [
    [['follow', '--no-reblogs', '--notify'], /--no-reblogs and --notify/],
    [['mute', '--no-hide-notifications'], /or --no-hide-notifications/],
  ] as const)
    it(`by an import that loses ${argv.slice(1).join(' and ')}`, async t => {
      const { away, folder, run, writes } = await relateWorld(t, { software: 'akkoma' });
      away.account('bob');
      const cwd = await folder(t, GOOD);
      const [command, ...options] = argv;
      const { code, stderr } = await run(cwd, [command, 'matches.csv', '-y', '--via-import', ...options]);
      assert.equal(code, 2);
      assert.match(stderr, /akkoma imports nothing but addresses/);
      assert.match(stderr, lost);
      assert.deepEqual(writes(), []);
    });
});
