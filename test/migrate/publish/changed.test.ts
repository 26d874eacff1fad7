import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, part, startPosting } from './posting.ts';

const POST = { method: 'POST', path: /\/statuses$/ } as const;

test('after a post that the server made into something else no run posts before it is accepted', async t => {
  const posting = await startPosting(t);
  posting.home.home.rules.limitsAccounts.add('alice');
  const drafts = [
    draft(1, 'a', { visibility: 'public' }),
    draft(2, 'b', { parentTweetId: '1' }),
    draft(3, 'c'),
  ];
  await posting.run(drafts);
  await assert.rejects(posting.run(drafts), /made something else of tweet 1 .*--accept-failed/);
  await assert.rejects(posting.plan(drafts), /made something else of tweet 1/);
  assert.deepEqual(posting.written, ['a']);

  const result = await posting.run(drafts, { request: { acceptFailed: true } });
  assert.deepEqual([result.stopped, result.done, posting.written], [null, 2, ['a', 'b', 'c']]);
  const accepted = 'done accepted: changed: visibility unlisted instead of public';
  assert.equal(posting.story('post:1/0').at(-1), accepted);
  const answer = posting.home.home.posts(posting.home.alice).find(({ text }) => text === 'b');
  assert.equal(answer?.replyTo?.text, 'a');
  assert.equal((await posting.plan(drafts)).steps.size, 0);
});

test('what answers a post that vanished and was accepted begins anew, or answers what is left of it', async t => {
  const posting = await startPosting(t);
  posting.home.home.fault({ ...POST, kind: 'swallowed' });
  const drafts = [draft(1, 'a'), draft(2, 'b', { parentTweetId: '1' })];
  await posting.run(drafts.slice(0, 1));
  const result = await posting.run(drafts, { request: { acceptFailed: true } });
  assert.deepEqual([result.failed, posting.texts], [0, ['b']]);

  const half = await startPosting(t);
  half.home.home.fault({ ...POST, kind: 'swallowed', after: 1 });
  const thread = [draft(1, [part('1/2'), part('2/2')]), draft(2, 'b', { parentTweetId: '1' })];
  await half.run(thread.slice(0, 1));
  await half.run(thread, { request: { acceptFailed: true } });
  assert.deepEqual(half.texts, ['1/2', 'b']);
  assert.equal(half.home.home.posts(half.home.alice)[0]?.replyTo?.text, '1/2');
});
