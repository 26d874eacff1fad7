import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnreachableError } from '../../src/http/errors.ts';
import { TemporaryError } from '../../src/mastodon/errors.ts';
import type { CanonicalOf } from '../../src/mastodon/resolve.ts';
import type { Address } from '../../src/people/address.ts';
import { json } from '../support/fediverse/exchange.ts';
import { atHome, type Home } from './home.ts';

const SEARCH = '/api/v2/search';

/** Makes the server answer every search with these accounts. */
function finds(home: Home, ...accounts: object[]): void {
  home.home.on(SEARCH, json({ accounts, statuses: [], hashtags: [] }));
}

describe('resolve', () => {
  test('finds exactly the account of that address, whatever its case', async context => {
    const home = await atHome(context);
    const bob = home.away.account('Bob', { locked: true });
    home.home.account('bob');
    const account = await home.open();
    assert.deepEqual(await account.resolve('bOb@away.example'), {
      status: 'found',
      account: {
        id: home.home.instance.idOf(bob),
        address: 'Bob@away.example',
        movedTo: null,
        locked: true,
        suspended: false,
        url: 'https://away.example/@Bob',
      },
    });
    const [asked] = home.world.requests.to('home.example', SEARCH);
    assert.match(asked?.path ?? '', /q=bOb%40away\.example&type=accounts&resolve=true/);
  });

  test('takes nobody who is only similar', async context => {
    const home = await atHome(context);
    const account = await home.open();
    for (const acct of [
      'bob',
      'bob@away.example.evil.example',
      'bobb@away.example',
      'xbob@away.example',
      'a@b@away.example',
      'bob@AWAY.exampl',
    ]) {
      finds(home, { id: '7', acct });
      assert.deepEqual(await account.resolve('bob@away.example'), { status: 'unknown' }, acct);
    }
    finds(home);
    assert.deepEqual(await account.resolve('bob@away.example'), { status: 'unknown' });
    finds(
      home,
      { id: '6', acct: 'bobb@away.example' },
      { acct: 'bob@away.example' },
      { id: '8', acct: 'bob@away.example' },
    );
    const resolved = await account.resolve('bob@away.example');
    assert.equal(resolved.status === 'found' && resolved.account.id, '8');
  });

  test('knows its own accounts without a host, by either of the names of the server, and by their full name', async context => {
    const home = await atHome(context, { handleHost: 'people.example' });
    const account = await home.open();
    for (const acct of ['carol', 'carol@people.example']) {
      finds(home, { id: '9', acct });
      for (const address of ['Carol@people.example', 'carol@home.example'] as const) {
        const resolved = await account.resolve(address);
        assert.equal(
          resolved.status === 'found' && resolved.account.address,
          'carol@people.example',
          address,
        );
      }
      assert.deepEqual(await account.resolve('carol@away.example'), { status: 'unknown' });
    }
    finds(home, { id: '9', acct: 'carol@away.example' });
    for (const address of ['carol@people.example', 'carol@home.example'] as const) {
      assert.deepEqual(await account.resolve(address), { status: 'unknown' }, address);
    }
  });

  test('takes an account by another name only where the host of that name says that it is the same', async context => {
    const home = await atHome(context);
    const asked: Address[] = [];
    const says = (answer: () => Address | null) => async (address: Address) => {
      asked.push(address);
      return answer();
    };
    const resolve = async (answer: () => Address | null) =>
      (await (await home.open({ canonicalOf: says(answer) })).resolve('Ann@web.example')).status;
    finds(home, { id: '7', acct: 'ann@people.example' });
    assert.equal(await resolve(() => 'ann@People.example'), 'found');
    assert.equal(await resolve(() => 'ann@web.example'), 'unknown');
    assert.equal(await resolve(() => null), 'unknown');
    const away = () => {
      throw new UnreachableError('timeout', 'it took too long');
    };
    assert.equal(await resolve(away), 'unreachable');
    assert.deepEqual(new Set(asked), new Set(['Ann@web.example']));
    asked.length = 0;
    finds(home, { id: '7', acct: 'anna@people.example' });
    assert.equal(await resolve(() => 'anna@people.example'), 'unknown');
    finds(home, { id: '7', acct: 'ann@web.example' });
    assert.equal(await resolve(() => null), 'found');
    assert.deepEqual(asked, [], 'nobody else is asked about what the server knows, or whom it does not');
  });

  test('asks the host itself where the server finds nobody also when it could not ask', async context => {
    for (const [software, there, gone, away] of [
      ['gotosocial', 'unreachable', 'unknown', 'unreachable'],
      ['snac', 'unreachable', 'unknown', 'unreachable'],
      ['mastodon', 'unknown', 'unknown', 'unknown'],
    ] as const) {
      const home = await atHome(context, { software });
      const resolve = async (canonicalOf: CanonicalOf, address: Address = 'ann@web.example') =>
        (await (await home.open({ canonicalOf })).resolve(address)).status;
      finds(home);
      assert.equal(await resolve(async address => address), there, software);
      assert.equal(await resolve(async () => null), gone, software);
      const silent = async () => {
        throw new UnreachableError('timeout', 'it took too long');
      };
      assert.equal(await resolve(silent), away, software);
      assert.equal(
        await resolve(silent, 'ann@home.example'),
        'unknown',
        'of its own people a server knows all',
      );
    }
  });

  test('compares hosts in punycode', async context => {
    const home = await atHome(context);
    const account = await home.open();
    finds(home, { id: '9', acct: 'bob@bücher.example' });
    const resolved = await account.resolve('bob@xn--bcher-kva.example');
    assert.equal(resolved.status === 'found' && resolved.account.id, '9');
  });

  test('says where somebody moved', async context => {
    const home = await atHome(context);
    home.away.account('bob').moveTo(home.home.account('bob2'));
    const account = await home.open();
    const resolved = await account.resolve('bob@away.example');
    assert.equal(resolved.status === 'found' && resolved.account.movedTo, 'bob2@home.example');
  });

  test('asks once more about a host that the server cannot reach, and then lets it be', async context => {
    const home = await atHome(context);
    home.world.dead('dead.example');
    const account = await home.open();
    assert.deepEqual(await account.resolve('bob@dead.example'), { status: 'unreachable' });
    assert.equal(home.world.requests.to('home.example', SEARCH).length, 2);
    assert.deepEqual(home.events, []);
  });

  test('does the same when the answer never comes or the server fails over it', async context => {
    const home = await atHome(context);
    home.away.account('bob');
    const account = await home.open();
    for (const kind of ['timeout-before', 'reset-before', 'status'] as const) {
      home.home.fault({ kind, path: /search/, times: 2 });
      assert.deepEqual(await account.resolve('bob@away.example'), { status: 'unreachable' }, kind);
      home.home.fault({ kind, path: /search/ });
      assert.equal((await account.resolve('bob@away.example')).status, 'found', kind);
    }
  });

  test('waits when it is the own server that is away, and blames nobody else', async context => {
    const home = await atHome(context);
    home.away.account('bob');
    const account = await home.open();
    home.home.fault({ kind: 'status', status: 503, path: /api/, times: 5 });
    assert.equal((await account.resolve('bob@away.example')).status, 'found');
    home.home.fault({ kind: 'status', status: 503, path: /api/, times: Number.POSITIVE_INFINITY });
    await assert.rejects(account.resolve('bob@away.example'), TemporaryError);
  });

  test('an answer that is no search is an error, not an absence', async context => {
    const home = await atHome(context);
    const account = await home.open();
    home.home.on(SEARCH, json([]));
    await assert.rejects(account.resolve('bob@away.example'), { name: 'ApiError', status: 200 });
    home.home.fault({ kind: 'html', path: /search/ });
    await assert.rejects(account.resolve('bob@away.example'), { name: 'ApiError', status: 200 });
  });
});
