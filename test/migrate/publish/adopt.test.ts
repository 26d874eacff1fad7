import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptPosts } from '../../../src/migrate/publish/adopt.ts';
import type { Draft } from '../../../src/posts/types.ts';
import { draft, file, type Posting, part, sourceOf, startPosting } from './posting.ts';

function story(): Draft[] {
  return [
    draft(1, 'eins (1.6.2015)'),
    draft(2, 'gleich'),
    draft(3, 'gleich'),
    draft(4, [part('faden (1/2)', file('a')), part('faden (2/2)')], { parentTweetId: '1' }),
    draft(5, 'fünf', { parentTweetId: '4' }),
  ];
}

/** Offers, adopts, and runs as the person who said yes. */
async function adopt(posting: Posting, drafts: readonly Draft[]): Promise<number> {
  const { adoptable } = await posting.plan(drafts);
  await adoptPosts(adoptable, sourceOf(drafts), await posting.tools());
  return adoptable.length;
}

test('the posts of a lost journal are offered, adopted, and not posted again', async t => {
  const posting = await startPosting(t);
  await posting.run(story(), { request: { max: 4 } });
  posting.records.length = 0;
  assert.equal(await adopt(posting, story()), 5);
  const result = await posting.run(story());
  assert.deepEqual([result.done, result.failed], [1, 0]);
  assert.deepEqual(posting.written, [
    'eins (1.6.2015)',
    'gleich',
    'gleich',
    'faden (1/2)',
    'faden (2/2)',
    'fünf',
  ]);
  assert.equal(posting.home.home.posts(posting.home.alice)[0]?.replyTo?.text, 'faden (2/2)');
});

test('posts of one text are adopted in their order, each once', async t => {
  const posting = await startPosting(t);
  await posting.run(story());
  const ids = posting.home.home
    .posts(posting.home.alice)
    .toReversed()
    .map(({ id }) => id);
  posting.records.length = 0;
  await adopt(posting, story());
  assert.deepEqual([posting.items.get('post:2/0')?.id, posting.items.get('post:3/0')?.id], ids.slice(1, 3));
  assert.deepEqual(posting.items.get('post:2/0')?.why, 'adopted');
});

test('a thread that was lost in its middle goes on as it is', async t => {
  const posting = await startPosting(t);
  await posting.run(story());
  const second = posting.items.get('post:4/1');
  posting.home.home.losePost(second?.id ?? '');
  posting.home.home.losePost(posting.items.get('post:5/0')?.id ?? '');
  posting.records.length = 0;
  assert.equal(await adopt(posting, story()), 4);
  const other = story().with(3, draft(4, 'faden', { parentTweetId: '1' }));
  await posting.run(other);
  assert.deepEqual(posting.texts.slice(-3), ['faden (1/2)', 'faden (2/2)', 'fünf']);
});

test('links that lead to other posts now are no difference', async t => {
  const posting = await startPosting(t);
  const link = { kind: 'own-link', tweetId: '1', url: 'https://twitter.com/me/status/1' } as const;
  const drafts = [
    draft(1, 'eins'),
    draft(2, [{ pieces: [{ kind: 'text', text: 'siehe ' }, link], media: [] }]),
  ];
  await posting.run(drafts);
  posting.records.length = 0;
  assert.equal(await adopt(posting, drafts), 2);
});

test("a post that is older than a tweet is the person's own", async t => {
  const posting = await startPosting(t);
  const photo = [part('', file('a'))];
  await posting.run([draft(8, photo)]);
  posting.records.length = 0;
  const { time } = posting.home.clock;
  const tweeted = (days: number) => posting.plan([draft(1, photo, { at: time + days * 24 * 3_600_000 })]);
  assert.deepEqual((await tweeted(2)).adoptable, []);
  assert.equal((await tweeted(-2)).adoptable.length, 1);
});

test('nothing is offered where the journal has posts, or the account has none', async t => {
  const posting = await startPosting(t);
  assert.deepEqual((await posting.plan(story())).adoptable, []);
  await posting.run(story());
  assert.deepEqual((await posting.plan(story())).adoptable, []);
});

test('backdated posts are adopted by their date, private ones where only the timeline has them', async t => {
  const dated = await startPosting(t, { software: 'gotosocial' });
  const drafts = [draft(1, 'gleich'), draft(2, 'gleich')];
  await dated.run(drafts.slice(1), { request: { backdate: true } });
  dated.records.length = 0;
  const plan = await dated.plan(drafts, { request: { backdate: true } });
  assert.deepEqual(
    plan.adoptable.map(({ tweetId }) => tweetId),
    ['2'],
  );

  const hidden = await startPosting(t, { software: 'snac' });
  const secret = [draft(1, 'geheim, aber lang genug', { visibility: 'private' })];
  await hidden.run(secret);
  hidden.records.length = 0;
  assert.equal((await hidden.plan(secret)).adoptable.length, 1);
});
