import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, DraftPart } from '../../../src/posts/types.ts';
import { draft, file, type Posting, part, startPosting, stepsOf } from './posting.ts';

const HOUR = 3_600_000;

/** A text with the date of its tweet below it. */
function dated(text: string, ...media: DraftPart['media']): DraftPart[] {
  const date = {
    kind: 'text',
    text: `${text === '' ? '' : '\n\n'}(1.1.2026, 11:10)`,
    isAdded: true,
  } as const;
  return [{ pieces: [...(text === '' ? [] : [{ kind: 'text' as const, text }]), date], media }];
}

/** What somebody, or another tool, posts. */
async function byHand(posting: Posting, ...drafts: Draft[]): Promise<void> {
  await posting.run(drafts);
  posting.records.length = 0;
}

/** The tweets that are still to be posted. */
async function open(posting: Posting, drafts: readonly Draft[]): Promise<string[]> {
  return stepsOf(await posting.plan(drafts, { request: { skipExisting: true } }), drafts);
}

test('--skip-existing leaves out what a crossposter left on the day of the tweet', async t => {
  const posting = await startPosting(t);
  await byHand(posting, draft(8, 'Ein schöner Tag'));
  const { time } = posting.home.clock;
  const drafts = [
    draft(1, dated('Ein schöner Tag'), { at: time - HOUR }),
    draft(2, dated('Ein schöner Tag'), { at: time + 48 * HOUR }),
    draft(3, 'Etwas anderes', { at: time }),
    draft(4, 'Antwort', { at: time, parentTweetId: '1' }),
  ];
  const request = { skipExisting: true };
  const plan = await posting.plan(drafts, { request });
  assert.deepEqual([plan.leftOut.existing, stepsOf(plan, drafts)], [1, ['2', '3', '4']]);
  await posting.run(drafts, { request });
  assert.deepEqual(posting.texts.slice(1), [
    'Ein schöner Tag\n\n(1.1.2026, 11:10)',
    'Etwas anderes',
    'Antwort',
  ]);
  assert.deepEqual(posting.story('post:1/0'), ['skipped already']);
  assert.equal(posting.home.home.posts(posting.home.alice)[0]?.replyTo?.text, 'Ein schöner Tag');
  assert.equal((await posting.plan(drafts)).leftOut.skipped, 1);
});

test('--skip-existing compares the whole text, however short, and takes each post once', async t => {
  const posting = await startPosting(t);
  await byHand(posting, draft(8, 'Ja!'), draft(9, 'Guten Morgen'));
  const { time: at } = posting.home.clock;
  const drafts = [
    draft(1, dated('Ja!'), { at }),
    draft(2, 'Jahrelang nichts', { at }),
    draft(3, 'Guten Morgen, heute wird es ein langer Tag', { at }),
    draft(4, dated('Guten Morgen'), { at }),
    draft(5, dated('Guten Morgen'), { at: at - HOUR }),
  ];
  assert.deepEqual(await open(posting, drafts), ['2', '3', '5']);
});

test('--skip-existing knows the post next to a tweet, and one with its date', async t => {
  const posting = await startPosting(t);
  await byHand(posting, draft(7, 'Guten Morgen'), draft(9, dated('Mit Datum')));
  const first = posting.home.clock.time;
  posting.home.clock.time += 20 * HOUR;
  await byHand(posting, draft(8, 'Guten Morgen'));
  const drafts = [
    draft(1, dated('Guten Morgen'), { at: first + 19 * HOUR }),
    draft(2, dated('Guten Morgen'), { at: first - HOUR }),
    draft(3, dated('Mit Datum'), { at: first }),
  ];
  assert.deepEqual(await open(posting, drafts), []);
});

test('--skip-existing knows a photo without a text by its hour and the number of files', async t => {
  const posting = await startPosting(t);
  await byHand(posting, draft(8, [part('', file('a'))]));
  const { time } = posting.home.clock;
  const photo = (id: number, hours: number, ...ids: string[]) =>
    draft(id, dated('', ...ids.map(each => file(each))), { at: time - hours * HOUR });
  assert.deepEqual(await open(posting, [photo(1, 2, 'a'), photo(2, 0.5, 'a', 'b'), photo(3, 0.5, 'a')]), [
    '1',
    '2',
  ]);
});
