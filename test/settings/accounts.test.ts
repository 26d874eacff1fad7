import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openAccounts, type StoredAccount } from '../../src/settings/accounts.ts';
import { SettingsError } from '../../src/settings/errors.ts';
import { temporaryFolder } from '../support/cli.ts';

const alice: StoredAccount = {
  address: 'Alice@home.example',
  id: '1',
  host: 'home.example',
  software: 'mastodon',
  version: '4.5.0',
  token: 'secret',
  scopes: ['read:accounts'],
  clientId: 'client',
};

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe('the stored accounts', () => {
  it('come back as they were written, by their address in any case', async t => {
    const folder = await temporaryFolder(t);
    const store = await openAccounts(folder);
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.read('alice@home.example'), null);
    const bob = { ...alice, address: 'bob@home.example', scopes: null, clientId: null } as const;
    await store.write(bob);
    await store.write(alice);
    const again = await openAccounts(folder);
    assert.deepEqual(await again.list(), [alice, bob]);
    assert.deepEqual(await again.read('alice@HOME.example'), alice);
  });

  it('are not there twice because somebody copied a file', async t => {
    const folder = await temporaryFolder(t);
    const store = await openAccounts(folder);
    await store.write(alice);
    const file = join(folder, 'accounts', 'alice@home.example.json');
    await copyFile(file, join(folder, 'accounts', 'alice@home.example (1).json'));
    assert.deepEqual(await store.list(), [alice]);
  });

  it('want a folder that can be made', async t => {
    const folder = await temporaryFolder(t);
    await writeFile(join(folder, 'taken'), '');
    await assert.rejects(openAccounts(join(folder, 'taken')), (error: unknown) => {
      assert.ok(error instanceof SettingsError, String(error));
      assert.match(
        error.message,
        /taken.*: make that folder writable, or name another with OXPECKER_CONFIG_DIR/,
      );
      return true;
    });
  });

  it('are gone once they are removed', async t => {
    const store = await openAccounts(await temporaryFolder(t));
    await store.write(alice);
    assert.equal(await store.remove(alice.address), true);
    assert.equal(await store.remove(alice.address), false);
    assert.deepEqual(await store.list(), []);
  });

  it('are written anew over what is damaged', async t => {
    const folder = await temporaryFolder(t);
    const store = await openAccounts(folder);
    await store.write(alice);
    const file = join(folder, 'accounts', 'alice@home.example.json');
    for (const damaged of ['', '{"address": "alice@ho', '[]', '{}']) {
      await writeFile(file, damaged);
      await store.write(alice);
      assert.deepEqual(await store.list(), [alice], damaged);
    }
  });

  it('are files that nobody else can read', { skip: process.platform === 'win32' }, async t => {
    const folder = await temporaryFolder(t);
    const store = await openAccounts(folder);
    await store.write(alice);
    const file = join(folder, 'accounts', 'alice@home.example.json');
    assert.equal(await modeOf(join(folder, 'accounts')), 0o700);
    assert.equal(await modeOf(file), 0o600);
  });

  it('are closed to others again when they were opened', { skip: process.platform === 'win32' }, async t => {
    const folder = await temporaryFolder(t);
    await (await openAccounts(folder)).write(alice);
    const file = join(folder, 'accounts', 'alice@home.example.json');
    await chmod(file, 0o644);
    await chmod(join(folder, 'accounts'), 0o755);
    await (await openAccounts(folder)).list();
    assert.equal(await modeOf(file), 0o600);
    assert.equal(await modeOf(join(folder, 'accounts')), 0o700);
    await chmod(file, 0o644);
    await (await openAccounts(folder)).write({ ...alice, token: 'other' });
    assert.equal(await modeOf(file), 0o600);
  });

  for (const [what, text] of [
    ['is cut off', '{"address": "alice@home.ex'],
    ['holds something else', '{"address": "alice"}'],
    ['is empty', ''],
  ] as const) {
    it(`name the file that ${what}`, async t => {
      const folder = await temporaryFolder(t);
      await mkdir(join(folder, 'accounts'));
      const file = join(folder, 'accounts', 'alice@home.example.json');
      await writeFile(file, text);
      const store = await openAccounts(folder);
      await assert.rejects(store.list(), (error: unknown) => {
        assert.ok(error instanceof SettingsError);
        assert.equal(error.message, `${file} is damaged: delete it and log in again`);
        return true;
      });
    });
  }

  it('have file names that every system takes', async t => {
    const folder = await temporaryFolder(t);
    const store = await openAccounts(folder);
    const odd = { ...alice, address: "a*b'ö~@127.0.0.1:8101" } as const;
    await store.write(odd);
    assert.deepEqual(await readdir(join(folder, 'accounts')), ['a%2ab%27%c3b6%7e@127.0.0.1%3a8101.json']);
    assert.deepEqual(await store.read(odd.address), odd);
  });
});
