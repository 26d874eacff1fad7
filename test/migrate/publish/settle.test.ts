import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Publishing } from '../../../src/mastodon/status-types.ts';
import { preparePosts } from '../../../src/migrate/publish/prepare.ts';
import { publishPosts } from '../../../src/migrate/publish/publish.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, file, type Posting, part, requestOf, sourceOf, startPosting, stepsOf } from './posting.ts';

const POST = { method: 'POST', path: /\/statuses$/ } as const;

/** How often posts were sent, whatever came of it. */
function attempts({ home: { world } }: Posting): number {
  return world.requests.to('home.example', '/api/v1/statuses').filter(({ method }) => method === 'POST')
    .length;
}

/** Posts by hand, in the same account. */
async function byHand(posting: Posting, text: string): Promise<void> {
  const account = await posting.home.open();
  const publishing = await account.publishing();
  const payload = { text, spoiler: null, sensitive: false, language: null, visibility: 'unlisted' } as const;
  const nothing = {
    inReplyToId: null,
    quotedStatusId: null,
    mediaIds: [],
    backdateTo: null,
    localOnly: false,
  };
  await publishing.post({ ...payload, ...nothing }, `by hand ${posting.home.clock.time}`);
}

test('after an unclear answer nothing is sent for a minute and a half, and then only what is not there', async t => {
  const posting = await startPosting(t);
  posting.home.home.fault({ ...POST, kind: 'reset-after' });
  const began = posting.home.clock.time;
  const result = await posting.run([draft(1, 'a')]);
  assert.deepEqual([result.done, attempts(posting)], [1, 1]);
  assert.ok(posting.home.clock.time - began >= 90_000);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'done posted']);
});

test('what is not there is sent once more with the same key, and then left to a later run', async t => {
  const posting = await startPosting(t);
  const fault = posting.home.home.fault({ ...POST, kind: 'reset-before', times: Number.POSITIVE_INFINITY });
  const drafts = [draft(1, 'a'), draft(2, 'b', { parentTweetId: '1' }), draft(3, 'c')];
  const result = await posting.run(drafts.slice(0, 2));
  assert.deepEqual([result.failed, attempts(posting)], [2, 2]);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'intent replay', 'unknown unclear']);
  const idems = posting.records.flatMap(record => ('idem' in record ? [record.idem] : []));
  assert.equal(new Set(idems).size, 1);

  fault.end();
  const later = await posting.run(drafts);
  assert.deepEqual([later.done, later.failed], [3, 0]);
  assert.deepEqual(posting.written, ['a', 'b', 'c']);
});

test('without keys it is sent once more too, because the account shows that it is not there', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  posting.home.home.fault({ ...POST, kind: 'reset-before', times: 3 });
  const result = await posting.run([draft(1, 'a')]);
  assert.deepEqual([result.failed, attempts(posting)], [1, 2]);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'intent', 'unknown unclear']);
});

test('a key is not used after its hour', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'a')];
  await assert.rejects(posting.run(drafts, { death: { at: 2, when: 'after' } }), Crash);
  posting.home.clock.time += 2 * 3_600_000;
  await posting.run(drafts);
  const idems = posting.records.flatMap(record => ('idem' in record ? [record.idem] : []));
  assert.deepEqual([new Set(idems).size, posting.written], [2, ['a']]);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'intent', 'done posted']);
});

test('where no list shows private posts, an unclear one that the timeline lacks is never sent again', async t => {
  const posting = await startPosting(t, { software: 'snac' });
  const drafts = [
    draft(1, 'a', { visibility: 'private' }),
    draft(2, 'b', { visibility: 'private', parentTweetId: '1' }),
    draft(3, 'c', { visibility: 'private' }),
  ];
  posting.home.home.fault({ ...POST, kind: 'reset-before' });
  const result = await posting.run(drafts);
  assert.deepEqual([result.done, result.failed, attempts(posting)], [1, 2, 2]);
  assert.deepEqual(posting.written, ['c']);
  const again = await posting.run(drafts, { request: { retryFailed: true } });
  assert.deepEqual([again.done, again.failed], [0, 2]);
  const plan = await posting.plan(drafts);
  assert.deepEqual([plan.leftOut.unclear, plan.leftOut.held], [1, 1]);
  const named = await posting.run(drafts, { request: { retryFailed: true, named: new Set(['1']) } });
  assert.deepEqual([named.done, posting.written], [2, ['c', 'a', 'b']]);
});

test('where no list shows private posts, the timeline does', async t => {
  const posting = await startPosting(t, { software: 'snac' });
  posting.home.home.fault({ ...POST, kind: 'reset-after' });
  const result = await posting.run([draft(1, 'a', { visibility: 'private' })]);
  assert.deepEqual([result.done, posting.written], [1, ['a']]);
});

test('an unclear post that was accepted is finished', async t => {
  const posting = await startPosting(t, { software: 'snac' });
  posting.home.home.fault({ ...POST, kind: 'reset-before' });
  const drafts = [draft(1, 'a', { visibility: 'private' })];
  await posting.run(drafts);
  const result = await posting.run(drafts, { request: { acceptFailed: true } });
  assert.deepEqual([result.failed, posting.story('post:1/0').at(-1)], [0, 'skipped accepted: unclear']);
});

