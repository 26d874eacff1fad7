import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TemporaryError } from '../../../src/mastodon/errors.ts';
import { draft, file, part, startPosting } from './posting.ts';

const HOUR = 3_600_000;

test('GoToSocial gives posts the dates of their tweets, parts a millisecond apart; an unclear one is found by its date', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  const { home, alice } = { home: posting.home.home, alice: posting.home.alice };
  home.fault({ method: 'POST', path: /\/statuses$/, kind: 'reset-after', after: 1 });
  const drafts = [
    draft(1, 'eins'),
    draft(2, [part('zwei (1/2)'), part('zwei (2/2)')], { parentTweetId: '1' }),
    draft(3, 'drei'),
  ];
  const result = await posting.run(drafts, { request: { backdate: true, localOnly: true } });
  assert.deepEqual([result.done, result.failed], [3, 0]);
  const dates = drafts.flatMap(({ at, parts }) => parts.map((_, index) => at + index));
  assert.deepEqual(
    home
      .posts(alice)
      .toReversed()
      .map(({ createdAt }) => createdAt),
    dates,
  );
  assert.deepEqual(posting.written, ['eins', 'zwei (1/2)', 'zwei (2/2)', 'drei']);
  assert.ok(home.writes.every(({ op, post }) => op !== 'post' || post?.localOnly === true));
});

test('no server but those of the list is ever given a past date, or what it does not know', async t => {
  for (const software of ['mastodon', 'akkoma', 'snac', 'hollo'] as const) {
    const posting = await startPosting(t, { software });
    const now = posting.home.clock.time;
    const result = await posting.run([draft(1, 'eins')], { request: { backdate: true, localOnly: true } });
    const write = posting.home.home.writes.find(({ op }) => op === 'post');
    assert.deepEqual([result.done, result.failed], [1, 0], software);
    assert.ok((write?.post?.createdAt ?? 0) >= now - 1000, software);
    assert.equal(write?.post?.localOnly, false);
  }
});

test('a date that the server does not take ends the run', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  posting.home.home.rules.allowsBackdating = false;
  const drafts = [1, 2, 3, 4, 5, 6].map(id => draft(id, `t${id}`));
  const result = await posting.run(drafts, { request: { backdate: true } });
  assert.equal(result.stopped?.reason, 'errors');
  assert.deepEqual(posting.written, []);
});

test('only those who are meant are mentioned', async t => {
  const posting = await startPosting(t);
  posting.home.away.account('bob');
  const mention = { kind: 'mention', address: 'bob@away.example' } as const;
  const nobody = { kind: 'mention', address: 'nobody@away.example' } as const;
  const text = { kind: 'text', text: ' und ' } as const;
  const result = await posting.run([
    draft(1, [{ pieces: [mention, text, nobody], media: [] }]),
    draft(2, [{ pieces: [mention, text, mention], media: [] }]),
  ]);
  assert.deepEqual([result.done, result.failed], [2, 0]);
  assert.deepEqual(
    posting.home.home.pings.map(({ target }) => target),
    ['bob@away.example', 'bob@away.example'],
  );
});

test('another language than was asked is told once, and ends nothing', async t => {
  const posting = await startPosting(t, { software: 'snac' });
  const result = await posting.run([draft(1, 'a', { language: 'de' }), draft(2, 'b', { language: 'de' })]);
  assert.deepEqual([result.done, result.stopped], [2, null]);
  assert.equal(posting.events.filter(({ type }) => type === 'language').length, 1);
});

test('nothing is posted in the quiet hours', async t => {
  const posting = await startPosting(t);
  const { clock } = posting.home;
  const [from, to] = [clock.time - HOUR, clock.time + 7 * HOUR];
  const quietUntil = (time: number) => (time >= from && time < to ? to : null);
  await posting.run([draft(1, [part('a', file('f'))]), draft(2, 'b')], { quietUntil });
  const posts = posting.home.home.writes.filter(({ op }) => op === 'post');
  assert.ok(posts.every(({ at }) => at >= to));
  const upload = posting.home.home.writes.find(({ op }) => op === 'upload');
  assert.ok(upload && upload.at > to - HOUR && upload.at < to);
  assert.ok(posting.events.some(event => event.type === 'quiet' && event.until === to));
});

test('a wait that is too long ends the run, and no file is sent ahead for it', async t => {
  const posting = await startPosting(t);
  posting.home.home.limits.change('token', { requests: 3000 });
  const drafts = Array.from({ length: 302 }, (_, at) =>
    draft(at + 1, [part(`t${at + 1}`, ...(at > 299 ? [file(`f${at}`)] : []))]),
  );
  const result = await posting.run(drafts, { maxWaitMs: 6 * 60_000 });
  assert.equal(result.stopped?.reason, 'temporary');
  assert.ok(result.stopped.error instanceof TemporaryError);
  assert.deepEqual([result.done, result.left], [300, 2]);
  assert.deepEqual(posting.home.home.unattached, []);
});

test('a login that ended ends the run; the same command goes on', async t => {
  const posting = await startPosting(t);
  const drafts = [draft(1, 'a'), draft(2, 'b')];
  const { home } = posting.home;
  const fault = home.fault({ method: 'POST', path: /\/statuses$/, kind: 'status', status: 401, after: 1 });
  const first = await posting.run(drafts);
  assert.deepEqual([first.stopped?.reason, first.done, first.left], ['login', 1, 1]);
  fault.end();
  await posting.run(drafts, { request: { retryFailed: true } });
  assert.deepEqual(posting.written, ['a', 'b']);
});
