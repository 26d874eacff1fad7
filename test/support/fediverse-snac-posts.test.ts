import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.settle({ software: 'snac' });
});
after(() => here.close());

const textsIn = async (path: string) =>
  (await here.ask('GET', path)).body.map(({ text }: { text: string }) => text);

test("one's own private posts are in the home timeline alone", async () => {
  for (const visibility of ['public', 'unlisted', 'private', 'direct'])
    await here.post(visibility, { visibility });
  assert.deepEqual(await textsIn(`/api/v1/accounts/${here.alice.id}/statuses`), ['unlisted', 'public']);
  assert.deepEqual(await textsIn('/api/v1/timelines/home'), ['direct', 'private', 'unlisted', 'public']);
});

test('a listing ends after 256 posts', async () => {
  for (let number = 0; number < 260; number++) await here.post(String(number));
  const listing = `/api/v1/accounts/${here.alice.id}/statuses?limit=100`;
  const seen: string[] = [];
  let page = await here.ask('GET', listing);
  for (; page.body.length > 0; page = await here.ask('GET', `${listing}&max_id=${page.body.at(-1).id}`)) {
    assert.equal(page.headers.link, undefined);
    seen.push(...page.body.map(({ text }: { text: string }) => text));
  }
  assert.equal(seen.length, 256);
  assert.equal(seen.at(-1), '4');
});

test('nothing follows a post that is deleted', async () => {
  const { body: first } = await here.post('first');
  const { body: second } = await here.post('second');
  const { body: third } = await here.post('third');
  const listing = `/api/v1/accounts/${here.alice.id}/statuses`;
  for (const path of [listing, '/api/v1/timelines/home']) {
    assert.deepEqual(await textsIn(`${path}?max_id=${second.id}`), ['first'], path);
  }
  assert.deepEqual(await textsIn(`/api/v1/timelines/home?since_id=${first.id}`), ['third', 'second']);
  assert.deepEqual(await textsIn(`${listing}?since_id=${third.id}`), ['third', 'second', 'first']);
  await here.ask('DELETE', `/api/v1/statuses/${second.id}`);
  for (const path of [listing, '/api/v1/timelines/home']) {
    assert.deepEqual(await textsIn(`${path}?max_id=${second.id}`), [], path);
  }
});

test('everything is taken, and something else posted', async () => {
  const odd = await here.post('odd', { visibility: 'mutuals', in_reply_to_id: '1', language: 'de' });
  assert.deepEqual([odd.body.visibility, odd.body.in_reply_to_id, odd.body.language], ['direct', null, 'en']);
  assert.equal((await here.post('')).status, 200);
  const junk = await here.client.open(
    `https://${here.home.name}/api/v1/statuses`,
    { ...here.headers, 'content-type': 'application/json', 'content-length': '4' },
    { method: 'POST', body: '{bad' },
  );
  junk.resume();
  assert.equal(junk.statusCode, 200);
  assert.deepEqual(here.texts, ['odd', '', '']);
});

test('a text is Markdown, and its source is given back', async () => {
  const { body } = await here.post('*a* **b** & <c> [d](https://e.example)\nhttps://f.example/@g_h_');
  assert.equal(
    body.content,
    '<i>a</i> <b>b</b> & <c> <a href="https://e.example">d</a><br>' +
      '<a href="https://f.example/&#64;g_h_" target="_blank">https://f.example/&#64;g_h_</a><br>',
  );
  assert.match(body.created_at, /:\d\d\.000Z$/);
  assert.match((await here.ask('GET', `/api/v1/statuses/${body.id}/source`)).body.text, /^\*a\* /);
});

test('errors are pages', async () => {
  const missing = await here.ask('DELETE', '/api/v1/statuses/1');
  assert.equal(missing.status, 404);
  assert.match(String(missing.headers['content-type']), /html/);
});

test('Hollo makes an empty public post of a form', async () => {
  here.settle({ software: 'hollo' });
  const form = new URLSearchParams({ status: 'lost', visibility: 'direct' });
  const { status, body } = await here.ask('POST', '/api/v1/statuses', form);
  assert.deepEqual([status, body.content, body.visibility], [200, '', 'public']);
});
