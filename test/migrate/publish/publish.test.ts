import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, file, part, startPosting } from './posting.ts';

test('drafts are posted in their order, with their files, as threads', async t => {
  const posting = await startPosting(t);
  const drafts = [
    draft(1, 'eins'),
    draft(2, [part('zwei (1/2)', file('a'), file('b')), part('zwei (2/2)', file('c'))], {
      parentTweetId: '1',
    }),
    draft(3, 'drei', { parentTweetId: '2', visibility: 'public', spoiler: 'Essen', sensitive: true }),
  ];
  const result = await posting.run(drafts);
  assert.deepEqual(
    [result.done, result.posts, result.failed, result.left, result.stopped],
    [3, 4, 0, 0, null],
  );
  const [one, first, second, three] = posting.home.home.posts(posting.home.alice).toReversed();
  assert.ok(one && first && second && three);
  assert.deepEqual(posting.texts, ['eins', 'zwei (1/2)', 'zwei (2/2)', 'drei']);
  assert.deepEqual([first.replyTo, second.replyTo, three.replyTo], [one, first, second]);
  assert.deepEqual([first.media.length, second.media.length], [2, 1]);
  assert.deepEqual([three.visibility, three.spoiler, three.sensitive], ['public', 'Essen', true]);
  assert.deepEqual(posting.home.home.unattached, []);
  assert.deepEqual(posting.home.home.pings, []);
});

test('a second run posts nothing again, and goes on where the first stopped', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'a'), draft(2, 'b'), draft(3, 'c', { parentTweetId: '2' })];
  const first = await posting.run(drafts, { request: { max: 2 } });
  assert.deepEqual([first.done, first.left], [2, 1]);
  const plan = await posting.plan(drafts);
  assert.deepEqual(plan.resuming, { done: 2, failed: 0, left: 1 });
  const second = await posting.run(drafts);
  assert.deepEqual([second.done, second.left], [1, 0]);
  assert.deepEqual(posting.written, ['a', 'b', 'c']);
  assert.equal(posting.home.home.posts(posting.home.alice)[0]?.replyTo?.text, 'b');
});

test('a link to an own tweet leads to its new post; a real quote is made where the server has them', async t => {
  const posting = await startPosting(t);
  const link = { kind: 'own-link', tweetId: '1', url: 'https://twitter.com/me/status/1' } as const;
  const drafts = [
    draft(1, 'a'),
    draft(2, [{ pieces: [{ kind: 'text', text: 'siehe ' }, link], media: [] }]),
    draft(3, 'zitiert', { quotedTweetId: '1' }),
  ];
  await posting.run(drafts);
  const [three, two, one] = posting.home.home.posts(posting.home.alice);
  const url = posting.items.get('post:1/0')?.url;
  assert.ok(url);
  assert.equal(two?.text, `siehe ${url}`);
  const write = posting.home.home.writes.findLast(({ op }) => op === 'post');
  assert.deepEqual([three?.text, write?.post?.quoted], ['zitiert', one?.id]);
});

test('a failed tweet holds back what answers it, and nothing else', async t => {
  const posting = await startPosting(t);
  const drafts = [
    draft(1, 'x'.repeat(501)),
    draft(2, 'b', { parentTweetId: '1' }),
    draft(3, 'c', { parentTweetId: '2' }),
    draft(4, 'd'),
  ];
  const result = await posting.run(drafts);
  assert.deepEqual([result.done, result.failed], [1, 3]);
  assert.deepEqual(
    result.problems.map(({ tweetId, state, why }) => [tweetId, state, why.split(':')[0]]),
    [
      ['1', 'failed', 'error'],
      ['2', 'held', 'parent'],
      ['3', 'held', 'parent'],
    ],
  );
  assert.deepEqual(posting.written, ['d']);
  const again = await posting.plan(drafts);
  assert.deepEqual([again.leftOut.failed, again.leftOut.held, again.steps.size], [1, 2, 0]);

  const mended = drafts.with(0, draft(1, 'a'));
  const retried = await posting.run(mended, { request: { retryFailed: true } });
  assert.deepEqual([retried.done, retried.failed], [3, 0]);
  assert.deepEqual(posting.written, ['d', 'a', 'b', 'c']);
});

test('what answers a failure that was accepted begins a thread of its own', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'x'.repeat(501)), draft(2, 'b', { parentTweetId: '1' })];
  await posting.run(drafts);
  const result = await posting.run(drafts, { request: { acceptFailed: true } });
  assert.deepEqual([result.done, result.failed], [1, 0]);
  assert.equal(posting.home.home.posts(posting.home.alice)[0]?.replyTo, null);
  assert.deepEqual(posting.story('post:1/0').at(-1)?.startsWith('skipped accepted: error:'), true);
});

