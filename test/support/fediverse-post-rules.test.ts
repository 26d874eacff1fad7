import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SoftwareName } from './fediverse/software.ts';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
after(() => here.close());

const statusOf = async (text: string, more: object = {}) => (await here.post(text, more)).status;

test('Mastodon counts graphemes, a URL as 23, a mention without its host', async () => {
  here.settle();
  const family = '👨‍👩‍👧‍👦';
  assert.equal(await statusOf(family.repeat(500)), 200);
  assert.equal(await statusOf(family.repeat(501)), 422);
  assert.equal(await statusOf('é'.normalize('NFD').repeat(500)), 200);
  const url = `https://example.com/${'a'.repeat(600)}`;
  assert.equal(await statusOf(`${'x'.repeat(476)} ${url}`), 200);
  assert.equal(await statusOf(`${'x'.repeat(477)} ${url}`), 422);
  assert.equal(await statusOf(`${'x'.repeat(476)} https://a.b`), 200);
  assert.equal(await statusOf(`${'x'.repeat(477)} https://a.b`), 422);
  assert.equal(await statusOf(`${'x'.repeat(494)} @alice@${'h'.repeat(80)}.example`), 422);
  assert.equal(await statusOf(`${'x'.repeat(493)} @alice@${'h'.repeat(80)}.example`), 200);
  assert.equal(await statusOf('x'.repeat(490), { spoiler_text: 'y'.repeat(11) }), 422);
});

test('GoToSocial counts code points, URLs in full', async () => {
  here.settle({ software: 'gotosocial' });
  assert.equal(await statusOf('👨‍👩‍👧‍👦'.repeat(714)), 200);
  assert.equal(await statusOf('👨‍👩‍👧‍👦'.repeat(715)), 400);
  assert.equal(await statusOf(`${'x'.repeat(4970)} https://example.com/aaaaaaaaaa`), 400);
});

test('what a server does not take is not posted', async () => {
  const [home] = here.settle();
  assert.equal(await statusOf(''), 422);
  assert.equal(await statusOf('x', { visibility: 'mutuals' }), 422);
  assert.equal(await statusOf('x', { in_reply_to_id: '1' }), 404);
  assert.equal(await statusOf('x', { quoted_status_id: '1' }), 404);
  assert.equal(await statusOf('x', { scheduled_at: new Date(here.clock.now() + 60_000).toISOString() }), 422);
  assert.deepEqual(home.writes, []);
});

test('what is missing has its default, without a word', async () => {
  const [home] = here.settle();
  home.rules.limitsAccounts.add('alice');
  const { body } = await here.post('x', { language: 'tlh-nonsense-1' });
  assert.deepEqual([body.visibility, body.language, body.sensitive], ['unlisted', 'en', false]);
  for (const language of ['in', 'iw', 'und', 'zxx', 'qme', 'de-DE'])
    assert.equal((await here.post('x', { language })).body.language, 'en', language);
  assert.equal((await here.post('x', { language: 'ja' })).body.language, 'ja');
  assert.equal((await here.post('x', { spoiler_text: 'careful' })).body.sensitive, true);
  const bare = await here.post('', { spoiler_text: 'only this' });
  assert.deepEqual([bare.body.content, bare.body.spoiler_text], ['<p>only this</p>', '']);
});

test('a quote needs 4.5, and a post that is not direct', async () => {
  here.settle({ version: '4.5.0' });
  const { body: open } = await here.post('open');
  const { body: closed } = await here.post('closed', { visibility: 'direct' });
  const quoting = await here.post('q', { quoted_status_id: open.id });
  assert.equal(quoting.body.quote.quoted_status.id, open.id);
  assert.equal(await statusOf('q', { quoted_status_id: closed.id }), 422);
  const [older] = here.settle({ version: '4.4.0' });
  await here.post('q', { quoted_status_id: '1' });
  assert.equal(older.writes.at(-1)?.post?.quoted, null);
});

