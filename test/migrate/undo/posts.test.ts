import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UndoPlan, UndoResult } from '../../../src/migrate/undo/types.ts';
import { applyUndo, prepareUndo } from '../../../src/migrate/undo/undo.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, type Posting, part, type RunOptions, startPosting } from '../publish/posting.ts';

const STORY = [
  draft(1, 'eins'),
  draft(2, [part('zwei (1/2)'), part('zwei (2/2)')], { parentTweetId: '1' }),
  draft(3, 'drei', { parentTweetId: '2' }),
];

async function takeBack(
  posting: Posting,
  options: RunOptions & { readonly run?: string } = {},
): Promise<{ readonly plan: UndoPlan; readonly result: UndoResult }> {
  const { run = null, ...others } = options;
  const tools = await posting.tools(others);
  const account = await posting.home.open({ signal: tools.signal });
  const undo = { ...tools, account, onEvent: () => undefined };
  const plan = await prepareUndo({ operation: 'post', run }, undo);
  return { plan, result: await applyUndo(plan, undo) };
}

function deleted({ home: { home } }: Posting): string[] {
  const posts = new Map(
    home.writes.flatMap(({ op, target, post }) => (op === 'post' && post ? [[target, post.text]] : [])),
  );
  return home.writes.flatMap(({ op, target }) => (op === 'delete' ? [posts.get(target) ?? target] : []));
}

test('undo deletes what was posted, answers first, and nothing else; then it may be posted again', async t => {
  const posting = await startPosting(t);
  await posting.run([draft(9, 'von Hand')]);
  posting.records.length = 0;
  await posting.run(STORY);
  const { result } = await takeBack(posting);
  assert.deepEqual(deleted(posting), ['drei', 'zwei (2/2)', 'zwei (1/2)', 'eins']);
  assert.deepEqual([result.failed, result.left, result.stopped], [0, 0, null]);
  assert.deepEqual(posting.texts, ['von Hand']);

  const nothing = await takeBack(posting);
  assert.deepEqual([nothing.plan.steps.length, nothing.plan.leftOut.undone], [0, 4]);
  const again = await posting.run(STORY);
  assert.deepEqual([again.done, again.failed], [3, 0]);
  assert.deepEqual(posting.texts, ['von Hand', 'eins', 'zwei (1/2)', 'zwei (2/2)', 'drei']);
  assert.deepEqual(posting.home.home.posts(posting.home.alice)[0]?.replyTo?.text, 'zwei (2/2)');
});

test('a post that is gone counts as taken back', async t => {
  const posting = await startPosting(t);
  await posting.run(STORY);
  posting.home.home.losePost(posting.items.get('post:3/0')?.id ?? '');
  const { result } = await takeBack(posting);
  assert.deepEqual(
    result.outcomes.map(({ why }) => why),
    ['gone', 'deleted', 'deleted', 'deleted'],
  );
  assert.deepEqual(posting.texts, []);
});

test('a post that was adopted is left alone', async t => {
  const posting = await startPosting(t);
  await posting.run(STORY);
  const adopted = posting.items.get('post:3/0');
  posting.records.push({
    at: '2026-01-02T00:00:00.000Z',
    run: 'run-9',
    key: 'post:3/0#0',
    op: 'post',
    state: 'done',
    why: 'adopted',
    id: adopted?.id ?? '',
  });
  const { plan } = await takeBack(posting);
  assert.deepEqual([plan.steps.length, plan.leftOut.before], [3, 1]);
  assert.deepEqual(posting.texts, ['drei']);
});

test('only the posts of one run', async t => {
  const posting = await startPosting(t);
  await posting.run(STORY.slice(0, 1));
  await posting.run(STORY);
  const { plan } = await takeBack(posting, { run: 'run-2' });
  assert.deepEqual(deleted(posting), ['drei', 'zwei (2/2)', 'zwei (1/2)']);
  assert.equal(plan.leftOut.otherRun, 1);
});

test('a run that dies while it deletes is gone on with', async t => {
  for (const at of [0, 1, 2, 5]) {
    for (const when of ['before', 'after'] as const) {
      const posting = await startPosting(t);
      await posting.run(STORY);
      await assert.rejects(takeBack(posting, { death: { at, when } }), Crash);
      const { result } = await takeBack(posting);
      assert.deepEqual([posting.texts, result.failed], [[], 0]);
    }
  }
});

test('what an earlier run left unclear is found, and deleted too', async t => {
  const posting = await startPosting(t);
  await assert.rejects(posting.run(STORY, { death: { at: 3, when: 'before' } }), Crash);
  assert.deepEqual([posting.texts, posting.story('post:1/0')], [['eins'], ['intent']]);
  await takeBack(posting);
  assert.deepEqual(posting.texts, []);
});

test('thirty deletions in half an hour', async t => {
  const posting = await startPosting(t);
  await posting.run(Array.from({ length: 35 }, (_, id) => draft(id + 1, `t${id + 1}`)));
  const began = posting.home.clock.time;
  await takeBack(posting);
  assert.deepEqual([posting.texts, posting.home.home.limits.refused], [[], 0]);
  assert.ok(posting.home.clock.time - began < 3_600_000);
});
