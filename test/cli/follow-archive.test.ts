import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { runCli } from '../support/cli.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { World } from '../support/fediverse/world.ts';
import { runOnVirtualTime } from '../support/run-on-virtual-time.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { folderWith, sampleArchive, startWorld } from './sample-people.ts';

describe('oxpecker follow with an archive', () => {
  let world: World;
  let home: MastodonHost;
  const clock = new SharedClock(Date.now());
  before(async () => {
    world = await startWorld({ clock });
    home = world.mastodon('home.example');
  });
  after(async () => {
    await world.close();
    clock.close();
  });

  /** A folder with the archive, and a login of somebody new. */
  async function started(t: TestContext, name: string) {
    const cwd = await folderWith(t, sampleArchive());
    const me = home.account(name);
    await writeFile(join(cwd, 'token'), home.token(me));
    const env = { ...world.env(), OXPECKER_CONFIG_DIR: join(cwd, 'config') };
    // Looking people up has deadlines, so it needs time as it is; following has waits, so it does not.
    const look = (argv: readonly string[], folder = cwd) => runCli(argv, { cwd: folder, env });
    const run = (argv: readonly string[], folder = cwd) =>
      runOnVirtualTime(argv, { clock, cwd: folder, env }).ended;
    const login = await run(['login', 'home.example', '--token-file', 'token']);
    assert.equal(login.code, 0, login.stderr);
    return { cwd, me, look, run };
  }

  const followed = (me: Account) => home.following(me).map(({ username }) => username);

  it('finds them first, and follows those whose follow is yes', async t => {
    const { cwd, me, look, run } = await started(t, 'first');
    const dry = await look(['follow', 'twitter.zip', '-n']);
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
    const { cwd, me, look, run } = await started(t, 'second');
    await look(['find', 'twitter.zip']);
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
    const { cwd, me, look, run } = await started(t, 'third');
    await look(['find', 'twitter.zip', '--dir', 'mine']);
    const elsewhere = join(cwd, 'elsewhere');
    await mkdir(elsewhere);
    await rename(join(cwd, 'twitter.zip'), join(elsewhere, 'twitter.zip'));
    const dry = await look(['follow', 'twitter.zip', '-n'], elsewhere);
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
    const { look, run } = await started(t, 'fourth');
    await look(['find', 'twitter.zip']);
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