test('a post of the same text that stood there before is not taken for it', async t => {
  for (const software of ['mastodon', 'gotosocial'] as const) {
    const posting = await startPosting(t, { software });
    await byHand(posting, 'guten Morgen');
    posting.home.clock.time += 1000;
    posting.home.home.fault({ ...POST, kind: 'reset-before' });
    const result = await posting.run([draft(1, 'guten Morgen')]);
    assert.deepEqual([result.done, posting.written], [1, ['guten Morgen', 'guten Morgen']]);
  }
});

test('of posts with one text those that the journal has are not taken', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  const { home } = posting.home;
  home.fault({ ...POST, kind: 'reset-after', times: 1, after: 1 });
  home.fault({ ...POST, kind: 'reset-before', times: 1, after: 2 });
  const drafts = [1, 2, 3].map(id => draft(id, [part('gleich', file(`f${id}`))]));
  await posting.run(drafts);
  const ids = [1, 2, 3].map(id => posting.items.get(`post:${id}/0`)?.id);
  assert.deepEqual(posting.written, ['gleich', 'gleich', 'gleich']);
  assert.deepEqual(
    home
      .posts(posting.home.alice)
      .toReversed()
      .map(({ id }) => id),
    ids,
  );
});

test('a later post of the same text is not taken for one that never came', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  posting.home.home.fault({ ...POST, kind: 'reset-before', times: 2 });
  const drafts = [draft(1, 'gleich'), draft(2, 'gleich')];
  const first = await posting.run(drafts);
  assert.deepEqual([first.done, first.failed], [1, 1]);
  const second = await posting.run(drafts);
  assert.deepEqual([second.done, posting.written], [1, ['gleich', 'gleich']]);
});

test('what the journal of a dead run has not heard of is found, each post by itself', async t => {
  const posting = await startPosting(t);
  const drafts = [1, 2, 3].map(id => draft(id, 'gleich'));
  await posting.run(drafts);
  const ids = [1, 2, 3].map(id => posting.items.get(`post:${id}/0`)?.id);
  const known = posting.records.filter(
    record => !('key' in record) || record.op !== 'post' || record.state !== 'done',
  );
  posting.records.splice(0, posting.records.length, ...known);
  await posting.run(drafts);
  assert.deepEqual(
    [1, 2, 3].map(id => posting.items.get(`post:${id}/0`)?.id),
    ids,
  );
  assert.equal(posting.written.length, 3);
});

test('a post that the server made into something else is not sent again', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  home.rules.limitsAccounts.add('alice');
  home.fault({ ...POST, kind: 'reset-after' });
  const result = await posting.run([draft(1, 'a', { visibility: 'public' })]);
  assert.deepEqual([result.failed, posting.written], [1, ['a']]);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'unknown unclear']);
});

/** The same server, whose list of own posts never shows anything. */
function withoutList(publishing: Publishing): Publishing {
  return {
    limits: publishing.limits,
    traits: publishing.traits,
    turn: write => publishing.turn(write),
    post: (payload, key, onLeave) => publishing.post(payload, key, onLeave),
    status: id => publishing.status(id),
    statusSource: id => publishing.statusSource(id),
    ownStatuses: async function* () {
      yield [];
    },
    homeStatuses: () => publishing.homeStatuses(),
    deleteStatus: id => publishing.deleteStatus(id),
    uploadMedia: upload => publishing.uploadMedia(upload),
    mediaState: id => publishing.mediaState(id),
    serverNow: () => publishing.serverNow(),
    forecast: count => publishing.forecast(count),
  };
}

test('files that have a post speak for it: it is not sent again where no list shows it', async t => {
  // With keys a replay would bring the post itself.
  const posting = await startPosting(t, { software: 'mastodon', version: '4.6.3' });
  posting.home.home.fault({ ...POST, kind: 'reset-after' });
  const tools = await posting.tools();
  const hidden = { ...tools, publishing: withoutList(tools.publishing) };
  const source = sourceOf([draft(1, [part('a', file('f'))])]);
  const plan = await preparePosts(source, requestOf(), hidden, { dryRun: false });
  const result = await publishPosts(plan, source, requestOf(), hidden);
  assert.deepEqual([result.failed, attempts(posting), posting.written], [1, 1, ['a']]);
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'unknown unclear']);
});

test('a dry run looks, waits for nothing and writes nothing', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'a'), draft(2, 'b')];
  await assert.rejects(posting.run(drafts, { death: { at: 3, when: 'before' } }), Crash);
  const [records, began] = [posting.records.length, posting.home.clock.time];
  const plan = await posting.plan(drafts, { dryRun: true });
  assert.deepEqual([plan.leftOut.done, stepsOf(plan, drafts)], [1, ['2']]);
  assert.deepEqual([posting.records.length, posting.home.clock.time], [records, began]);
});

test('an interrupt while a post is being settled leaves it to the next run', async t => {
  const posting = await startPosting(t);
  posting.home.home.fault({ ...POST, kind: 'reset-after' });
  const stop = new AbortController();
  const result = await posting.run([draft(1, 'a')], {
    stop,
    onEvent: event => event.type === 'pausing' && stop.abort(new Error('stopped')),
  });
  assert.deepEqual([result.stopped?.reason, result.left], ['interrupted', 1]);
  const next = await posting.run([draft(1, 'a')]);
  assert.deepEqual([next.failed, posting.written], [0, ['a']]);
});