test('a date in the past is ignored, and the post goes out now', async () => {
  for (const software of ['mastodon', 'akkoma', 'hollo', 'sharkey'] as const) {
    here.settle({ software });
    const { status, body } = await here.post('x', { scheduled_at: '2015-03-04T05:06:07.000Z' });
    assert.equal(status, 200, software);
    assert.equal(Date.parse(body.created_at), here.clock.now(), software);
  }
});

test('GoToSocial backdates since 0.18, in order and quietly', async () => {
  const [home] = here.settle({ software: 'gotosocial', version: '0.18.0' });
  home.account('bob');
  const { body: now } = await here.post('now');
  const past = (year: number, more: object = {}) =>
    here.post(`in ${year}`, { scheduled_at: `${year}-03-04T05:06:07.000Z`, ...more });
  const { body: first } = await past(2015);
  const { body: second } = await past(2012, { in_reply_to_id: first.id });
  assert.equal(first.created_at, '2015-03-04T05:06:07.000Z');
  assert.deepEqual([second.id < first.id, first.id < now.id], [true, true]);
  assert.deepEqual(here.texts, ['in 2012', 'in 2015', 'now']);
  assert.equal(home.writes.at(-1)?.post?.createdAt, Date.UTC(2012, 2, 4, 5, 6, 7));
  assert.equal((await here.post('@bob', { scheduled_at: '2015-03-04T05:06:07.000Z' })).status, 403);
  assert.equal((await here.post('x', { scheduled_at: '1969-03-04T05:06:07.000Z' })).status, 406);
  home.rules.allowsBackdating = false;
  assert.equal((await past(2014)).status, 403);
  assert.deepEqual(home.pings, []);
  here.settle({ software: 'gotosocial', version: '0.17.3' });
  assert.equal((await past(2014)).status, 501);
});

test('a post stays on GoToSocial when it shall, and nowhere else', async () => {
  for (const [software, localOnly] of [
    ['gotosocial', true],
    ['mastodon', false],
  ] as const satisfies [SoftwareName, boolean][]) {
    const [home] = here.settle({ software });
    await here.post('x', { local_only: true, content_type: 'text/plain' });
    assert.equal(home.writes.at(-1)?.post?.localOnly, localOnly);
    assert.equal(home.writes.at(-1)?.post?.contentType, 'text/plain');
  }
});

test('an instance says what it takes, as far as its software does', async () => {
  for (const [software, path, statuses, description] of [
    [
      'mastodon',
      'v2',
      { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
      1500,
    ],
    [
      'gotosocial',
      'v2',
      { max_characters: 5000, max_media_attachments: 6, characters_reserved_per_url: 25 },
      1500,
    ],
    ['akkoma', 'v1', { max_characters: 5000, max_media_attachments: 1000 }, undefined],
    [
      'snac',
      'v1',
      { max_characters: 100_000, max_media_attachments: 4, characters_reserved_per_url: 32 },
      undefined,
    ],
  ] as const) {
    here.settle({ software });
    const { body } = await here.ask('GET', `/api/${path}/instance`);
    assert.deepEqual(body.configuration.statuses, statuses);
    assert.equal(body.configuration.media_attachments.description_limit, description, software);
  }
  here.settle({ posting: { maxCharacters: 11 } });
  assert.equal((await here.ask('GET', '/api/v2/instance')).body.configuration.statuses.max_characters, 11);
  assert.deepEqual([await statusOf('x'.repeat(11)), await statusOf('x'.repeat(12))], [200, 422]);
});

test('an emoji that answers a post becomes a reaction on Sharkey', async () => {
  const [home] = here.settle({ software: 'sharkey' });
  const { body: first } = await here.post('👍');
  const { body: second } = await here.post('🎉', { in_reply_to_id: first.id });
  assert.equal(second.id, first.id);
  assert.equal(home.writes.length, 1);
});
