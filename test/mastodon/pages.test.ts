import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerAccount } from '../../src/mastodon/types.ts';
import { json } from '../support/fediverse/exchange.ts';
import { atHome, type Home } from './home.ts';

async function all<T>(pages: AsyncIterable<readonly T[]> | null): Promise<T[]> {
  assert.ok(pages);
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

const addresses = (accounts: readonly ServerAccount[]) => accounts.map(({ address }) => address);
const FOLLOWING = '/api/v1/accounts/1/following';

/** Answers the list of followed accounts with one account and this `Link`. */
function linking(home: Home, link: (path: string) => string): void {
  home.home.on(FOLLOWING, ({ url }) => {
    const reply = json([{ id: '5', acct: 'bob@away.example' }]);
    return { ...reply, headers: { ...reply.headers, link: link(url.pathname + url.search) } };
  });
}

describe('who is followed, blocked and muted', () => {
  test('comes page by page', async context => {
    const home = await atHome(context);
    const account = await home.open();
    const people = Array.from({ length: 165 }, (_, index) => home.away.account(`bob${index}`));
    for (const person of people) home.home.arrange(home.alice, person, { following: true });
    assert.deepEqual(
      addresses(await all(account.following())).sort(),
      people.map((_, index) => `bob${index}@away.example`).sort(),
    );
    const asked = home.world.requests
      .to('home.example', `/api/v1/accounts/${account.id}/following`)
      .map(({ path }) => path);
    assert.equal(asked.length, 3);
    assert.ok(asked.every(path => path.includes('limit=80')));
  });

  test('blocks and mutes apart, and nobody at all', async context => {
    const home = await atHome(context);
    const account = await home.open();
    assert.deepEqual(await all(account.following()), []);
    home.home.arrange(home.alice, home.away.account('bob'), { blocking: true });
    home.home.arrange(home.alice, home.home.account('carol'), { muting: true });
    assert.deepEqual(addresses(await all(account.blocked())), ['bob@away.example']);
    assert.deepEqual(addresses(await all(account.muted())), ['carol@home.example']);
  });

  test('cannot be listed on snac2', async context => {
    const home = await atHome(context, { software: 'snac' });
    const account = await home.open();
    assert.deepEqual([account.following(), account.blocked(), account.muted()], [null, null, null]);
  });

  test('an account that has no usable address is passed over', async context => {
    const home = await atHome(context);
    const account = await home.open({ id: '1' });
    home.home.on(
      FOLLOWING,
      json([{ id: '4', acct: 'x y@z' }, {}, null, { id: '5', acct: 'bob@away.example' }]),
    );
    assert.deepEqual(addresses(await all(account.following())), ['bob@away.example']);
  });

  test('what is no list is an error', async context => {
    const home = await atHome(context);
    const account = await home.open({ id: '1' });
    home.home.on(FOLLOWING, json({ error: 'no' }));
    await assert.rejects(all(account.following()), { name: 'ApiError' });
  });

  test('a link to another server, back, or that cannot be read ends it with an error', async context => {
    const home = await atHome(context);
    const account = await home.open({ id: '1' });
    for (const link of [
      '<https://away.example/api/v1/accounts/1/following?max_id=3>; rel="next"',
      '<http://home.example/api/v1/accounts/1/following?max_id=3>; rel="next"',
      '<https://home.example:444/x>; rel="next"',
      '<https://[>; rel=next',
      'https://home.example/api/v1/accounts/1/following?max_id=3; rel="next"',
    ]) {
      linking(home, () => link);
      const asked = home.world.requests.to('home.example').length;
      await assert.rejects(all(account.following()), { name: 'ApiError' }, link);
      assert.equal(home.world.requests.to('home.example').length - asked, 1, link);
    }
    for (const link of [
      () => '<>; rel="next"',
      (path: string) => `<https://home.example${path}>; rel="next"`,
      (path: string) => `<https://home.example${FOLLOWING}?max_id=${path.endsWith('1') ? 2 : 1}>; rel="next"`,
    ]) {
      linking(home, link);
      const asked = home.world.requests.to('home.example').length;
      await assert.rejects(all(account.following()), { name: 'ApiError' }, link(''));
      assert.ok(home.world.requests.to('home.example').length - asked <= 3);
    }
    assert.deepEqual(home.world.requests.to('away.example'), []);
  });

  test('the next page is found among other links, in every way they are written', async context => {
    const home = await atHome(context);
    const account = await home.open({ id: '1' });
    const next = 'https://home.example/api/v1/accounts/1/following?max_id=2';
    for (const link of [
      `<${next}>; rel="next", <https://home.example/other>; rel="prev"`,
      `<https://home.example/other?a=b,c;d>; rel="prev",<${next}>;rel=next`,
      `<https://home.example/other>; title="a, rel=next"; rel="last", <${next}>; REL="next nofollow"`,
      `</api/v1/accounts/1/following?max_id=2>; rel="next"`,
    ]) {
      linking(home, path => (path.includes('max_id') ? '<https://home.example/other>; rel="prev"' : link));
      const asked = home.world.requests.to('home.example', FOLLOWING).length;
      assert.equal((await all(account.following())).length, 2, link);
      assert.deepEqual(
        home.world.requests
          .to('home.example', FOLLOWING)
          .slice(asked)
          .map(({ path }) => path),
        [`${FOLLOWING}?limit=80`, `${FOLLOWING}?max_id=2`],
      );
    }
  });
});