test('five answers in a row that do not fit end the run', async t => {
  const posting = await startPosting(t);
  const drafts = [1, 2, 3, 4, 5, 6].map(id => draft(id, 'x'.repeat(500 + id)));
  const result = await posting.run(drafts);
  assert.equal(result.stopped?.reason, 'errors');
  assert.deepEqual([result.failed, result.left], [5, 1]);
});

test('a server that makes something else of a post ends the run', async t => {
  const posting = await startPosting(t);
  posting.home.home.rules.limitsAccounts.add('alice');
  const drafts = [draft(1, 'a', { visibility: 'public' }), draft(2, 'b', { visibility: 'public' })];
  const result = await posting.run(drafts);
  assert.equal(result.stopped?.reason, 'mismatch');
  assert.deepEqual(posting.written, ['a']);
  assert.deepEqual(posting.story('post:1/0'), [
    'intent',
    'done changed: visibility unlisted instead of public',
  ]);
});

test('posts that vanish are failures, and two of them end the run', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  home.fault({ method: 'POST', path: /\/statuses$/, kind: 'swallowed', times: 2 });
  const drafts = Array.from({ length: 30 }, (_, id) => draft(id + 1, `t${id + 1}`));
  const result = await posting.run(drafts);
  assert.equal(result.stopped?.reason, 'dropped');
  assert.deepEqual([result.failed, result.left, result.done], [2, 10, 18]);
  assert.deepEqual(
    result.problems.map(({ tweetId, why }) => `${tweetId} ${why}`),
    ['1 dropped by the server', '2 dropped by the server'],
  );
  assert.deepEqual(posting.story('post:1/0'), ['intent', 'done posted', 'failed dropped by the server']);
  const retried = await posting.run(drafts, { request: { retryFailed: true } });
  assert.deepEqual([retried.failed, retried.left], [0, 0]);
  assert.deepEqual([...posting.texts].sort(), drafts.map(({ tweetId }) => `t${tweetId}`).sort());
});

test('a tweet of which one post vanished and another failed counts once', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  // The second answers the first, which is not there.
  home.fault({ method: 'POST', path: /\/statuses$/, kind: 'swallowed' });
  const result = await posting.run([draft(1, [part('a (1/2)'), part('a (2/2)')])]);
  assert.deepEqual([result.done, result.failed, result.posts], [0, 1, 1]);
});

test('a part that vanished is sent again with its files, and the rest of its thread is not', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, [part('a (1/2)', file('f')), part('a (2/2)', file('g'))])];
  await posting.run(drafts);
  const first = posting.items.get('post:1/0');
  assert.ok(first?.id);
  const key = 'post:1/0#0';
  const why = 'dropped by the server';
  posting.records.push({ key, op: 'post', state: 'failed', why, at: first.at, run: 'run-1' });
  const plan = await posting.plan(drafts, { request: { retryFailed: true } });
  assert.deepEqual([plan.posts, plan.uploads], [1, 1]);
  const result = await posting.run(drafts, { request: { retryFailed: true } });
  assert.deepEqual([result.done, result.posts], [1, 1]);
  const [again] = posting.home.home.posts(posting.home.alice);
  assert.deepEqual([again?.text, again?.media.length], ['a (1/2)', 1]);
});

test('a later run looks for the posts that the one before did not come to', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'a'), draft(2, 'b')];
  const stop = new AbortController();
  await posting.run(drafts, {
    stop,
    onEvent: event => event.type === 'decided' && stop.abort(new Error('stopped')),
  });
  posting.home.home.losePost(posting.items.get('post:1/0')?.id ?? '');
  const result = await posting.run(drafts);
  assert.deepEqual([result.done, result.failed], [1, 1]);
  assert.deepEqual(posting.story('post:1/0').at(-1), 'failed dropped by the server');
});

test('a thread whose first post was refused may become something else, one that was begun may not', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  const refused = { method: 'POST', path: /\/statuses$/, kind: 'status', status: 422 } as const;
  home.fault(refused);
  await posting.run([draft(1, [part('schlecht'), part('zwei')])]);
  const request = { retryFailed: true };
  home.fault({ ...refused, after: 1 });
  await posting.run([draft(1, [part('gut'), part('drei'), part('vier')])], { request });
  await posting.run([draft(1, [part('anders'), part('anders')])], { request });
  assert.deepEqual(posting.written, ['gut', 'drei', 'vier']);
});
