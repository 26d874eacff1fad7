import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { AccountOptions } from '../../src/cli/account-options.ts';
import { chooseAccount } from '../../src/cli/choose-account.ts';
import { createContext } from '../../src/cli/context.ts';
import { ExitError } from '../../src/cli/errors.ts';
import { openOwnAccount } from '../../src/cli/open-account.ts';
import { NO_MEMORY } from '../../src/http/pacer.ts';
import { LoginError } from '../../src/mastodon/errors.ts';
import type { Purpose } from '../../src/mastodon/purposes.ts';
import { openAccounts, type StoredAccount } from '../../src/settings/accounts.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { makeWorld } from '../support/run-main.ts';

let world: World;
let home: MastodonHost;

before(async () => {
  world = await startFediverse();
  home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example' });
});
after(() => world.close());

const OPTIONS: AccountOptions = { share: 0.9, pace: 'burst', giveUpAfter: 1000 };

function stored(name: string, scopes: readonly string[] | null = null): StoredAccount {
  const account = home.instance.named(name) ?? home.account(name);
  return {
    address: `${name}@home.example`,
    id: home.instance.idOf(account),
    host: world.plainHost,
    software: 'mastodon',
    version: '4.5.0',
    token: home.token(account),
    scopes,
    clientId: null,
  };
}

/** Chooses among `accounts`. @param input what stands on standard input */
async function choose(
  t: TestContext,
  accounts: readonly StoredAccount[],
  options: Partial<AccountOptions> = {},
  { purpose, input }: { purpose?: Purpose; input?: string } = {},
) {
  const cwd = await temporaryFolder(t);
  const store = await openAccounts(join(cwd, 'config'));
  for (const account of accounts) await store.write(account);
  const made = makeWorld([], { cwd, env: world.env(), ...(input === undefined ? {} : { input }) });
  const context = createContext(made.world, {});
  return { context, account: await chooseAccount(context, { ...OPTIONS, ...options }, purpose) };
}

function fails(kind: typeof LoginError | typeof ExitError, said: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof kind, String(error));
    assert.match(error.message, said);
    return true;
  };
}

describe('the account a command acts on', () => {
  it('is the only one', async t => {
    const alice = stored('alice');
    assert.deepEqual((await choose(t, [alice])).account, alice);
  });

  it('is the one of --as, in any case', async t => {
    const [alice, bob] = [stored('alice'), stored('bob')];
    assert.deepEqual((await choose(t, [alice, bob], { as: 'Bob@home.example' })).account, bob);
  });

  it('is nobody where nobody is logged in', async t => {
    await assert.rejects(choose(t, []), fails(LoginError, /^Nobody is logged in: run npx oxpecker login/));
    await assert.rejects(
      choose(t, [stored('alice')], { as: 'eve@home.example' }),
      fails(
        LoginError,
        /as eve@home\.example \(only as alice@home\.example\): run npx oxpecker login home\.example/,
      ),
    );
  });

  it('has to be named where there are several', async t => {
    await assert.rejects(
      choose(t, [stored('bob'), stored('alice')]),
      fails(ExitError, /add --as with one of alice@home\.example, bob@home\.example/),
    );
  });

  it('needs the scopes of what is done', async t => {
    const alice = stored('alice', ['read:accounts', 'read:statuses', 'write:statuses', 'write:media']);
    await assert.rejects(
      choose(t, [alice], {}, { purpose: 'follow' }),
      fails(LoginError, /lacks read:search, .*: run npx oxpecker login 127\S+ --for follow,post$/),
    );
    assert.deepEqual((await choose(t, [alice], {}, { purpose: 'post' })).account, alice);
  });

  it('can be opened for work', async t => {
    const { context, account } = await choose(t, [stored('alice')]);
    const own = await openOwnAccount(context, account, OPTIONS, NO_MEMORY, () => undefined);
    t.after(() => own.close());
    assert.equal(own.address, 'alice@home.example');
    const [relationship] = await own.relationships([stored('bob').id]);
    assert.equal(relationship?.following, false);
  });
});

describe('the account of --token-file', () => {
  it('needs no login, but to be named', async t => {
    const { token, ...alice } = stored('alice');
    // Its server lies elsewhere than its address says: that is asked where somebody names it.
    const byServer = { tokenFile: '-', as: `alice@${world.plainHost}` } as const;
    const named = await choose(t, [], byServer, { input: token });
    const scopes = ['read', 'write', 'follow', 'push'];
    assert.deepEqual(named.account, { ...alice, token, scopes, version: named.account.version });
    await assert.rejects(
      choose(t, [], { ...byServer, as: `bob@${world.plainHost}` }, { input: token }),
      fails(LoginError, /belongs to alice@home\.example, not to bob@127/),
    );
    const { account } = await choose(t, [{ ...alice, token: 'old' }], { tokenFile: '-' }, { input: token });
    assert.deepEqual(account, { ...alice, token, scopes, version: account.version });
    await assert.rejects(
      choose(t, [], { tokenFile: '-' }, { input: token }),
      fails(ExitError, /needs to know whose token it is: add --as/),
    );
  });

  it('is that of the token and of no other', async t => {
    const accounts = [stored('alice'), stored('bob')];
    const as = 'alice@home.example';
    await assert.rejects(
      choose(t, accounts, { tokenFile: '-', as }, { input: stored('bob').token }),
      fails(LoginError, /The token belongs to bob@home\.example, not to alice@home\.example/),
    );
  });

  it('needs the scopes of what is done', async t => {
    const as = 'alice@home.example';
    const { token, ...alice } = stored('alice');
    const input = home.token(home.instance.named('alice') ?? assert.fail(), 'read write:statuses');
    const accounts = [{ ...alice, token }];
    await assert.rejects(
      choose(t, accounts, { tokenFile: '-', as }, { input, purpose: 'post' }),
      fails(LoginError, /^The token of --token-file lacks write:media: make one with these scopes too$/),
    );
  });

  it('is nobody when the token was revoked', async t => {
    const alice = stored('alice');
    home.revoke(alice.token);
    await assert.rejects(
      choose(t, [alice], { tokenFile: '-' }, { input: alice.token }),
      fails(LoginError, /does not accept the token, which may have been revoked: run npx oxpecker login/),
    );
  });
});
