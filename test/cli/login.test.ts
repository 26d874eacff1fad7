import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type {
  AccountDocument,
  AccountsDocument,
  ConsentEvent,
  LogoutDocument,
} from '../../src/report/account-document.ts';
import { openAccounts } from '../../src/settings/accounts.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { type MainOptions, runMain } from '../support/run-main.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

let world: World;
let home: MastodonHost;
const clock = new SteppingClock();

before(async () => {
  world = await startFediverse({ clock });
  home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example' });
  home.account('alice');
  home.account('bob');
});
after(() => world.close());

/** Somebody agrees in a browser. @returns the code they may copy */
async function consent(url: string, name: string): Promise<string> {
  const { origin, searchParams } = new URL(url);
  const answer = await fetch(`${origin}/oauth/authorize`, {
    method: 'POST',
    body: searchParams,
    headers: { cookie: `_session=${name}` },
    redirect: 'manual',
  });
  const back = new URL(answer.headers.get('location') ?? '', origin);
  if (back.origin !== origin) await (await fetch(back)).text();
  return back.searchParams.get('code') ?? '';
}

/** A person with settings of their own, who is `name` in their browser. */
async function person(t: TestContext) {
  const cwd = await temporaryFolder(t);
  // Servers let nobody register more than five times in ten minutes.
  clock.time += 600_000;
  const run = async (args: readonly string[], name = 'alice', options: Partial<MainOptions> = {}) => {
    const { env, ...others } = options;
    const openBrowser = async (url: string) => {
      // A browser opens its pages on its own.
      setImmediate(() => void consent(url, name));
    };
    return await runMain(args, { cwd, env: { ...world.env(), ...env }, openBrowser, ...others });
  };
  return { run, stored: async () => await (await openAccounts(join(cwd, 'config'))).list() };
}

