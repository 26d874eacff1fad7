import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Visibility } from '../../../src/posts/types.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, type Posting, part, type RunOptions, startPosting } from './posting.ts';

const thread = (visibility: Visibility) => draft(1, [part('eins (1/2)'), part('eins (2/2)')], { visibility });

function shown({ home }: Posting): string[] {
  return home.home
    .posts(home.alice)
    .map(({ text, visibility }) => `${text}: ${visibility}`)
    .reverse();
}

async function dying(posting: Posting, visibility: Visibility, at: number, options: RunOptions = {}) {
  const death = { at, when: 'after' } as const;
  await assert.rejects(posting.run([thread(visibility)], { death, ...options }), Crash);
}

test('what no part was sent of goes out as this run asks, in as many posts as it makes now', async t => {
  const posting = await startPosting(t);
  await dying(posting, 'unlisted', 2);
  assert.deepEqual([posting.story('draft:1'), shown(posting)], [['done'], []]);
  await posting.run([draft(1, 'eins', { visibility: 'private' })]);
  assert.deepEqual(shown(posting), ['eins: private']);
  const again = await posting.run([draft(1, 'eins', { visibility: 'private' })]);
  assert.deepEqual([again.posts, shown(posting)], [0, ['eins: private']]);
});

test('the rest of a thread never goes further than this run asks, nor than what was sent', async t => {
  const rest = { public: 'unlisted', unlisted: 'unlisted', private: 'private', direct: 'direct' } as const;
  for (const asked of ['public', 'unlisted', 'private', 'direct'] as const) {
    const posting = await startPosting(t);
    // What was looked for, the plan, the frozen thread, the intent and the end of its first post.
    await dying(posting, 'unlisted', 4);
    const { done, stopped } = await posting.run([thread(asked)]);
    assert.deepEqual([done, stopped], [1, null]);
    assert.deepEqual(shown(posting), ['eins (1/2): unlisted', `eins (2/2): ${rest[asked]}`]);
  }
});

test('a post that did not arrive is sent once more with its key, and to no more people than this run asks', async t => {
  const posting = await startPosting(t);
  await assert.rejects(posting.run([draft(1, 'eins')], { death: { at: 2, when: 'after' } }), Crash);
  assert.deepEqual(posting.story('post:1/0'), ['intent']);
  await posting.run([draft(1, 'eins', { visibility: 'private' })]);
  assert.deepEqual(shown(posting), ['eins: private']);
  const keys = posting.records.flatMap(record => ('idem' in record ? [record.idem] : []));
  assert.deepEqual(
    [posting.story('post:1/0'), new Set(keys).size],
    [['intent', 'intent replay', 'done posted'], 1],
  );
});
