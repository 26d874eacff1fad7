import assert from 'node:assert/strict';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { AccountsDocument, LogoutDocument } from '../../src/report/account-document.ts';
import { type LoginWorld, startLoginWorld } from './login-world.ts';

let login: LoginWorld;

before(async () => {
  login = await startLoginWorld();
});
after(() => login.world.close());

describe('accounts', () => {
  it('lists those who are logged in', async t => {
    const { run } = await login.person(t);
    await run(['login', login.world.plainHost], 'bob');
    await run(['login', login.world.plainHost, '--for', 'follow'], 'alice');
    const { code, stdout } = await run(['accounts']);
    assert.equal(code, 0);
    const at = `mastodon \\S+ at ${login.world.plainHost.replaceAll('.', '\\.')}`;
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

  it('closes a file that others could read, and says so', { skip: process.platform === 'win32' }, async t => {
    const { run, folder } = await login.person(t);
    await run(['login', login.world.plainHost]);
    const file = join(folder, 'config', 'accounts', 'alice@home.example.json');
    await chmod(file, 0o644);
    const { code, stdout, stderr } = await run(['accounts']);
    assert.equal(code, 0);
    assert.match(stdout, /^alice@home\.example/);
    assert.ok(stderr.startsWith(`Others on this machine could read the token in ${file}; now they cannot.`));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal((await run(['accounts'])).stderr, '');
  });

  it('says so when there is none', async t => {
    const { run } = await login.person(t);
    const { code, stdout, stderr } = await run(['accounts']);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^Nobody is logged in: npx oxpecker login/);
    assert.deepEqual(JSON.parse((await run(['accounts', '--json'])).stdout), { accounts: [] });
  });
});

describe('logout', () => {
  const works = async (token: string) => {
    const url = `http://${login.world.plainHost}/api/v1/accounts/verify_credentials`;
    return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok;
  };

  it('revokes the token and forgets it', async t => {
    const { run, stored } = await login.person(t);
    await run(['login', login.world.plainHost]);
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
    const { run, stored } = await login.person(t);
    await run(['login', login.world.plainHost], 'alice');
    await run(['login', login.world.plainHost], 'bob');
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
    const { run, stored } = await login.person(t);
    await run(['login', login.world.plainHost]);
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

  it('does not tell somebody to run it again for a token that it has forgotten', async t => {
    const { run } = await login.person(t);
    await run(['login', login.world.plainHost]);
    const fault = login.home.fault({ method: 'POST', path: /revoke$/, kind: 'status', status: 503 });
    t.after(() => fault.end());
    const { code, stderr } = await run(['logout']);
    assert.equal(code, 3);
    assert.match(stderr, /may still work \("[^"]+" \(503\)\): revoke it in the settings of/);
  });

  it('forgets the account where the registration is damaged', async t => {
    const { run, stored, folder } = await login.person(t);
    await run(['login', login.world.plainHost]);
    const apps = join(folder, 'config', 'apps');
    for (const name of await readdir(apps)) await writeFile(join(apps, name), '{"clientId": "tor');
    const { code, stderr } = await run(['logout']);
    assert.equal(code, 3);
    assert.match(stderr, /no longer has the registration .* so it still works: revoke it in the settings/);
    assert.deepEqual(await stored(), []);
  });

  it('leaves a token that the person made to them', async t => {
    const { run } = await login.person(t);
    const alice = login.home.instance.named('alice');
    assert.ok(alice);
    const token = login.home.token(alice);
    await run(['login', login.world.plainHost, '--token-file', '-'], 'alice', { input: token });
    const { code, stderr } = await run(['logout']);
    assert.equal(code, 3);
    assert.match(stderr, /The token was your own, which oxpecker cannot revoke, so it still works/);
    assert.ok(await works(token));
  });
});
