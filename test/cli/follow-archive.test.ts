import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { runCli } from '../support/cli.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { World } from '../support/fediverse/world.ts';
import { folderWith, sampleArchive, startWorld } from './sample-people.ts';

describe('oxpecker follow with an archive', () => {
  let world: World;
  let home: MastodonHost;
  before(async () => {
    world = await startWorld();
    home = world.mastodon('home.example', { federationMs: 0 });
  });
  after(() => world.close());

  /** A folder with the archive, and a login of somebody new. */
  async function started(t: TestContext, name: string) {
    const cwd = await folderWith(t, sampleArchive());
    const me = home.account(name);
    const env = world.env();
    const input = home.token(me);
    const login = await runCli(['login', 'home.example', '--token-file', '-'], { cwd, env, input });
    assert.equal(login.code, 0, login.stderr);
    const run = (argv: readonly string[], folder = cwd) =>
      runCli(argv, { cwd: folder, env: { ...env, OXPECKER_CONFIG_DIR: join(cwd, 'config') } });
    return { cwd, me, run };
  }

  const followed = (me: Account) => home.following(me).map(({ username }) => username);

  it('finds them first, and follows those whose follow is yes', async t => {
    const { cwd, me, run } = await started(t, 'first');
    const dry = await run(['follow', 'twitter.zip', '-n']);
    assert.equal(dry.code, 0, dry.stderr);
    assert.match(dry.stdout, /^ann@social\.example .*@ann_t\nbob@new\.example .*@bob_t$/m);
    assert.match(dry.stdout, /^Follow 2 people as first@home\.example .* from oxpecker-heron.matches\.csv$/m);
    assert.match(dry.stdout, /1 without a known address/);
    assert.deepEqual(followed(me), []);
    const asked = world.requests.to('social.example').length;

    const { code, stdout, stderr } = await run(['follow', 'twitter.zip', '-y']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^2 people followed as first@home\.example$/m);
    assert.deepEqual(followed(me).sort(), ['ann', 'bob']);
    assert.equal(world.requests.to('social.example').length, asked, 'nobody is looked up twice');
    const journal = await readFile(join(cwd, 'oxpecker-heron', 'journal-first@home.example.jsonl'), 'utf8');
    assert.match(journal, /follow:bob@new\.example#0/);
  });

  it('obeys what was edited, keeps rows of other sources, and never writes --min-confidence down', async t => {
    const { cwd, me, run } = await started(t, 'second');
    await run(['find', 'twitter.zip']);
    const path = join(cwd, 'oxpecker-heron', 'matches.csv');
    const text = (await readFile(path, 'utf8')).replace(/^(11,.*),yes\r$/m, '$1,no\r');
    await writeFile(path, `${text}99,zed,Zed,contacts,zed@social.example,listed,,,yes,yes\r\n`);
    const { code, stdout, stderr } = await run([
      'follow',
      'twitter.zip',
      '-y',
      '--min-confidence',
      'mentioned',
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /1 you said no to/);
    assert.match(stdout, /1 unknown: .*\n {4}zed@social\.example \(Zed @zed\)/);
    assert.deepEqual(followed(me).sort(), ['bob', 'carol']);
    assert.match(await readFile(path, 'utf8'), /^13,carol_t,.*,no,no\r$/m);
    assert.match(await readFile(path, 'utf8'), /^99,zed,/m);
  });

  it('goes on in the folder of an earlier run, and takes that folder for a list', async t => {
    const { cwd, me, run } = await started(t, 'third');
    await run(['find', 'twitter.zip', '--dir', 'mine']);
    const elsewhere = join(cwd, 'elsewhere');
    await mkdir(elsewhere);
    await rename(join(cwd, 'twitter.zip'), join(elsewhere, 'twitter.zip'));
    const dry = await run(['follow', 'twitter.zip', '-n'], elsewhere);
    assert.equal(dry.code, 0, dry.stderr);
    assert.ok(dry.stdout.includes(`from ${join(cwd, 'mine', 'matches.csv')}`), dry.stdout);
    assert.equal((await run(['follow', 'mine', '-y', '--only', 'ann@social.example'])).code, 0);
    assert.deepEqual(followed(me), ['ann']);
    const { stderr } = await run(['follow', join('..', 'mine', 'matches.csv'), '-y'], elsewhere);
    assert.match(stderr, /^Resuming: 1 done, 0 failed, 1 left\.$/m);
    const journal = await readFile(join(cwd, 'mine', 'journal-third@home.example.jsonl'), 'utf8');
    assert.equal(typeof JSON.parse(journal.split('\n')[0] ?? '').twitterId, 'string');
  });

  it('blocks whom the archive blocked', async t => {
    const { run } = await started(t, 'fourth');
    const { code, stdout, stderr } = await run(['block', 'twitter.zip', '-y']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^1 person blocked as fourth@home\.example$/m);
    assert.deepEqual(
      home.writes
        .filter(({ actor }) => actor.startsWith('fourth@'))
        .map(({ op, target }) => `${op} ${target}`),
      ['block ann@social.example'],
    );
  });
});
