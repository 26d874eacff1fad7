import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptPosts } from '../../../src/migrate/publish/adopt.ts';
import type { Draft } from '../../../src/posts/types.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, type Posting, part, type RunOptions, sourceOf, startPosting } from './posting.ts';

const STORY = [
  draft(1, 'eins, der erste von allen'),
  draft(2, [part('faden (1/3)'), part('faden (2/3)'), part('faden (3/3)')]),
  draft(3, 'antwort', { parentTweetId: '2' }),
  draft(4, 'zuletzt'),
];
const TEXTS = [
  'eins, der erste von allen',
  'faden (1/3)',
  'faden (2/3)',
  'faden (3/3)',
  'antwort',
  'zuletzt',
];

/** Offers and adopts. @returns how many posts were offered */
async function adopt(posting: Posting, drafts: readonly Draft[], options: RunOptions = {}): Promise<number> {
  const { adoptable } = await posting.plan(drafts);
  await adoptPosts(adoptable, sourceOf(drafts), await posting.tools(options));
  return adoptable.length;
}

test('a lost journal is looked for again when more is chosen, whatever the first choice found', async t => {
  for (const first of [STORY.slice(0, 1), [draft(9, 'neu')]]) {
    const posting = await startPosting(t);
    await posting.run(STORY);
    posting.records.length = 0;
    assert.equal(await adopt(posting, first), first[0]?.tweetId === '1' ? 1 : 0);
    await posting.run(first);
    const all = [...STORY, draft(9, 'neu')];
    assert.equal(await adopt(posting, all), first[0]?.tweetId === '1' ? 5 : 6);
    await posting.run(all);
    assert.deepEqual(posting.written, [...TEXTS, 'neu']);
    assert.deepEqual((await posting.plan(all)).adoptable, []);
  }
});

test('an adoption that was cut off at any entry is offered again, and goes on', async t => {
  for (let at = 0; at < 6; at += 1) {
    const posting = await startPosting(t);
    await posting.run(STORY.slice(0, 3));
    posting.records.length = 0;
    await assert.rejects(adopt(posting, STORY, { death: { at: at, when: 'before' } }), Crash);
    assert.equal(await adopt(posting, STORY), Math.max(0, 5 - at));
    await posting.run(STORY);
    assert.deepEqual(posting.written, TEXTS);
    const answer = posting.home.home.posts(posting.home.alice).find(({ text }) => text === 'antwort');
    assert.equal(answer?.id, posting.items.get('post:3/0')?.id);
    assert.equal(posting.items.get('post:2/2')?.why, 'adopted');
  }
});

test('whoever turned an adoption down is not asked again', async t => {
  const posting = await startPosting(t);
  const drafts = STORY.slice(0, 1);
  await posting.run(drafts);
  posting.records.length = 0;
  assert.equal((await posting.plan(drafts)).adoptable.length, 1);
  await posting.run(drafts, { request: { max: 0 } });
  assert.deepEqual((await posting.plan(drafts)).adoptable, []);
});
