import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ExitError } from '../../src/cli/errors.ts';
import type { AccountDocument, ConsentEvent } from '../../src/report/account-document.ts';
import { consent, type LoginWorld, startLoginWorld } from './login-world.ts';

let login: LoginWorld;

before(async () => {
  login = await startLoginWorld();
});
after(() => login.world.close());

describe('login', () => {
  it('asks in the browser, says what for, and stores the account', async t => {
    const { run, stored } = await login.person(t);
    const { code, stdout, stderr } = await run(['login', login.world.plainHost]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Logged in as alice@home\.example \(mastodon \S+ at 127\.0\.0\.1:\d+\)\.\n$/);
    assert.match(
      stderr,
      /oxpecker asks 127\.0\.0\.1:\d+ (?:\(.*\) )?to let it:\n {2}follow {2}find people, .*\n {2}post {4}read your own/,
    );
    assert.match(stderr, /\nhttp:\/\/127\.0\.0\.1:\d+\/oauth\/authorize\?response_type=code&/);
    assert.match(stderr, /No browser on this machine\? Ctrl-C, then with --no-browser\./);
    const [account, ...others] = await stored();
    assert.equal(account?.address, 'alice@home.example');
    assert.ok(account.scopes?.includes('write:follows'));
    assert.deepEqual(others, []);
    assert.ok(!`${stdout}${stderr}`.includes(account.token));
  });

  it('asks for what it is wanted for, and prints JSON', async t => {
    const { run } = await login.person(t);
    const { code, stdout, stderr } = await run(['login', login.world.plainHost, '--for', 'post', '--json']);
    assert.equal(code, 0, stderr);
    const document: AccountDocument = JSON.parse(stdout);
    assert.deepEqual(document, {
      address: 'alice@home.example',
      server: login.world.plainHost,
      software: 'mastodon',
      version: document.version,
      scopes: ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
      for: ['post'],
    });
    const event: ConsentEvent = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    assert.equal(event.type, 'consent');
    assert.equal(event.way, 'browser');
    assert.match(event.url, /^http:\/\/127\.0\.0\.1:\d+\/oauth\/authorize\?/);
  });

  it('takes a code where there is no display', async t => {
    const { run, stored } = await login.person(t);
    let asked = false;
    const onStderr = (text: string, type: (keys: string) => void) => {
      const url = /http:\S+\/oauth\/authorize\S+/.exec(text)?.[0];
      if (asked || url === undefined || !text.includes('Paste the code')) return;
      asked = true;
      consent(url, 'alice').then(
        code => type(`${code}\r`),
        () => type('\u0003'),
      );
    };
    const options = { env: { DISPLAY: '' }, terminal: true, onStderr };
    const { code, stdout, stderr } = await run(['login', login.world.plainHost], 'alice', options);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /No browser on this machine/);
    assert.match(stdout, /^Logged in as alice@home\.example/);
    assert.equal((await stored()).length, 1);
  });

  it('asks nobody where there is neither display nor terminal', async t => {
    const { run } = await login.person(t);
    const before = login.world.requests.all.length;
    for (const [args, env] of [
      [['login', login.world.plainHost], { DISPLAY: '' }],
      [['login', login.world.plainHost, '--no-browser'], {}],
      [['login', login.world.plainHost], { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
    ] as const) {
      const { code, stderr } = await run(args, 'alice', { env });
      assert.equal(code, 2);
      assert.match(stderr, /cannot be asked, because there is no terminal to ask on: give --token-file/);
    }
    assert.equal(login.world.requests.all.length, before);
  });

  it('says so when the browser agreed as somebody else than was typed', async t => {
    const { run } = await login.person(t);
    const { code, stderr } = await run(['login', `alice@${login.world.plainHost}`], 'bob');
    assert.equal(code, 0);
    assert.match(stderr, /You typed alice@127\S+, but this is bob@home\.example: for the other one/);
  });

  it('ends at Ctrl-C while the browser is open, and stores nothing', async t => {
    const { run, stored } = await login.person(t);
    const stop = new AbortController();
    const openBrowser = async () => stop.abort(new ExitError(130, 'Interrupted'));
    const { code, stderr } = await run(['login', login.world.plainHost], 'alice', {
      openBrowser,
      signal: stop.signal,
    });
    assert.equal(code, 130);
    assert.match(stderr, /error: Interrupted\n$/);
    assert.deepEqual(await stored(), []);
  });

  it('ends when the person does not agree', async t => {
    const { run } = await login.person(t);
    const openBrowser = async (url: string) => {
      const { searchParams } = new URL(url);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = String(
        new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' }),
      );
      await (await fetch(back)).text();
    };
    const { code, stderr } = await run(['login', login.world.plainHost], 'alice', { openBrowser });
    assert.equal(code, 4);
    assert.match(stderr, /error: You did not allow oxpecker to use the account: log in again to allow it\n$/);
  });

  it('does not overwrite the login to another server that calls its account the same', async t => {
    const { run, stored } = await login.person(t);
    await run(['login', login.world.plainHost]);
    const before = await stored();
    const other = await startLoginWorld();
    t.after(() => other.world.close());
    const env = other.world.env();
    const { code, stderr } = await run(['login', other.world.plainHost], 'alice', { env });
    assert.equal(code, 4);
    assert.match(
      stderr,
      /calls you alice@home\.example, but you are logged in to that account at 127.* run npx oxpecker logout/s,
    );
    assert.deepEqual(await stored(), before);
  });

  it('ends where nothing can be stored, and takes its progress off the screen', async t => {
    const { run, folder } = await login.person(t);
    await writeFile(join(folder, 'file'), '');
    const asked = login.world.requests.all.length;
    const env = { OXPECKER_CONFIG_DIR: join(folder, 'file', 'config') };
    const timers = () => process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length;
    const before = timers();
    const { code, stderr } = await run(['login', login.world.plainHost], 'alice', { env, terminal: true });
    assert.equal(code, 1);
    assert.match(stderr, /Settings cannot be kept .*name another with OXPECKER_CONFIG_DIR/);
    assert.equal(timers(), before, 'a spinner goes on');
    assert.equal(login.world.requests.all.length, asked);
  });

  const skip = existsSync('/proc/self') ? false : 'there is no /proc here';
  it('ends where settings would lie in /proc', { skip, timeout: 20_000 }, async t => {
    const { run } = await login.person(t);
    const env = { OXPECKER_CONFIG_DIR: '/proc/oxpecker/config' };
    const { code, stderr } = await run(['login', login.world.plainHost], 'alice', { env });
    assert.equal(code, 1);
    assert.match(stderr, /Settings cannot be kept .*name another with OXPECKER_CONFIG_DIR/);
  });

  it('takes the place of a damaged account, and of a damaged registration says what to do', async t => {
    const { run, stored, folder } = await login.person(t);
    await run(['login', login.world.plainHost]);
    await writeFile(join(folder, 'config', 'accounts', 'alice@home.example.json'), '{"address": "al');
    assert.equal((await run(['login', login.world.plainHost])).code, 0);
    assert.equal((await stored()).length, 1);
    const apps = join(folder, 'config', 'apps');
    const [name = ''] = await readdir(apps);
    const app: object = JSON.parse(await readFile(join(apps, name), 'utf8'));
    await writeFile(join(apps, name), JSON.stringify({ ...app, port: 123_456 }));
    const { code, stderr } = await run(['login', login.world.plainHost]);
    assert.equal(code, 1);
    assert.match(stderr, /is damaged: delete it and run the same command again/);
  });

  it('wants to know where', async t => {
    const { run } = await login.person(t);
    const { code, stderr } = await run(['login']);
    assert.equal(code, 2);
    assert.match(stderr, /login needs the name of your server, as in npx oxpecker login mastodon\.social/);
    assert.match((await run(['login', 'a', 'b'])).stderr, /npx oxpecker login --help shows what there is/);
  });

  it('does not know other purposes', async t => {
    const { run } = await login.person(t);
    const { code, stderr } = await run(['login', login.world.plainHost, '--for', 'follow,admin']);
    assert.equal(code, 2);
    assert.match(stderr, /--for: "admin" is none of follow, post/);
  });
});
