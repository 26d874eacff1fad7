import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { adoptPosts } from '../../../src/migrate/publish/adopt.ts';
import type { Draft } from '../../../src/posts/types.ts';
import { draft, file, type Posting, part, sourceOf, startPosting } from './posting.ts';

function story(): Draft[] {
  return [
    draft(1, 'der erste (1.6.2015)'),
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
    'der erste (1.6.2015)',
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
    draft(1, 'eins, der erste von allen'),
    draft(2, [{ pieces: [{ kind: 'text', text: 'siehe auch diesen hier ' }, link], media: [] }]),
  ];
  await posting.run(drafts);
  posting.records.length = 0;
  assert.equal(await adopt(posting, drafts), 2);
});

test("a post that is older than a tweet is the person's own", async t => {
  const posting = await startPosting(t);
  await posting.run([draft(8, 'immer wieder das Gleiche')]);
  posting.records.length = 0;
  const { time } = posting.home.clock;
  const tweeted = (days: number) =>
    posting.plan([draft(1, 'immer wieder das Gleiche', { at: time + days * 24 * 3_600_000 })]);
  assert.deepEqual((await tweeted(2)).adoptable, []);
  assert.equal((await tweeted(-2)).adoptable.length, 1);
});

/** What would be adopted of tweets, by their ids, when others stand in the account. */
async function adoptable(t: TestContext, standing: Draft[], drafts: Draft[]): Promise<string[]> {
  const posting = await startPosting(t);
  await posting.run(standing);
  posting.records.length = 0;
  return (await posting.plan(drafts)).adoptable.map(({ tweetId }) => tweetId);
}

const LONG = ['hier steht genug, um es zu erkennen', 'und hier steht ebenso viel davon'] as const;
const photo = (...names: string[]) => [part('', ...names.map(name => file(name)))];

test('a photo alone is a tweet only between posts that are known, where its tweet has been', async t => {
  const drafts = [draft(1, LONG[0]), draft(2, photo('a')), draft(3, photo('b')), draft(4, LONG[1])];
  const [first, a, b, last] = drafts as [Draft, Draft, Draft, Draft];
  const own = draft(90, photo('c'));
  assert.deepEqual(await adoptable(t, drafts, drafts), ['1', '2', '3', '4']);
  assert.deepEqual(await adoptable(t, [own, ...drafts], drafts), ['1', '2', '3', '4']);
  assert.deepEqual(await adoptable(t, [own], drafts), []);
  assert.deepEqual(await adoptable(t, [first, own], drafts), ['1']);
  assert.deepEqual(await adoptable(t, [own, last], drafts), ['4']);
  assert.deepEqual(await adoptable(t, [first, a, own, b, last], drafts), ['1', '4']);
  assert.deepEqual(await adoptable(t, [first, a, draft(91, photo('c', 'd')), last], drafts), ['1', '4']);
});

test('a word that many posts have is a tweet only beside posts that are known', async t => {
  const drafts = [
    draft(1, 'Moin'),
    draft(2, LONG[0]),
    draft(3, 'Moin'),
    draft(4, photo('a')),
    draft(5, 'Moin'),
  ];
  assert.deepEqual(await adoptable(t, [draft(90, 'Moin')], drafts), []);
  assert.deepEqual(await adoptable(t, [draft(90, 'Moin'), ...drafts], drafts), ['1', '2', '3']);
});

/** A draft with the date of its tweet below or above the text. */
function dated(id: number, text: string, date: string, where: 'footer' | 'header' = 'footer'): Draft {
  const own = { kind: 'text', text } as const;
  const line = {
    kind: 'text',
    text: where === 'footer' ? `\n\n${date}` : `${date}\n\n`,
    isAdded: true,
  } as const;
  const all = where === 'footer' ? [own, line] : [line, own];
  const pieces = text === '' ? [line] : all;
  return draft(id, [{ pieces, media: text === '' ? [file('a')] : [] }], {
    at: Date.UTC(2014, 11, 31, 23, 30),
  });
}

test('a post is found whatever form its date has', async t => {
  const dates = ['(31 Dec 2014, 23:30)', '1. Januar 2015', '2014-12-31', '2015年1月1日 08:30'];
  const forms = (text: string, id: number) => [
    ...dates.map(date => dated(id, text, date)),
    ...dates.map(date => dated(id, text, date, 'header')),
    draft(id, text === '' ? photo('a') : text, { at: Date.UTC(2014, 11, 31, 23, 30) }),
  ];
  for (const [before, after] of forms(LONG[0], 1).map(
    (form, index, all) => [form, all.at(index - 1)] as const,
  )) {
    assert.ok(after);
    assert.deepEqual(
      await adoptable(t, [before], [after]),
      ['1'],
      JSON.stringify([before.parts, after.parts]),
    );
  }
  // Where the tweet says nothing the date alone does not tell, but beside its neighbours.
  const story = (form: Draft) => [draft(1, LONG[0]), form, draft(3, LONG[1])];
  for (const form of forms('', 2)) {
    assert.deepEqual(await adoptable(t, story(form), story(dated(2, '', '31.12.2014'))), ['1', '2', '3']);
  }
  const other = dated(1, LONG[0], '(31 Dec 2013, 23:30)');
  assert.deepEqual(await adoptable(t, [other], [dated(1, LONG[0], '2014-12-31')]), []);
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
