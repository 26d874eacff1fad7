import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { postDate } from '../../../src/migrate/publish/post-date.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, part, startPosting } from './posting.ts';

const EPOCH = 1_288_834_974_657;
const NOON = Date.UTC(2015, 5, 1, 12);

/** The id of a tweet of that moment. */
function idAt(at: number): string {
  return String((BigInt(at - EPOCH) << 22n) + 7n);
}

/** As Twitter dates it: to the second. */
function tweet(at: number, texts: readonly string[], parentTweetId: string | null = null) {
  const second = Math.floor(at / 1000) * 1000;
  return draft(
    0,
    texts.map(text => part(text)),
    { tweetId: idAt(at), at: second, parentTweetId },
  );
}

const STORY = [
  tweet(NOON + 120, ['eins (1/3)', 'eins (2/3)', 'eins (3/3)']),
  tweet(NOON + 190, ['zwei'], idAt(NOON + 120)),
  tweet(NOON + 260, ['drei (1/2)', 'drei (2/2)'], idAt(NOON + 190)),
  tweet(NOON + 1030, ['vier'], idAt(NOON + 260)),
];
const TEXTS = ['eins (1/3)', 'eins (2/3)', 'eins (3/3)', 'zwei', 'drei (1/2)', 'drei (2/2)', 'vier'];

test('backdated tweets of one second stand in their order, each at a moment of its own', async t => {
  const posting = await startPosting(t, { software: 'gotosocial' });
  const { done, stopped } = await posting.run(STORY, { request: { backdate: true } });
  assert.deepEqual([done, stopped], [4, null]);
  assert.deepEqual(posting.texts, TEXTS);
  const dates = posting.home.home
    .posts(posting.home.alice)
    .map(({ createdAt }) => createdAt - NOON)
    .reverse();
  assert.deepEqual(dates, [120, 121, 122, 190, 260, 261, 1030]);
});

test('such posts are settled after a crash, and adopted when the journal is lost', async t => {
  for (const at of [2, 4, 6]) {
    const posting = await startPosting(t, { software: 'gotosocial' });
    const options = { request: { backdate: true } };
    await assert.rejects(posting.run(STORY, { ...options, death: { at, when: 'after' } }), Crash);
    await posting.run(STORY, options);
    assert.deepEqual(posting.written, TEXTS);
    posting.records.length = 0;
    const { adoptable } = await posting.plan(STORY, options);
    assert.equal(adoptable.length, TEXTS.length);
  }
});

test('an id that does not fit the date, or holds no time, is not believed', () => {
  assert.equal(postDate({ tweetId: '20', at: NOON }, 2), NOON + 2);
  assert.equal(postDate({ tweetId: idAt(NOON + 86_400_000), at: NOON }, 0), NOON);
});

test('whatever was tweeted later is dated later', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (offset, gap) => {
      const [before, after] = [tweet(NOON + offset, ['a']), tweet(NOON + offset + gap, ['b'])];
      assert.ok(postDate(before, 0) < postDate(after, 0));
    }),
  );
});
