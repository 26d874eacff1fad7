import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCli, temporaryFolder } from '../support/cli.ts';

describe('the command line', () => {
  it('shows the first step when nothing is asked', async t => {
    const { code, stdout, stderr } = await runCli([], { cwd: await temporaryFolder(t) });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /Get your archive: on x\.com/);
    assert.match(stdout, /npx oxpecker find twitter\.zip +who went where/);
  });

  it('prints its version alone', async t => {
    const cwd = await temporaryFolder(t);
    for (const option of ['--version', '-V', '-v']) {
      const { code, stdout } = await runCli([option], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
    }
  });

  it('prints the table of exit codes', async t => {
    const { stdout } = await runCli(['help', 'exit-codes'], { cwd: await temporaryFolder(t) });
    for (const code of [0, 1, 2, 3, 4, 5, 11, 130, 143])
      assert.match(stdout, new RegExp(`^ +${code}  `, 'm'));
    const text = stdout.replace(/\s+/g, ' ');
    assert.match(text, / 0 [^:]*for find, unreachable servers are too\) 1 /);
    assert.match(text, / 3 [^:]*follow of somebody whose server is unreachable: 3 until --retry-failed/);
  });

  const mistakes: readonly [readonly string[], RegExp][] = [
    [['fnd'], /unknown command 'fnd'.*find.*; npx oxpecker --help shows/s],
    [['twitter.zip'], /"twitter\.zip" is no command.*: npx oxpecker find twitter\.zip\n$/],
    [['oxpecker-me/matches.csv'], /is no command: .*: npx oxpecker follow oxpecker-me\/matches\.csv\n$/],
    [
      ['mastodon.social'],
      /is no command: to log in to that server, say: npx oxpecker login mastodon\.social\n$/,
    ],
    ...['archive.txt', 'tweets.xlsx', 'lookups.jsonl', 'Your archive.html'].map(
      (file): [string[], RegExp] => [[file], /is no command: to read that archive, say: npx oxpecker find/],
    ),
    [['my tweets.zip'], /: npx oxpecker find "my tweets\.zip"\n$/],
    [['find', '--max-ag', '1d'], /unknown option '--max-ag'.*--max-age.*; npx oxpecker find --help shows/s],
    [['find', 'x.zip', '--max-age', 'soon'], /error: --max-age: "soon" is not a duration/],
    [['find', 'x.zip', '--relation', 'blocked'], /"blocked" is none of following/],
    [['find', 'x.zip', '--guess-on', 'https://a.example/x'], /is not a host name: write it like/],
    [['find', 'x.zip', '--guess-on', '10.0.0.1'], /is\s+not\s+a\s+host\s+name/],
    [['find', 'x.zip', '--guess-on', 'social.example:99'], /is\s+not\s+a\s+host\s+name/],
    [['find'], /needs an archive.*--contacts/],
    [['inspect'], /inspect needs an archive: name the zip/],
    [
      ['inspect', 'a.zip', 'b.zip'],
      /inspect takes one archive: put quotation marks around .*; several zips .* go into a folder/,
    ],
    [
      ['follow', 'my', 'twitter.zip'],
      /follow takes one archive or list: .* quotation marks around a path with spaces/,
    ],
    [['follow'], /follow needs an archive, .*, as in npx oxpecker follow twitter\.zip/],
    [['--josn'], /unknown option '--josn'; npx oxpecker --help shows/],
    [['undo'], /undo needs to know what to take back, as in npx oxpecker undo follow/],
    [['post', 'x.zip', '--date', 'nowhere'], /--date: "nowhere" is none of footer, header, none/],
    [['undo', 'all'], /error: "all" is none of follow, block, .*; npx oxpecker undo --help shows/],
    [['help', 'fnd'], /no help on "fnd" \(Did you mean find\?\): npx oxpecker help shows/],
    [['help', 'limit'], /no help on "limit" \(Did you mean limits\?\)/],
    [['help', 'quux'], /no help on "quux": npx oxpecker help shows/],
    [
      ['doctor', 'twitter.zip'],
      /doctor takes a server, .* looks like a file: npx oxpecker inspect twitter\.zip says/,
    ],
    [['doctor', 'archive.html'], /looks like a file: npx oxpecker inspect archive\.html says/],
    [['doctor', `${import.meta.filename}/x.zip`], /looks like a file: npx oxpecker inspect /],
    [['doctor', './heron'], /"\.\/heron" looks like a file: npx oxpecker inspect \.\/heron says/],
    [
      ['doctor', 'oxpecker-heron/matches.csv'],
      /looks like a file: npx oxpecker doctor --dir oxpecker-heron looks/,
    ],
  ];
  for (const [argv, sentence] of mistakes) {
    it(`is not understood: oxpecker ${argv.join(' ')}`, async t => {
      const { code, stdout, stderr } = await runCli(argv, { cwd: await temporaryFolder(t) });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^error: /);
      assert.match(stderr.replaceAll(/\n(?!$)/g, ' '), sentence);
    });
  }

  it('takes a folder that is there for one, not for a server', async t => {
    const cwd = await temporaryFolder(t);
    await mkdir(join(cwd, 'twitter.backup'));
    const { code, stderr } = await runCli(['twitter.backup'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /to read that archive, say: npx oxpecker find\s+twitter\.backup\n$/);
  });

  it('is not understood where the name is longer than a path may be', async t => {
    const cwd = await temporaryFolder(t);
    const { code, stderr } = await runCli(['doctor', `${'x'.repeat(5000)}.zip`], { cwd });
    assert.equal(code, 2);
    assert.match(stderr.replaceAll('\n', ' '), /looks like a file: npx oxpecker inspect /);
  });

  it('says errors as JSON on stderr with --json', async t => {
    const { code, stdout, stderr } = await runCli(['inspect', '--json', 'none.zip'], {
      cwd: await temporaryFolder(t),
    });
    assert.deepEqual([code, stdout], [1, '']);
    const lines = stderr.trim().split('\n');
    const error = JSON.parse(lines.at(-1) ?? '') as { type: string; exit_code: number; message: string };
    assert.deepEqual([error.type, error.exit_code], ['error', 1]);
    assert.match(error.message, /none\.zip/);
  });

  it('has a sentence and no stack for a file that is not there', async t => {
    const { code, stderr } = await runCli(['find', 'none.zip'], { cwd: await temporaryFolder(t) });
    assert.equal(code, 1);
    assert.match(stderr, /error: .*none\.zip/);
    assert.doesNotMatch(stderr, / at .*\.[jt]s:/);
  });
});
