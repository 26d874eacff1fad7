import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OwnStatus } from '../../src/mastodon/status-types.ts';
import { type Asked, json, page, type Reply } from '../support/fediverse/exchange.ts';
import { posted, scripted, statusJson } from './scripted.ts';

/** The ids of all pages. */
async function idsOf(pages: AsyncIterable<readonly OwnStatus[]>): Promise<string[][]> {
  const ids: string[][] = [];
  for await (const each of pages) ids.push(each.map(({ id }) => id));
  return ids;
}

function listed(ids: readonly string[], next: string | null = null): Reply {
  const reply = json(ids.map(id => statusJson(id, { account: { id: 'x', acct: 'alice' } })));
  return next === null ? reply : { ...reply, headers: { ...reply.headers, link: `<${next}>; rel="next"` } };
}

const LIST = /^\/api\/v1\/accounts\/[^/]+\/statuses/;
const HOME = /^\/api\/v1\/timelines\/home/;

describe('the own posts', () => {
  test('come page by page, without boosts, as the server leads', async context => {
    const { home, script, publishing } = await scripted(context);
    const id = home.home.instance.idOf(home.alice);
    const path = `/api/v1/accounts/${id}/statuses?limit=40&exclude_reblogs=true`;
    const own = { account: { id, acct: 'alice' } };
    const boost = { ...own, reblog: statusJson('1') };
    const first = json([statusJson('9', own), statusJson('8', boost), statusJson('7', own)]);
    const link = { link: `<https://home.example${path}&max_id=7>; rel="next"` };
    script.on('GET', LIST, { ...first, headers: { ...first.headers, ...link } }, listed(['6']));
    assert.deepEqual(await idsOf(publishing.ownStatuses()), [['9', '7'], ['6']]);
    assert.deepEqual(script.paths, [path, `${path}&max_id=7`]);
  });

  test('behind the first page keep within the limit for pages', async context => {
    const { home, publishing } = await scripted(context);
    const asked: Asked[] = [];
    home.home.on('/api/v1/accounts/:id/statuses', visit => {
      asked.push(visit);
      const at = Number(visit.url.searchParams.get('max_id') ?? 1000);
      return listed([String(at)], `${visit.url.origin}${visit.url.pathname}?max_id=${at - 1}`);
    });
    const began = home.clock.now();
    let pages = 0;
    for await (const _ of publishing.ownStatuses()) if (++pages === 302) break;
    assert.equal(asked.length, 302);
    assert.equal(home.home.limits.refused, 0);
    assert.ok(home.clock.now() - began >= 10 * 60_000, 'the 301st with max_id waits');
  });

  test('are asked for by the last id where no link leads on, as on snac2', async context => {
    const { home, script, publishing } = await scripted(context, { software: 'snac' });
    const all = Array.from({ length: 100 }, (_, n) => String(900 - n));
    const account = { account: { id: home.home.instance.idOf(home.alice), acct: 'alice' } };
    const listing = ({ url }: Asked) => {
      const max = url.searchParams.get('max_id');
      const left = max === null ? all : all.slice(all.indexOf(max) + 1);
      return json(left.slice(0, 40).map(id => statusJson(id, account)));
    };
    script.on('GET', LIST, listing);
    assert.deepEqual((await idsOf(publishing.ownStatuses())).flat(), all);
    assert.equal(script.asked.length, 3);
    // A server that pays no heed to the id, or gives everything at once.
    for (const count of [40, 100]) {
      script.on('GET', LIST, json(all.slice(0, count).map(id => statusJson(id, account))));
      assert.deepEqual((await idsOf(publishing.ownStatuses())).flat(), all.slice(0, count));
    }
  });

  test('that moved to the next page meanwhile come once', async context => {
    const { script, publishing } = await scripted(context);
    script.on('GET', LIST, listed(['9', '8'], 'https://home.example/api/v1/accounts/1/statuses?max_id=8'));
    script.on('GET', /max_id=8/, listed(['8', '7']));
    assert.deepEqual(await idsOf(publishing.ownStatuses()), [['9', '8'], ['7']]);
  });

  test('are not read past one that cannot be read, on another server, or in a circle', async context => {
    const { home, script, publishing } = await scripted(context);
    const me = { account: { id: home.home.instance.idOf(home.alice), acct: 'alice' } };
    for (const answer of [
      json({}),
      json([{ id: '7' }]),
      json([statusJson('7', { ...me, created_at: null })]),
      page('<h1>Welcome</h1>'),
      listed(['7'], 'https://evil.example/'),
      listed(['7'], 'https://home.example/api/v1/accounts/2/statuses?limit=40&exclude_reblogs=true'),
    ]) {
      script.on('GET', LIST, answer);
      await assert.rejects(
        async () => {
          for await (const _ of publishing.ownStatuses()) assert.ok(script.asked.length < 100);
        },
        { name: 'ApiError' },
        JSON.stringify(answer),
      );
    }
  });

  test('are found in the home timeline by id or address', async context => {
    const { home, script, publishing } = await scripted(context);
    const id = home.home.instance.idOf(home.alice);
    const by = (account: object) => ({ account });
    script.on(
      'GET',
      HOME,
      json([
        statusJson('9', by({ id, acct: 'whoever' })),
        statusJson('8', by({ id: 'x', acct: 'bob@away.example' })),
        statusJson('7', by({ id: 'x', acct: 'alice@home.example' })),
        statusJson('6', by({ id: 'x', acct: 'Alice' })),
        statusJson('5', by({ id: 'x', acct: 'alice@away.example' })),
        statusJson('4', by({ id: 'x', acct: 'alice', fqn: 'alice@away.example' })),
        { id: '3', account: { id: 'x', acct: 'bob' } },
        statusJson('2', { ...by({ id }), reblog: statusJson('1') }),
      ]),
    );
    assert.deepEqual(await idsOf(publishing.homeStatuses()), [['9', '7', '6']]);
    assert.deepEqual(script.paths, ['/api/v1/timelines/home?limit=40']);
  });
});

