import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { relateWorld } from './relate-world.ts';

describe('oxpecker follow', () => {
  it('follows whose follow is yes, once, and says what became of everybody', async t => {
    const { away, folder, run, writes, home, heron } = await relateWorld(t);
    away.account('bob');
    away.account('carol', { locked: true });
    away.account('dan').moveTo(away.account('dan2'));
    const ann = away.account('ann');
    home.arrange(heron, ann, { following: true });
    const cwd = await folder(t, [
      'bob@away.example,yes',
      'carol@away.example,yes',
      'dan@away.example,yes',
      'nobody@away.example,yes',
      'ann@away.example,yes',
      'eve@away.example,no',
      'heron@home.example,yes',
      'Bob@away.example,yes',
    ]);
    const first = await run(cwd, ['follow', 'matches.csv', '--yes']);
    assert.equal(first.code, 0, first.stderr);
    assert.match(
      first.stderr,
      /^Follow 4 people as heron@home\.example \(mastodon \S+\), from matches\.csv$/m,
    );
    assert.match(
      first.stderr,
      /^Left out: 1 you follow already · yourself · 1 named twice · 1 you said no to\.$/m,
    );
    const moved = 'oxpecker-contacts/moved-follow-heron@home.example.csv';
    assert.equal(
      first.stdout,
      [
        '1 person followed as heron@home.example',
        '  1 requested: they approve their followers themselves',
        '    carol@away.example',
        '  1 moved: they left for another address',
        '    dan@away.example → dan2@away.example',
        '    To follow them where they are now:',
        `    npx oxpecker follow ${moved}`,
        '  1 unknown: your server finds nobody there',
        '    nobody@away.example',
        '    Look at the address in your list; their server may also hide them, or yours not talk to it.',
        '',
      ].join('\n'),
    );
    assert.deepEqual(writes(), ['follow bob@away.example', 'follow carol@away.example']);

    const again = await run(cwd, ['follow', 'matches.csv', '--yes']);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stderr, /^Resuming: 2 done, 0 failed, 0 left\.$/m);
    assert.equal(again.stdout, 'Nobody new followed as heron@home.example\n');
    assert.equal(writes().length, 2);

    assert.equal((await run(cwd, ['follow', moved, '-y'])).code, 0);
    assert.equal(writes().at(-1), 'follow dan2@away.example');
    assert.deepEqual(
      (await readdir(join(cwd, 'oxpecker-contacts'))).filter(name => name.startsWith('journal-')),
      ['journal-heron@home.example.jsonl'],
    );
  });

  it('takes the list from standard input, some of it, and options from the environment', async t => {
    const { away, folder, run, writes } = await relateWorld(t);
    for (const name of ['a', 'b', 'c', 'd']) away.account(name);
    const cwd = await folder(t);
    const list = ['a', 'b', 'c', 'd'].map(name => `${name}@away.example,yes`).join('\n');
    const input = `address,follow\n${list}\n`;
    const env = { OXPECKER_YES: '1', OXPECKER_ONLY: '@A@Away.example\nc@away.example\nd@away.example' };
    const { code, stderr, stdout } = await run(cwd, ['follow', '-', '--max', '2'], { input, env });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /from standard input/);
    assert.match(stderr, /1 not named with --only · 1 beyond --max, for a later run/);
    assert.match(stdout, /^1 person left: run the same command again to go on\.$/m);
    assert.deepEqual(writes(), ['follow a@away.example', 'follow c@away.example']);
  });

  it('shows with --dry-run whom it would follow, and changes nothing', async t => {
    const { away, folder, run, writes } = await relateWorld(t);
    away.account('bob');
    const cwd = await folder(t, ['bob@away.example,yes', 'carol@away.example,yes']);
    const { code, stdout } = await run(cwd, ['follow', 'matches.csv', '-n']);
    assert.equal(code, 0);
    assert.match(stdout, /^bob@away\.example\ncarol@away\.example\n\nFollow 2 people as heron@home\.example/);
    assert.deepEqual(writes(), []);
    assert.ok(!existsSync(join(cwd, 'oxpecker-contacts')));
  });

  it('asks before it begins, and begins only after a yes', async t => {
    const { away, folder, run, writes } = await relateWorld(t);
    away.account('bob');
    const cwd = await folder(t, ['bob@away.example,yes']);
    const answer = (key: string) => {
      let isAnswered = false;
      return {
        terminal: true,
        onStderr: (text: string, type: (keys: string) => void) => {
          if (isAnswered || !text.includes('Follow 1 person now?')) return;
          isAnswered = true;
          setImmediate(() => type(key));
        },
      };
    };
    const no = await run(cwd, ['follow', 'matches.csv'], answer('n'));
    assert.equal(no.code, 0, no.stderr);
    assert.match(no.stderr, /Nothing was changed\./);
    assert.deepEqual(writes(), []);
    const yes = await run(cwd, ['follow', 'matches.csv'], answer('y'));
    assert.equal(yes.code, 0, yes.stderr);
    assert.deepEqual(writes(), ['follow bob@away.example']);
  });

  it('exits 3 while somebody could not be reached, until told to try again or to accept it', async t => {
    const { world, away, folder, run, writes } = await relateWorld(t);
    away.account('bob');
    const cwd = await folder(t, ['bob@away.example,yes']);
    world.dead('away.example');
    const down = await run(cwd, ['follow', 'matches.csv', '-y']);
    assert.equal(down.code, 3, down.stderr);
    assert.match(
      down.stdout,
      /1 unreachable: their server did not answer\n {4}bob@away\.example\n.*--retry-failed/,
    );
    const later = await run(cwd, ['follow', 'matches.csv', '-y']);
    assert.equal(later.code, 3);
    assert.match(later.stdout, /1 person failed in earlier runs: --retry-failed tries them again/);
    assert.equal((await run(cwd, ['follow', 'matches.csv', '-y', '--accept-failed'])).code, 0);
    assert.equal((await run(cwd, ['follow', 'matches.csv', '-y'])).code, 0);
    world.revive('away.example');
    await writeFile(join(cwd, 'other.csv'), 'address,follow\ncy@away.example,yes\n');
    away.account('cy');
    assert.equal((await run(cwd, ['follow', 'other.csv', '-y'])).code, 0);
    assert.deepEqual(writes(), ['follow cy@away.example']);
  });

  it('offers files to import where a day is too short, without those followed already', async t => {
    const { away, folder, run, home, heron, writes } = await relateWorld(t);
    home.arrange(heron, away.account('p7'), { following: true });
    const people = Array.from({ length: 400 }, (_, at) => `p${at}@away.example,yes`);
    const cwd = await folder(t, people);
    const { code, stdout } = await run(cwd, ['follow', 'matches.csv', '--dry-run', '--no-reblogs']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /allows 400 follows a day, of which this takes 360 \(--share 0\.9\)\. So this takes about 12 h, until 2026-01-02 00:01 UTC/,
    );
    const file = join('oxpecker-contacts', 'import-follow-heron@home.example.csv');
    assert.ok(stdout.includes(`${file} (399 people)`));
    const rows = (await readFile(join(cwd, file), 'utf8')).trimEnd().split('\n');
    assert.equal(rows[0], 'Account address,Show boosts,Notify on new posts,Languages');
    assert.equal(rows.length, 400);
    assert.ok(!rows.includes('p7@away.example,false,false,'));
    assert.ok(rows.includes('p8@away.example,false,false,'));
    assert.deepEqual(writes(), []);
  });

  it('ends at a limit with exit 5 and the time to come back, where nobody watches', async t => {
    const { away, folder, run, home } = await relateWorld(t);
    home.limits.change('follow', { requests: 2 });
    for (const name of ['a', 'b', 'c']) away.account(name);
    const cwd = await folder(
      t,
      ['a', 'b', 'c'].map(name => `${name}@away.example,yes`),
    );
    const { code, stdout, stderr } = await run(cwd, [
      'follow',
      'matches.csv',
      '-y',
      '--json',
      '--share',
      '1',
    ]);
    assert.equal(code, 5, stderr);
    const error: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    assert.ok(error && typeof error === 'object' && 'retry_at' in error);
    assert.match(String(error.retry_at), /^2026-01-02T00:00:0/);
    assert.ok('message' in error);
    assert.match(String(error.message), /\(from 2026-01-02 00:01 UTC on\)\.$/);
    const result: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    assert.ok(result && typeof result === 'object' && 'left' in result && 'stopped' in result);
    assert.deepEqual([result.left, result.stopped], [1, 'temporary']);
  });
});
