import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crash } from '../mortal-runs.ts';
import { draft, type Posting, startPosting } from './posting.ts';

const POST = { method: 'POST', path: /\/statuses$/ } as const;
const HOUR_MS = 3_600_000;

/** What was posted by the time that nothing can be under way any more. */
function written(posting: Posting): string[] {
  posting.home.clock.time += HOUR_MS;
  assert.equal(posting.home.home.postsUnderWay, 0);
  return posting.written;
}

/** Runs until a post seems lost, and dies. */
async function dieWaiting(posting: Posting): Promise<void> {
  const killed = posting.run([draft(1, 'a')], {
    onEvent: event => {
      if (event.type === 'settling') throw new Crash('after the request has left');
    },
  });
  await assert.rejects(killed, Crash);
}

for (const software of ['mastodon', 'gotosocial', 'snac'] as const) {
  test(`${software}: a clock that is put forward does not shorten that time`, async t => {
    const posting = await startPosting(t, { software });
    const { home, clock } = posting.home;
    home.fault({ ...POST, kind: 'slow-commit', afterMs: 140_000 });
    await dieWaiting(posting);
    clock.skew = 26 * HOUR_MS;
    const result = await posting.run([draft(1, 'a')]);
    assert.deepEqual([result.failed, written(posting)], [0, ['a']]);
  });
}

test('a clock that was put back before a post left does not make it old', async t => {
  const posting = await startPosting(t);
  const { home, clock } = posting.home;
  home.fault({ ...POST, kind: 'slow-commit', afterMs: 80_000 });
  const tools = await posting.tools();
  assert.notEqual(tools.publishing.serverNow(), null);
  clock.skew = -HOUR_MS;
  assert.equal(tools.publishing.serverNow(), null);
  await dieWaiting(posting);
  clock.skew = 0;
  await posting.run([draft(1, 'a')]);
  assert.deepEqual(written(posting), ['a']);
});

test('when the server says that the time has passed nobody waits for it again', async t => {
  const posting = await startPosting(t);
  const { home, clock } = posting.home;
  home.fault({ ...POST, kind: 'slow-commit', afterMs: 80_000 });
  await dieWaiting(posting);
  clock.time += HOUR_MS;
  const began = clock.time;
  await posting.run([draft(1, 'a')]);
  assert.deepEqual(written(posting), ['a']);
  assert.ok(clock.time - HOUR_MS - began < 60_000, `waited ${(clock.time - HOUR_MS - began) / 1000} s`);
});

test('a server that tells no time is waited for in full, however long the post may be gone', async t => {
  const posting = await startPosting(t, { software: 'snac' });
  const { home, clock } = posting.home;
  home.fault({ ...POST, kind: 'reset-after' });
  await dieWaiting(posting);
  clock.time += 26 * HOUR_MS;
  const began = clock.time;
  await posting.run([draft(1, 'a')]);
  assert.ok(clock.time - began >= 150_000, `waited ${(clock.time - began) / 1000} s`);
  assert.deepEqual(posting.written, ['a']);
});

for (const software of ['mastodon', 'gotosocial'] as const) {
  test(`${software}: a post that waited for its limit after its intent gets its time to be finished`, async t => {
    const posting = await startPosting(t, { software });
    posting.home.home.fault({ ...POST, kind: '429', headers: { 'retry-after': '3600' } });
    posting.home.home.fault({ ...POST, kind: 'slow-commit', afterMs: 30_000 });
    const result = await posting.run([draft(1, 'a')]);
    assert.deepEqual([result.done, written(posting)], [1, ['a']]);
  });

  test(`${software}: so does one that was killed, from the time when its request left`, async t => {
    const posting = await startPosting(t, { software });
    const { home, clock } = posting.home;
    home.fault({ ...POST, kind: '429', headers: { 'retry-after': '3600' } });
    home.fault({ ...POST, kind: 'slow-commit', afterMs: 120_000 });
    const began = clock.time;
    await dieWaiting(posting);
    const intents = posting.records.flatMap(record =>
      'state' in record && record.state === 'intent' ? [Date.parse(record.at) - began] : [],
    );
    assert.equal(intents[0], 0);
    assert.ok(intents.length === 2 && intents.every(ms => ms === 0 || ms >= HOUR_MS));
    const result = await posting.run([draft(1, 'a')]);
    assert.deepEqual([result.failed, written(posting)], [0, ['a']]);
  });

  test(`${software}: the pause begins when nobody waits for the answer any more`, async t => {
    const posting = await startPosting(t, { software });
    posting.home.home.fault({ ...POST, kind: 'slow-commit', silent: true, afterMs: 100_000 });
    const result = await posting.run([draft(1, 'a')]);
    assert.deepEqual([result.done, written(posting)], [1, ['a']]);
  });
}