describe('one own post', () => {
  test('is read, or is not there', async context => {
    const { script, publishing } = await scripted(context);
    script.on('GET', /\/statuses\//, posted('a/b', { url: null, media_attachments: undefined }));
    assert.deepEqual(await publishing.status('a/b'), {
      id: 'a/b',
      url: 'https://home.example/users/alice/statuses/a/b',
      createdAt: '2026-01-01T12:00:00.000Z',
      visibility: 'unlisted',
      content: '<p>Hi</p>',
      spoiler: '',
      language: 'en',
      inReplyToId: null,
      attachments: 0,
    });
    assert.deepEqual(script.paths, ['/api/v1/statuses/a%2Fb']);
    script.on('GET', /\/statuses\//, json({ error: 'Record not found' }, 404), page('<h1>Gone</h1>', 410));
    assert.deepEqual([await publishing.status('7'), await publishing.status('7')], [null, null]);
    script.on('GET', /\/statuses\//, page('<h1>Welcome</h1>'));
    await assert.rejects(publishing.status('7'), { name: 'ApiError', message: /something else than a post/ });
    script.on('GET', /\/statuses\//, json({ error: 'Forbidden' }, 403));
    await assert.rejects(publishing.status('7'), { name: 'ApiError', status: 403 });
  });

  test('has its text as it was sent, where the server tells', async context => {
    const { script, publishing } = await scripted(context);
    script.on('GET', /\/source$/, json({ id: '7', text: 'a & b', spoiler_text: '' }));
    assert.equal(await publishing.statusSource('7'), 'a & b');
    assert.deepEqual(script.paths, ['/api/v1/statuses/7/source']);
    for (const answer of [
      json({ error: 'no' }, 404),
      page('', 500),
      page('<h1>No</h1>'),
      json({ text: 1 }),
    ]) {
      script.on('GET', /\/source$/, answer);
      assert.equal(await publishing.statusSource('7'), null);
    }
  });

  test('is not asked for its text where there is no way to', async context => {
    const { script, publishing } = await scripted(context, { version: '3.4.0' });
    script.on('GET', /\/source$/, () => assert.fail('asked'));
    assert.equal(await publishing.statusSource('7'), null);
  });
});
