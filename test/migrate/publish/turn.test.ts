import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TemporaryError } from '../../../src/mastodon/errors.ts';
import { draft, startPosting } from './posting.ts';

const HOUR = 3_600_000;

test('quiet hours that are longer than the longest wait end the run, and say when they are over', async t => {
  const posting = await startPosting(t);
  const to = posting.home.clock.time + 2 * HOUR;
  const quietUntil = (time: number) => (time < to ? to : null);
  const { left, stopped } = await posting.run([draft(1, 'a')], { quietUntil, maxWaitMs: HOUR });
  assert.deepEqual([left, stopped?.reason], [1, 'temporary']);
  assert.ok(stopped?.error instanceof TemporaryError && stopped.error.retryAt === to);
  assert.deepEqual(posting.texts, []);
  assert.equal((await posting.run([draft(1, 'a')], { quietUntil, maxWaitMs: 2 * HOUR })).done, 1);
});

test('a post that waits for its limit does not leave in quiet hours that begin meanwhile', async t => {
  const posting = await startPosting(t);
  const { clock, home } = posting.home;
  home.limits.change('post', { requests: 2 });
  const [from, to] = [clock.time + HOUR / 60, clock.time + 7 * HOUR];
  const quietUntil = (time: number) => (time >= from && time < to ? to : null);
  const drafts = [1, 2, 3, 4].map(id => draft(id, `t${id}`));
  await posting.run(drafts, { quietUntil });
  const times = home.writes.filter(({ op }) => op === 'post').map(({ at }) => at);
  assert.equal(times.length, 4);
  assert.ok(times.every(at => quietUntil(at) === null));
});
