import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bucketsOf, costOf, costOfPublishing, limitText } from '../../src/mastodon/limits.ts';

const rules = (software: string) =>
  Object.fromEntries(
    bucketsOf({ software }).map(({ name, rule: { limit, windowMs, startsAt } }) => [
      name,
      [limit, windowMs / 1000, startsAt],
    ]),
  );
const COURTESY = { search: [1, 1, 'first-request'] };
const MASTODON = {
  token: [300, 300, 'epoch'],
  user: [1500, 300, 'epoch'],
  page: [300, 900, 'epoch'],
  follow: [400, 86_400, 'epoch'],
  media: [30, 1800, 'epoch'],
  delete: [30, 1800, 'epoch'],
  post: [300, 10_800, 'epoch'],
  ...COURTESY,
};

describe('the limits of a server', () => {
  test("are Mastodon's, and those of an unknown one too", () => {
    assert.deepEqual(rules('mastodon'), MASTODON);
    assert.deepEqual(rules('brand-new'), MASTODON);
    assert.deepEqual(rules('unknown'), MASTODON);
  });

  test('are counted by address on GoToSocial, from the first request on', () => {
    const post = [300, 10_800, 'epoch'];
    assert.deepEqual(rules('gotosocial'), { ip: [300, 300, 'first-request'], post, ...COURTESY });
  });

  test('are short on Akkoma and Pleroma, where followers get no more posts than from Mastodon', () => {
    const expected = { ...MASTODON, follow: [10, 10, 'first-request'], burst: [15, 10, 'first-request'] };
    assert.deepEqual(rules('akkoma'), expected);
    assert.deepEqual(rules('pleroma'), expected);
  });

  test('say what they are', () => {
    const texts = (software: string) =>
      bucketsOf({ software }).map(({ name, rule }) => `${name}: ${limitText(name, rule)}`);
    assert.deepEqual(texts('mastodon'), [
      'token: 300 requests in 5 minutes',
      'user: 1500 requests in 5 minutes',
      'page: 300 pages in 15 minutes',
      'follow: 400 follows a day',
      'media: 30 uploads in 30 minutes',
      'delete: 30 deletions in 30 minutes',
      'post: 300 posts in 3 hours',
      'search: 1 search a second',
    ]);
    assert.deepEqual(texts('akkoma').slice(-2), [
      'follow: 10 follows in 10 seconds',
      'burst: 15 posts in 10 seconds',
    ]);
    assert.equal(texts('gotosocial')[0], 'ip: 300 requests in 5 minutes');
  });
});

describe('what a request costs', () => {
  const cost = (software: string, request: string) => {
    const [method, path = ''] = request.split(' ');
    assert.ok(method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE');
    return costOf({ software }, { method, path }).join(' ');
  };

  test('on Mastodon', () => {
    const expected = {
      'GET /api/v1/accounts/relationships?id[]=1': 'token user',
      'GET /api/v2/search?q=a%40b.c&resolve=true': 'token user search',
      'GET /api/v1/accounts/1/following?limit=80': 'token user',
      'GET /api/v1/accounts/1/following?limit=80&max_id=7': 'token user page',
      'GET /api/v1/blocks?since_id=7': 'token user page',
      'GET /api/v2/search?q=max_id': 'token user search',
      'POST /api/v1/accounts/1/follow': 'token user follow',
      'POST /api/v1/accounts/follow/follow': 'token user follow',
      'POST /api/v1/accounts/1/unfollow': 'token user',
      'GET /api/v1/accounts/1/follow': 'token user',
      'POST /api/v1/accounts/1/block': 'token user',
      'POST /api/v2/media': 'token user media',
      'GET /api/v1/media/1': 'token user',
      'POST /api/v1/statuses': 'token user post',
      'PUT /api/v1/statuses/1': 'token user post',
      'POST /api/v1/statuses/1/reblog': 'token user post',
      'POST /api/v1/statuses/1/unreblog': 'token user delete',
      'DELETE /api/v1/statuses/1?delete_media=true': 'token user delete',
      'DELETE /api/v1/lists/1': 'token user',
    };
    const found = Object.fromEntries(Object.keys(expected).map(each => [each, cost('mastodon', each)]));
    assert.deepEqual(found, expected);
  });

  test('elsewhere', () => {
    assert.equal(cost('gotosocial', 'POST /api/v1/accounts/1/follow'), 'ip');
    assert.equal(cost('gotosocial', 'GET /api/v2/search?q=x'), 'ip search');
    assert.equal(cost('gotosocial', 'POST /api/v1/statuses'), 'ip post');
    assert.deepEqual(costOfPublishing({ software: 'gotosocial' }, 'backdated'), ['ip']);
    assert.equal(cost('akkoma', 'POST /api/v1/accounts/1/follow'), 'token user follow');
    assert.equal(cost('akkoma', 'POST /api/v1/accounts/1/unfollow'), 'token user follow');
    assert.equal(cost('akkoma', 'POST /api/v1/statuses'), 'token user post burst');
  });
});
