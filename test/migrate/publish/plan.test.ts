import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryJournal } from '../../../src/journal/journal.ts';
import type { Entry } from '../../../src/journal/types.ts';
import { Planner, type PostPlanInput } from '../../../src/migrate/publish/plan.ts';
import type { Draft } from '../../../src/posts/types.ts';
import { draft, file, part, sourceOf, stepsOf } from './posting.ts';

async function itemsOf(entries: readonly Entry[]) {
  const journal = memoryJournal({ twitterId: '1', target: 'a@b.example' }, { run: 'r', now: () => 0 });
  for (const entry of entries) await journal.append(entry);
  return journal.items;
}

async function plan(
  drafts: readonly Draft[],
  entries: readonly Entry[],
  {
    lost = [],
    existing = [],
    ...request
  }: Partial<PostPlanInput['request']> & { lost?: string[]; existing?: string[] } = {},
) {
  const all = {
    max: Number.POSITIVE_INFINITY,
    retryFailed: false,
    acceptFailed: false,
    named: new Set<string>(),
  };
  const planner = new Planner({
    request: { ...all, ...request },
    items: await itemsOf(entries),
    lost: new Set(lost),
    existing: new Map(existing.map(tweetId => [tweetId, { tweetId, part: 0, id: '9', url: null }])),
    ids: sourceOf(drafts).ids,
  });
  for (const each of drafts) planner.add(each);
  return planner.finish();
}

function post(tweet: number, state: Entry['state'], changes: Partial<Entry> = {}): Entry {
  return { key: `post:${tweet}/0#0`, op: 'post', state, ...changes };
}

test('what is done is left out; a thread that was begun counts what is left of it as it was', async () => {
  const thread = draft(2, [part('a'), part('b', file('x')), part('c')]);
  const entries: Entry[] = [
    post(1, 'done', { id: '1' }),
    { key: 'draft:2#0', op: 'draft', state: 'done', payload: thread },
    post(2, 'done', { id: '2' }),
  ];
  const drafts = [draft(1, 'x'), draft(2, 'anders'), draft(3, 'y')];
  const result = await plan(drafts, entries);
  assert.deepEqual(stepsOf(result, drafts), ['2', '3']);
  assert.deepEqual([result.posts, result.uploads, result.undecidedPosts, result.undecided], [3, 1, 3, 2]);
  assert.deepEqual(result.resuming, { done: 1, failed: 0, left: 2 });
});

test('a thread is done when all its posts are', async () => {
  const thread = draft(2, [part('a'), part('b')]);
  const result = await plan(
    [thread],
    [
      { key: 'draft:2#0', op: 'draft', state: 'done', payload: thread },
      post(2, 'done', { id: '2' }),
      post(2, 'done', { key: 'post:2/1#0', id: '3' }),
    ],
  );
  assert.deepEqual([result.leftOut.done, result.steps.size], [1, 0]);
});

test('what was taken back begins anew', async () => {
  const entries = [post(1, 'done', { id: '1' }), post(1, 'done', { op: 'delete', id: '1' })];
  assert.equal((await plan([draft(1, 'x')], entries)).steps.size, 1);
});

test('failures and what is lost hold back what answers them, until they are accepted or tried again', async () => {
  const drafts = [
    draft(1, 'a'),
    draft(2, 'b', { parentTweetId: '1' }),
    draft(3, 'c', { parentTweetId: '2' }),
    draft(4, 'd'),
    draft(5, 'e', { parentTweetId: '4' }),
  ];
  const entries = [
    post(1, 'failed', { why: 'error: no' }),
    post(4, 'intent'),
    post(4, 'unknown', { why: 'unclear' }),
  ];
  const lost = ['post:4/0'];
  const held = await plan(drafts, entries, { lost });
  assert.deepEqual(
    [held.steps.size, held.leftOut.failed, held.leftOut.unclear, held.leftOut.held],
    [0, 1, 1, 3],
  );
  const retried = await plan(drafts, entries, { lost, retryFailed: true });
  assert.deepEqual(stepsOf(retried, drafts), ['1', '2', '3']);
  const named = await plan(drafts, entries, { lost, retryFailed: true, named: new Set(['4']) });
  assert.equal(named.steps.size, 5);
  const accepted = await plan(drafts, entries, { lost, acceptFailed: true });
  assert.deepEqual(stepsOf(accepted, drafts), ['2', '3', '5']);
  assert.deepEqual(accepted.accepted, [
    { key: 'post:1/0#0', why: 'error: no' },
    { key: 'post:4/0#0', why: 'unclear' },
  ]);
});

test('an intent that came to nothing is tried again', async () => {
  assert.equal((await plan([draft(1, 'a')], [post(1, 'intent')])).steps.size, 1);
});

test('what stands there already is left out', async () => {
  const drafts = [draft(1, 'a'), draft(2, 'b')];
  const result = await plan(drafts, [], { existing: ['1'] });
  assert.deepEqual([stepsOf(result, drafts), result.leftOut.existing], [['2'], 1]);
});

const STATES = ['none', 'done', 'failed', 'skipped', 'intent', 'unknown'] as const;

test('every tweet is counted once, in order, at most as many as are wanted, and none before its parent', async () => {
  const tweets = fc.array(
    fc.record({ state: fc.constantFrom(...STATES), parent: fc.nat(8), isLost: fc.boolean() }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(
      tweets,
      fc.nat(12),
      fc.boolean(),
      fc.boolean(),
      async (all, max, retryFailed, acceptFailed) => {
        const drafts = all.map(({ parent }, id) =>
          draft(id + 1, 'x', { parentTweetId: parent > 0 && parent <= id ? String(parent) : null }),
        );
        const entries = all.flatMap(({ state }, id) =>
          state === 'none' ? [] : [post(id + 1, state, { id: `s${id}` })],
        );
        const lost = all.flatMap(({ isLost }, id) => (isLost ? [`post:${id + 1}/0`] : []));
        const result = await plan(drafts, entries, { max, retryFailed, acceptFailed, lost });
        const counted = Object.values(result.leftOut).reduce((sum, count) => sum + count, 0);
        assert.equal(result.steps.size + counted, drafts.length);
        assert.ok(result.steps.size <= max);
        for (const { tweetId, parentTweetId } of drafts) {
          if (!result.steps.has(tweetId) || parentTweetId === null || result.steps.has(parentTweetId))
            continue;
          const parent = all[Number(parentTweetId) - 1]?.state;
          assert.ok(parent === 'done' || parent === 'skipped' || acceptFailed, `${parent}`);
        }
      },
    ),
  );
});
