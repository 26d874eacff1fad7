import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crash } from '../mortal-runs.ts';
import { draft, startPosting } from './posting.ts';

const HOUR = 3_600_000;

test('a post that left while the clock was a day ahead is found all the same', async t => {
  const posting = await startPosting(t);
  const { clock } = posting.home;
  const drafts = [draft(1, 'a')];
  clock.skew = 26 * HOUR;
  await assert.rejects(posting.run(drafts, { death: { at: 3, when: 'before' } }), Crash);
  assert.deepEqual([posting.written, posting.story('post:1/0')], [['a'], ['intent']]);
  clock.skew = 0;
  const result = await posting.run(drafts);
  assert.deepEqual([result.failed, posting.written], [0, ['a']]);
});

test('nobody waits for an hour that a clock told that was wrong', async t => {
  const posting = await startPosting(t);
  const { clock } = posting.home;
  const drafts = [draft(1, 'a')];
  clock.skew = 26 * HOUR;
  await assert.rejects(posting.run(drafts, { death: { at: 2, when: 'after' } }), Crash);
  clock.skew = 0;
  const began = clock.time;
  await posting.run(drafts);
  assert.ok(clock.time - began < HOUR, `waited ${(clock.time - began) / HOUR} h`);
});

test('posts after a look that a wrong clock dated are looked for as well', async t => {
  const posting = await startPosting(t);
  const { clock } = posting.home;
  clock.skew = 26 * HOUR;
  await posting.run([draft(1, 'a')]);
  clock.skew = 0;
  const drafts = [draft(1, 'a'), draft(2, 'b'), draft(3, 'c')];
  await assert.rejects(posting.run(drafts, { death: { at: 3, when: 'after' } }), Crash);
  assert.deepEqual(posting.story('post:2/0'), ['intent', 'done posted']);
  posting.home.home.losePost(posting.items.get('post:2/0')?.id ?? '');
  await posting.run(drafts);
  assert.deepEqual(posting.story('post:2/0').at(-1), 'failed dropped by the server');
});
