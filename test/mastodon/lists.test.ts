import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnclearError } from '../../src/mastodon/errors.ts';
import { type Asked, json, page } from '../support/fediverse/exchange.ts';
import { atHome, type Home } from './home.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string;
}

/** Notes what is sent to these paths, and answers it. */
function taking(home: Home, paths: readonly string[], reply: (asked: Asked) => unknown = () => ({})): Sent[] {
  const sent: Sent[] = [];
  home.home.through((asked, next) => {
    if (!paths.includes(asked.url.pathname) || asked.method === 'GET') return next(asked);
    const body = Buffer.from(asked.body).toString();
    const type = asked.headers['content-type'];
    sent.push({ method: asked.method, path: asked.url.pathname, type, body });
    return json(reply(asked));
  });
  return sent;
}

describe('lists', () => {
  const LIST = '/api/v1/lists/a%2Fb';

  test('are read, made, filled, emptied and taken away', async context => {
    const home = await atHome(context);
    home.home.on('/api/v1/lists', json([{ id: 'a/b', title: 'From Twitter', replies_policy: 'list' }]));
    const sent = taking(home, ['/api/v1/lists', LIST, `${LIST}/accounts`], ({ url }) =>
      url.pathname === '/api/v1/lists' ? { id: 'a/b', title: 'New' } : {},
    );
    const account = await home.open();
    assert.deepEqual(await account.lists(), [{ id: 'a/b', title: 'From Twitter' }]);
    assert.deepEqual(await account.createList('New'), { id: 'a/b', title: 'New' });
    await account.addToList('a/b', ['1', '2']);
    await account.removeFromList('a/b', ['2']);
    await account.deleteList('a/b');
    const type = 'application/json';
    assert.deepEqual(sent, [
      { method: 'POST', path: '/api/v1/lists', type, body: '{"title":"New"}' },
      { method: 'POST', path: `${LIST}/accounts`, type, body: '{"account_ids":["1","2"]}' },
      { method: 'DELETE', path: `${LIST}/accounts`, type, body: '{"account_ids":["2"]}' },
      { method: 'DELETE', path: LIST, type: undefined, body: '' },
    ]);
  });

  test('name their members page by page', async context => {
    const home = await atHome(context);
    home.home.on(`${LIST}/accounts`, ({ url }) => {
      const reply = json([{ id: url.searchParams.get('max_id') ?? '9' }]);
      const link = `<${url.origin}${url.pathname}?max_id=3>; rel="next"`;
      return url.searchParams.has('max_id') ? reply : { ...reply, headers: { ...reply.headers, link } };
    });
    const account = await home.open();
    const pages: (readonly string[])[] = [];
    for await (const members of account.listMembers('a/b')) pages.push(members);
    assert.deepEqual(pages, [['9'], ['3']]);
  });

  test('a list that was perhaps made is unclear; lists that are none are an error', async context => {
    const home = await atHome(context);
    taking(home, ['/api/v1/lists'], () => ({ id: 7 }));
    home.home.on('/api/v1/lists', json([{ title: 'no id' }]));
    home.home.on(`${LIST}/accounts`, page('hello'));
    const account = await home.open();
    await assert.rejects(account.createList('New'), UnclearError);
    await assert.rejects(account.lists(), { name: 'ApiError' });
    const members = account.listMembers('a/b')[Symbol.asyncIterator]();
    await assert.rejects(members.next(), { name: 'ApiError' });
  });
});

describe('an import', () => {
  const CSV = 'Account address,Show boosts\r\nbob@away.example,true\r\ncarol@away.example,false\r\n';

  async function importing(context: { after(end: () => Promise<void>): void }, software: string) {
    const home = await atHome(context);
    home.home.on('/nodeinfo/2.0', json({ software: { name: software, version: '1' } }));
    const names = [
      '/api/v1/import',
      ...['follow', 'blocks', 'mutes'].map(each => `/api/pleroma/${each}_import`),
    ];
    const sent = taking(home, names, () => 'job started');
    return { account: await home.open(), sent };
  }

  test('is a file on GoToSocial, merged with what is there', async context => {
    const { account, sent } = await importing(context, 'gotosocial');
    for (const operation of ['follow', 'block', 'mute'] as const) await account.importCsv(operation, CSV);
    const forms = await Promise.all(
      sent.map(async ({ path, type = '', body }) => {
        const form = await new Response(body, { headers: { 'content-type': type } }).formData();
        const data = form.get('data');
        assert.ok(data instanceof File);
        return [path, form.get('type'), form.get('mode'), data.name, await data.text()];
      }),
    );
    assert.deepEqual(forms, [
      ['/api/v1/import', 'following', 'merge', 'following.csv', CSV],
      ['/api/v1/import', 'blocks', 'merge', 'blocks.csv', CSV],
      ['/api/v1/import', 'mutes', 'merge', 'mutes.csv', CSV],
    ]);
  });

  test('is nothing but addresses on Akkoma, which would take a header for people', async context => {
    const { account, sent } = await importing(context, 'akkoma');
    for (const operation of ['follow', 'block', 'mute'] as const) await account.importCsv(operation, CSV);
    const body = JSON.stringify({ list: 'bob@away.example\ncarol@away.example' });
    assert.deepEqual(
      sent.map(each => [each.path, each.body]),
      ['follow', 'blocks', 'mutes'].map(name => [`/api/pleroma/${name}_import`, body]),
    );
  });

  test('is not possible elsewhere', async context => {
    const { account, sent } = await importing(context, 'mastodon');
    await assert.rejects(account.importCsv('follow', CSV), TypeError);
    assert.deepEqual(sent, []);
  });
});
