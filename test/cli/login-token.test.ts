import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { openAccounts } from '../../src/settings/accounts.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { type MainOptions, runMain } from '../support/run-main.ts';

describe('login with a token', () => {
  let world: World;
  let home: MastodonHost;

  before(async () => {
    world = await startFediverse();
    home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example' });
    home.account('alice');
  });
  after(() => world.close());

  function tokenOf(name: string, scopes?: string): string {
    const account = home.instance.named(name) ?? home.account(name);
    return home.token(account, scopes);
  }

  /** Runs `oxpecker login` with what follows in a folder of its own. */
  async function login(t: TestContext, args: readonly string[], options: Partial<MainOptions> = {}) {
    const cwd = await temporaryFolder(t);
    const { env, ...others } = options;
    const run = await runMain(['login', ...args], { cwd, env: { ...world.env(), ...env }, ...others });
    const stored = async () => await (await openAccounts(join(cwd, 'config'))).list();
    return { ...run, cwd, stored };
  }

  it('takes it from standard input and stores the account', async t => {
    const token = tokenOf('alice');
    const { code, stdout, stderr, stored } = await login(t, [world.plainHost, '--token-file', '-'], {
      input: `${token}\n`,
    });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Logged in as alice@home\.example \(mastodon \S+ at 127\.0\.0\.1:\d+\)\.\n$/);
    const [account] = await stored();
    assert.equal(account?.token, token);
    assert.deepEqual(account?.scopes, ['read', 'write', 'follow', 'push']);
    assert.equal(account?.clientId, null);
  });

  it('never shows the token', async t => {
    const token = tokenOf('alice');
    for (const flags of [['--json'], ['-v'], ['--verbose', '--json']]) {
      const run = await login(t, [world.plainHost, '--token-file', '-', ...flags], { input: token });
      assert.equal(run.code, 0);
      assert.ok(!`${run.stdout}${run.stderr}`.includes(token));
    }
    assert.ok(!world.requests.all.some(({ path }) => path.includes(token)));
  });

  it('warns of a file that others can read', { skip: process.platform === 'win32' }, async t => {
    const file = join(await temporaryFolder(t), 'token.txt');
    await writeFile(file, tokenOf('alice'));
    await chmod(file, 0o644);
    const open = await login(t, [world.plainHost, '--token-file', file]);
    assert.equal(open.code, 0);
    assert.ok(
      open.stderr.includes(`Others on this machine can read the token in ${file}: chmod 600 ${file}`),
    );
    await chmod(file, 0o600);
    const closed = await login(t, [world.plainHost, '--token-file', file]);
    assert.doesNotMatch(closed.stderr, /Others/);
  });

  for (const [what, input] of [
    ['nothing', ''],
    ['several words', 'Bearer abc'],
    ['several lines', 'abc\ndef\n'],
    ['a token in quotes', '"abc"'],
    ['something too long', 'a'.repeat(9000)],
  ] as const) {
    it(`asks for the token alone where there is ${what}`, async t => {
      const { code, stderr } = await login(t, [world.plainHost, '--token-file', '-'], { input });
      assert.equal(code, 2);
      assert.match(stderr, /Standard input holds no token/);
    });
  }

  it('names a file that is not there', async t => {
    const { code, stderr } = await login(t, [world.plainHost, '--token-file', 'no-such-file']);
    assert.equal(code, 2);
    assert.match(stderr, /no-such-file cannot be read/);
  });

  it('stores nothing of a token that is not accepted', async t => {
    const { code, stderr, stored } = await login(t, [world.plainHost, '--token-file', '-', '--json'], {
      input: 'wrong',
    });
    assert.equal(code, 4);
    assert.match(JSON.parse(stderr).message, /does not accept the token.*npx oxpecker login 127\.0\.0\.1/);
    assert.deepEqual(await stored(), []);
  });

  it('names the scopes that a token lacks, those for writing too', async t => {
    const input = tokenOf('bob', 'read write:follows write:statuses');
    const { code, stderr, stored } = await login(t, [world.plainHost, '--token-file', '-'], { input });
    assert.equal(code, 4);
    assert.match(stderr, /The token lacks write:blocks, write:mutes, write:lists, write:media: make one/);
    assert.deepEqual(await stored(), []);
  });

  it('tries those for reading where the server does not tell', async t => {
    const other = await startFediverse();
    t.after(() => other.close());
    const quiet = other.mastodon(other.plainHost, { insecure: true, software: 'gotosocial' });
    const token = (scopes: string) =>
      quiet.token(quiet.instance.named('bob') ?? quiet.account('bob'), scopes);
    const args = [other.plainHost, '--token-file', '-', '--for', 'follow'];
    const env = other.env();
    const lacking = await login(t, args, { env, input: token('read:accounts read:follows write') });
    assert.equal(lacking.code, 4);
    assert.match(lacking.stderr, /The token lacks read:search, read:blocks, read:mutes, read:lists: make/);
    const holding = await login(t, args, { env, input: token('read') });
    assert.equal(holding.code, 0, holding.stderr);
    assert.equal((await holding.stored())[0]?.scopes, null);
  });

  for (const form of ['https://HOST/', 'http://HOST/@alice', 'alice@HOST', '@alice@HOST', ' HOST ']) {
    it(`takes the server from "${form}"`, async t => {
      const typed = form.replace('HOST', world.plainHost);
      const { code, stderr } = await login(t, [typed, '--token-file', '-'], { input: tokenOf('alice') });
      assert.equal(code, 0, stderr);
    });
  }

  for (const [typed, code, said] of [
    ['', 2, /"" is no server/],
    ['mastodon', 2, /"mastodon" is no server: write its name, as in mastodon\.social/],
    ['what ever', 2, /"what ever" is no server/],
  ] as const) {
    it(`says that "${typed}" is no server`, async t => {
      const run = await login(t, [typed, '--token-file', '-'], { input: 'x' });
      assert.equal(run.code, code);
      assert.match(run.stderr, said);
    });
  }

  it('leaves no account where there is no server', async t => {
    const { code, stored } = await login(t, ['127.0.0.1:1', '--token-file', '-'], {
      input: 'x',
      env: { OXPECKER_INSECURE_HOSTS: '127.0.0.1:1' },
    });
    assert.equal(code, 5);
    assert.deepEqual(await stored(), []);
  });

  it('asks nobody where nothing can be stored', async t => {
    const folder = await temporaryFolder(t);
    await writeFile(join(folder, 'taken'), '');
    const before = world.requests.all.length;
    const { code, stderr } = await login(t, [world.plainHost, '--token-file', '-'], {
      input: tokenOf('alice'),
      env: { OXPECKER_CONFIG_DIR: join(folder, 'taken') },
    });
    assert.equal(code, 1);
    assert.match(stderr, /taken/);
    assert.equal(world.requests.all.length, before);
  });

  it('says that a host is no fediverse server', async t => {
    const other = await startFediverse();
    t.after(() => other.close());
    other.host(other.plainHost);
    const { code, stderr } = await login(t, [other.plainHost, '--token-file', '-'], {
      input: 'x',
      env: other.env(),
    });
    assert.equal(code, 1);
    assert.match(stderr, /is not a fediverse server: name the one your account is on/);
  });

  it('works as a program of its own, over TLS', async t => {
    const secure = world.mastodon('secure.example');
    const token = secure.token(secure.account('carol'));
    const cwd = await temporaryFolder(t);
    await writeFile(join(cwd, 'token'), token, { mode: 0o600 });
    const env = { ...world.env(), OXPECKER_TOKEN_FILE: 'token' };
    const done = await runCli(['login', 'secure.example'], { cwd, env });
    assert.deepEqual([done.code, done.stdout.split(' (')[0]], [0, 'Logged in as carol@secure.example']);
    const listed = await runCli(['accounts'], { cwd, env });
    assert.match(
      listed.stdout,
      /^carol@secure\.example {2}mastodon \S+ at secure\.example {2}follow, post\n$/,
    );
  });
});