describe('login', () => {
  it('asks in the browser, says what for, and stores the account', async t => {
    const { run, stored } = await person(t);
    const { code, stdout, stderr } = await run(['login', world.plainHost]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Logged in as alice@home\.example \(mastodon \S+ at 127\.0\.0\.1:\d+\)\.\n$/);
    assert.match(stderr, /is to let oxpecker:\n {2}follow {2}find people, .*\n {2}post {4}read your own/);
    assert.match(stderr, /\nhttp:\/\/127\.0\.0\.1:\d+\/oauth\/authorize\?response_type=code&/);
    const [account, ...others] = await stored();
    assert.equal(account?.address, 'alice@home.example');
    assert.ok(account.scopes?.includes('write:follows'));
    assert.deepEqual(others, []);
    assert.ok(!`${stdout}${stderr}`.includes(account.token));
  });

  it('asks for what it is wanted for, and prints JSON', async t => {
    const { run } = await person(t);
    const { code, stdout, stderr } = await run(['login', world.plainHost, '--for', 'post', '--json']);
    assert.equal(code, 0, stderr);
    const document: AccountDocument = JSON.parse(stdout);
    assert.deepEqual(document, {
      address: 'alice@home.example',
      server: world.plainHost,
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
    const { run, stored } = await person(t);
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
    const { code, stdout, stderr } = await run(['login', world.plainHost], 'alice', options);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Logged in as alice@home\.example/);
    assert.equal((await stored()).length, 1);
  });

  it('asks nobody where there is neither display nor terminal', async t => {
    const { run } = await person(t);
    const before = world.requests.all.length;
    for (const [args, env] of [
      [['login', world.plainHost], { DISPLAY: '' }],
      [['login', world.plainHost, '--no-browser'], {}],
      [['login', world.plainHost], { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
    ] as const) {
      const { code, stderr } = await run(args, 'alice', { env });
      assert.equal(code, 2);
      assert.match(stderr, /cannot be asked, because there is no terminal to ask on: give --token-file/);
    }
    assert.equal(world.requests.all.length, before);
  });

  it('says so when the browser agreed as somebody else than was typed', async t => {
    const { run } = await person(t);
    const { code, stderr } = await run(['login', `alice@${world.plainHost}`], 'bob');
    assert.equal(code, 0);
    assert.match(stderr, /You typed alice@127\S+, but agreed as bob@home\.example/);
  });

  it('wants to know where', async t => {
    const { run } = await person(t);
    const { code, stderr } = await run(['login']);
    assert.equal(code, 2);
    assert.match(stderr, /login needs the name of your server, as in oxpecker login mastodon\.social/);
    assert.match((await run(['login', 'a', 'b'])).stderr, /oxpecker login --help shows what there is/);
  });

  it('does not know other purposes', async t => {
    const { run } = await person(t);
    const { code, stderr } = await run(['login', world.plainHost, '--for', 'follow,admin']);
    assert.equal(code, 2);
    assert.match(stderr, /--for: "admin" is none of follow, post/);
  });
});

describe('accounts', () => {
  it('lists those who are logged in', async t => {
    const { run } = await person(t);
    await run(['login', world.plainHost], 'bob');
    await run(['login', world.plainHost, '--for', 'follow'], 'alice');
    const { code, stdout } = await run(['accounts']);
    assert.equal(code, 0);
    const at = `mastodon \\S+ at ${world.plainHost.replaceAll('.', '\\.')}`;
    assert.match(
      stdout,
      new RegExp(`^alice@home\\.example  ${at}  follow\nbob@home\\.example    ${at}  follow, post\n$`),
    );
    const json: AccountsDocument = JSON.parse((await run(['accounts', '--json'])).stdout);
    assert.deepEqual(
      json.accounts.map(account => [account.address, account.for]),
      [
        ['alice@home.example', ['follow']],
        ['bob@home.example', ['follow', 'post']],
      ],
    );
    assert.ok(!JSON.stringify(json).includes('token'));
  });

  it('says so when there is none', async t => {
    const { run } = await person(t);
    const { code, stdout, stderr } = await run(['accounts']);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^Nobody is logged in: oxpecker login/);
    assert.deepEqual(JSON.parse((await run(['accounts', '--json'])).stdout), { accounts: [] });
  });
});

describe('logout', () => {
  const works = async (token: string) => {
    const url = `http://${world.plainHost}/api/v1/accounts/verify_credentials`;
    return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok;
  };

  it('revokes the token and forgets it', async t => {
    const { run, stored } = await person(t);
    await run(['login', world.plainHost]);
    const [account] = await stored();
    assert.ok(account && (await works(account.token)));
    const { code, stdout } = await run(['logout']);
    assert.deepEqual([code, stdout], [0, 'Logged out of alice@home.example.\n']);
    assert.equal(await works(account.token), false);
    assert.deepEqual(await stored(), []);
    const again = await run(['logout']);
    assert.equal(again.code, 0);
    assert.match(again.stderr, /Nobody is logged in: there is nothing to do/);
  });

  it('wants to know which of several', async t => {
    const { run, stored } = await person(t);
    await run(['login', world.plainHost], 'alice');
    await run(['login', world.plainHost], 'bob');
    const { code, stderr } = await run(['logout']);
    assert.equal(code, 2);
    assert.match(stderr, /name one of alice@home\.example, bob@home\.example/);
    assert.equal((await run(['logout', '@BOB@home.example'])).code, 0);
    assert.deepEqual(
      (await stored()).map(({ address }) => address),
      ['alice@home.example'],
    );
    assert.match((await run(['logout', 'eve@home.example'])).stderr, /as eve@home\.example, only as alice@/);
    assert.equal((await run(['logout', 'nonsense'])).code, 2);
  });

  it('forgets a token that cannot be revoked, and says so', async t => {
    const { run, stored } = await person(t);
    await run(['login', world.plainHost]);
    const fault = { OXPECKER_INSECURE_HOSTS: '' };
    const { code, stdout, stderr } = await run(['logout', '--json'], 'alice', { env: fault });
    assert.equal(code, 3, stderr);
    const document: LogoutDocument = JSON.parse(stdout);
    const { problem, ...others } = document;
    assert.deepEqual(others, { address: 'alice@home.example', revoked: false });
    assert.match(
      problem ?? '',
      /could not be revoked and may still work .* revoke it in the settings of 127/,
    );
    assert.deepEqual(await stored(), []);
  });

  it('leaves a token that the person made to them', async t => {
    const { run } = await person(t);
    const alice = home.instance.named('alice');
    assert.ok(alice);
    const token = home.token(alice);
    await run(['login', world.plainHost, '--token-file', '-'], 'alice', { input: token });
    const { code, stderr } = await run(['logout']);
    assert.equal(code, 3);
    assert.match(stderr, /The token was your own, which oxpecker cannot revoke, so it still works/);
    assert.ok(await works(token));
  });
});
