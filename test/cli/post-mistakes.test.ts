import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { postWorld } from './post-world.ts';

const GO = ['post', 'twitter.zip', '--was-public', '-y'];

describe('post is not begun', () => {
  const cases: readonly (readonly [what: string, argv: readonly string[], code: number, sentence: RegExp])[] =
    [
      ['without an archive', ['post', '-y'], 2, /post needs an archive: name the zip/],
      [
        'with two archives',
        ['post', 'a.zip', 'b.zip'],
        2,
        /post takes one archive: put quotation marks around a path with spaces; several zips/,
      ],
      ['by nobody', ['post', 'twitter.zip', '--was-public'], 2, /no terminal to ask on: give --yes/],
      [
        'where nobody says who could read it',
        ['post', 'twitter.zip', '-y'],
        2,
        /give --was-public, or --protected/,
      ],
      ['with two answers to that', [...GO, '--protected'], 2, /give --was-public or --protected, not both/],
      [
        'with and without media',
        [...GO, '--only-media', '--no-media'],
        2,
        /--only-media or --no-media, not both/,
      ],
      [
        'with no date',
        [...GO, '--since', 'yesterday'],
        2,
        /--since: "yesterday" is no date: write it like 2019-05-31/,
      ],
      ['with no hours', [...GO, '--quiet-hours', '22-7'], 2, /--quiet-hours: "22-7" are no hours/],
      ['with no zone', [...GO, '--time-zone', 'Here'], 2, /--time-zone: "Here" is no time zone/],
      ['with no tweet', [...GO, '--tweet', 'x'], 2, /"x" is no tweet/],
      ['with no visibility', [...GO, '--visibility', 'secret'], 2, /--visibility/],
      ['with no pattern', [...GO, '--cw-match', '(=x'], 2, /the pattern in "\(=x" is not understood/],
      ['without the selection', [...GO, '--select', 'none.csv'], 1, /none\.csv cannot be read/],
      ['with another selection', [...GO, '--select', 'odd.csv'], 1, /odd\.csv names no tweets/],
      ['without the sheet', [...GO, '--alt-text', 'none.csv'], 1, /none\.csv cannot be read/],
      ['without matches', [...GO, '--mention', 'matched'], 1, /needs .*matches\.csv.*run npx oxpecker find/],
      ['without such an archive', ['post', 'none.zip', '-y', '--was-public'], 1, /none\.zip/],
      [
        'where the server cannot keep posts',
        [...GO, '--local-only'],
        2,
        /mastodon cannot keep posts from other servers/,
      ],
      [
        'as somebody else',
        [...GO, '--as', 'eve@home.example'],
        4,
        /Nobody is logged in as eve@home\.example/,
      ],
    ];
  for (const [what, argv, code, sentence] of cases) {
    it(`${what}: oxpecker ${argv.join(' ')}`, async t => {
      const { run, cwd, home } = await postWorld(t);
      await writeFile(join(cwd, 'odd.csv'), 'name\nalice\n');
      const ended = await run(argv);
      assert.match(ended.stderr, sentence);
      assert.equal(ended.code, code);
      assert.deepEqual(home.writes, []);
    });
  }

  it('with a variable that makes no sense', async t => {
    const { run } = await postWorld(t);
    const { code, stderr } = await run(GO, { env: { OXPECKER_LIMIT: 'few' } });
    assert.equal(code, 2);
    assert.match(stderr, /OXPECKER_LIMIT: "few" is not a whole number above 0/);
  });
});

describe('tweets of a protected account', () => {
  const PROTECTED = { protectedHistory: { protectedAt: '2012-01-01T00:00:00.000Z', action: 'Protect' } };

  it('go to followers only where the archive shows the lock', async t => {
    const archive = new SampleArchive()
      .tweet({ text: 'behind a lock' })
      .record('protected-history', PROTECTED);
    const { run, home, heron } = await postWorld(t, archive);
    const { code, stderr } = await run(['post', 'twitter.zip', '-y', '--visibility', 'public']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /The archive says that the account was protected: posting for followers only/);
    assert.deepEqual(
      home.posts(heron).map(({ visibility }) => visibility),
      ['private'],
    );
  });

  it('go to followers only where the person says so, who is asked but once', async t => {
    const { run, home, heron } = await postWorld(t);
    let isAsked = false;
    const first = await run(['post', 'twitter.zip', '-y', '--max', '1'], {
      terminal: true,
      onStderr: (text, type) => {
        if (isAsked || !text.includes('ever protected')) return;
        isAsked = true;
        setImmediate(() => type('\r'));
      },
    });
    assert.equal(first.code, 0, first.stderr);
    assert.ok(isAsked);
    const second = await run(['post', 'twitter.zip', '-y', '--max-wait', 'unlimited']);
    assert.equal(second.code, 0, second.stderr);
    assert.deepEqual(
      home.posts(heron).map(({ visibility }) => visibility),
      ['private', 'private', 'private'],
    );
  });
});
