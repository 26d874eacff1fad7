import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { HomeWorld } from './home-world.ts';

let here: HomeWorld;

before(async () => {
  here = await HomeWorld.start();
});
beforeEach(() => {
  here.settle();
});
after(() => here.close());

const mine = `/statuses`;

test('a post stands there as it was sent', async () => {
  const { body: first, status } = await here.post(
    'One & two\n\nhttps://www.example.com/a/very/long/path/to/something',
    {
      visibility: 'unlisted',
      language: 'de',
    },
  );
  assert.equal(status, 200);
  assert.equal(first.visibility, 'unlisted');
  assert.equal(first.language, 'de');
  assert.equal(first.created_at, new Date(here.clock.now()).toISOString());
  assert.match(
    first.content,
    /^<p>One &amp; two<\/p><p><a href="https:\/\/www\.example\.com.*<span class="ellipsis">/,
  );
  const { body: second } = await here.post('answer', { in_reply_to_id: first.id });
  assert.equal(second.in_reply_to_id, first.id);
  assert.equal((await here.ask('GET', `/api/v1/statuses/${second.id}`)).body.id, second.id);
  assert.deepEqual((await here.ask('GET', `/api/v1/statuses/${first.id}/source`)).body, {
    id: first.id,
    text: 'One & two\n\nhttps://www.example.com/a/very/long/path/to/something',
    spoiler_text: '',
  });
  const listed = await here.ask('GET', `/api/v1/accounts/${here.alice.id}${mine}`);
  assert.deepEqual(
    listed.body.map((each: { id: string }) => each.id),
    [second.id, first.id],
  );
  assert.deepEqual((await here.ask('GET', '/api/v1/timelines/home')).body.length, 2);
  assert.deepEqual(
    here.home.writes.map(({ op, target, post }) => [op, target, post?.text, post?.replyTo]),
    [
      ['post', first.id, first.content && here.home.posts(here.alice)[1]?.text, null],
      ['post', second.id, 'answer', first.id],
    ],
  );
});

test('a listing has pages of forty at most', async () => {
  here.home.limits.enforced = false;
  for (let number = 0; number < 45; number++) await here.post(`number ${number}`);
  const listing = `/api/v1/accounts/${here.alice.id}/statuses?limit=80`;
  const texts = ({ body }: { body: { content: string }[] }) => body.map(({ content }) => content);
  const first = await here.ask('GET', listing);
  assert.equal(first.body.length, 40);
  assert.equal(texts(first)[0], '<p>number 44</p>');
  const next = /<https:\/\/[^/]+([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
  const last = await here.ask('GET', next);
  assert.deepEqual(
    texts(last),
    [4, 3, 2, 1, 0].map(number => `<p>number ${number}</p>`),
  );
  assert.doesNotMatch(String(last.headers.link), /rel="next"/);
  const newest = first.body[0].id;
  assert.deepEqual((await here.ask('GET', `${listing}&since_id=${newest}`)).body, []);
  const oldest = last.body.at(-1).id;
  assert.deepEqual(texts(await here.ask('GET', `${listing}&min_id=${oldest}`)).at(-1), '<p>number 1</p>');
  await here.ask('DELETE', `/api/v1/statuses/${first.body[39].id}`);
  assert.equal((await here.ask('GET', next)).body.length, 5);
});

test('a deleted post is gone, and can be deleted once', async () => {
  const { body } = await here.post('over');
  const path = `/api/v1/statuses/${body.id}`;
  const deleted = await here.ask('DELETE', path);
  assert.equal(deleted.body.text, 'over');
  assert.equal((await here.ask('DELETE', path)).status, 404);
  assert.equal((await here.ask('GET', path)).status, 404);
  assert.deepEqual(
    here.home.writes.map(({ op }) => op),
    ['post', 'delete'],
  );
});

test('thirty deletions in half an hour, and three hundred posts in three hours', async () => {
  here.home.limits.change('token', { requests: 10_000 });
  here.home.limits.change('user', { requests: 10_000 });
  const ids: string[] = [];
  for (let number = 0; number < 300; number++) ids.push((await here.post(`${number}`)).body.id);
  assert.equal((await here.post('one too many')).status, 429);
  const statuses: (number | undefined)[] = [];
  for (const id of ids.slice(0, 31))
    statuses.push((await here.ask('DELETE', `/api/v1/statuses/${id}`)).status);
  assert.deepEqual(statuses, [...Array(30).fill(200), 429]);
});
