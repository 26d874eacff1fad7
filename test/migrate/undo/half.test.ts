import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptPosts } from '../../../src/migrate/publish/adopt.ts';
import { applyUndo, prepareUndo } from '../../../src/migrate/undo/undo.ts';
import { Crash } from '../mortal-runs.ts';
import {
  draft,
  type Posting,
  part,
  type RunOptions,
  sourceOf,
  startPosting,
  stepsOf,
} from '../publish/posting.ts';

const STORY = [
  draft(2, [part('zwei (1/2)'), part('zwei (2/2)')]),
  draft(3, 'drei', { parentTweetId: '2' }),
  draft(4, 'vier'),
];
const ALL = ['zwei (1/2)', 'zwei (2/2)', 'drei', 'vier'];

async function takeBack(posting: Posting, options: RunOptions = {}) {
  const tools = await posting.tools(options);
  const account = await posting.home.open({ signal: tools.signal });
  const undo = { ...tools, account, onEvent: () => undefined };
  const plan = await prepareUndo({ operation: 'post', run: null }, undo);
  return await applyUndo(plan, undo);
}

test('whatever moment undo dies in, nothing is posted under what is left of a tweet, nor twice', async t => {
  // Four posts, an intent and an outcome each.
  for (let at = 0; at < 8; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const posting = await startPosting(t);
      await posting.run(STORY);
      await assert.rejects(takeBack(posting, { death: { at, when } }), Crash);
      const where = `${when} entry ${at}`;
      for (const request of [{}, { retryFailed: true }]) {
        await posting.run(STORY, { request });
        const texts = posting.texts.toSorted();
        assert.deepEqual(texts, [...new Set(texts)], where);
        const hanging = posting.home.home
          .posts(posting.home.alice)
          .filter(({ text, replyTo }) => text === 'drei' && replyTo?.text !== 'zwei (2/2)');
        assert.deepEqual(hanging, [], where);
      }
      await takeBack(posting);
      assert.deepEqual(posting.texts, [], where);
      const { failed } = await posting.run(STORY);
      assert.deepEqual([posting.texts, failed], [ALL, 0], where);
    }
  }
});

test('a tweet that is half taken back is neither done nor tried, what answers it is held; undo goes on', async t => {
  const posting = await startPosting(t);
  await posting.run(STORY);
  // "vier", "drei" and the second half of "zwei" are gone.
  await assert.rejects(takeBack(posting, { death: { at: 5, when: 'after' } }), Crash);
  assert.deepEqual(posting.texts, ['zwei (1/2)']);
  const plan = await posting.plan(STORY, { request: { retryFailed: true, acceptFailed: true } });
  assert.deepEqual([stepsOf(plan, STORY), plan.leftOut.undoing, plan.leftOut.held], [['4'], 1, 1]);
  assert.deepEqual([plan.leftOut.done, plan.resuming?.failed], [0, 1]);
  const { failed } = await posting.run(STORY);
  assert.deepEqual([posting.texts, failed], [['zwei (1/2)', 'vier'], 2]);
  await takeBack(posting);
  await posting.run(STORY);
  assert.deepEqual(posting.texts, ALL);
});

test('a post that could not be deleted is not forgotten', async t => {
  const posting = await startPosting(t);
  const [tweet = draft(2, '')] = STORY;
  await posting.run([tweet]);
  posting.home.home.fault({ method: 'DELETE', path: /statuses/, kind: 'status', status: 422 });
  const { failed } = await takeBack(posting);
  assert.deepEqual([failed, posting.texts], [1, ['zwei (2/2)']]);
  await posting.run([tweet], { request: { retryFailed: true } });
  assert.deepEqual(posting.texts, ['zwei (2/2)']);
  await takeBack(posting);
  await posting.run([tweet]);
  assert.deepEqual(posting.texts, ['zwei (1/2)', 'zwei (2/2)']);
  await takeBack(posting);
  assert.deepEqual(posting.texts, []);
});

test('a thread whose beginning was adopted goes on behind it after the rest was taken back', async t => {
  const parts = ['der Anfang der Geschichte', 'ihre Mitte', 'ihr Ende'].map(text => part(text));
  const story = [draft(2, parts), draft(3, 'drei', { parentTweetId: '2' })];
  const all = ['der Anfang der Geschichte', 'ihre Mitte', 'ihr Ende', 'drei'];
  for (const deaths of [[], [3], [3, 6], [6, 3, 8]]) {
    const posting = await startPosting(t);
    await assert.rejects(posting.run(story, { death: { at: 4, when: 'before' } }), Crash);
    assert.deepEqual(posting.texts, all.slice(0, 1));
    posting.records.length = 0;
    const { adoptable } = await posting.plan(story);
    assert.equal(adoptable.length, 1);
    await adoptPosts(adoptable, sourceOf(story), await posting.tools());
    await posting.run(story);
    assert.deepEqual(posting.texts, all);
    for (const again of ['once', 'twice']) {
      await takeBack(posting);
      assert.deepEqual(posting.texts, all.slice(0, 1), again);
      const plan = await posting.plan(story);
      assert.deepEqual([plan.steps.size, plan.posts, plan.leftOut.undoing], [2, 3, 0]);
      for (const at of deaths)
        await posting.run(story, { death: { at, when: 'after' } }).catch(() => undefined);
      const { failed } = await posting.run(story);
      assert.deepEqual([posting.texts, failed], [all, 0], again);
      assert.deepEqual(
        posting.home.home.posts(posting.home.alice).map(({ replyTo }) => replyTo?.text),
        [...all.slice(0, 3).toReversed(), undefined],
      );
      assert.equal((await posting.plan(story)).steps.size, 0, 'it is done');
    }
  }
});
