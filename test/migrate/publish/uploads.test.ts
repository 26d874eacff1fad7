import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DamagedFileError } from '../../../src/archive/errors.ts';
import { preparePosts } from '../../../src/migrate/publish/prepare.ts';
import { publishPosts } from '../../../src/migrate/publish/publish.ts';
import type { Draft } from '../../../src/posts/types.ts';
import { Crash } from '../mortal-runs.ts';
import { draft, file, type Posting, part, requestOf, sourceOf, startPosting } from './posting.ts';

const MINUTE = 60_000;
const VIDEO = { type: 'video', mimeType: 'video/mp4', fileName: 'v.mp4' } as const;

/** Texts with the number of their files. */
function shown({ home: { home, alice } }: Posting): [string, number][] {
  return home
    .posts(alice)
    .toReversed()
    .map(({ text, media }) => [text, media.length]);
}

test('a file goes with its name, type and description; a video is waited for', async t => {
  const posting = await startPosting(t);
  posting.home.home.rules.mediaMs = 10 * MINUTE;
  await posting.run([draft(1, [part('film', file('v', { ...VIDEO, description: 'Ein Film' }))])]);
  const upload = posting.home.home.writes.find(({ op }) => op === 'upload')?.upload;
  assert.deepEqual(
    [upload?.bytes, upload?.fileName, upload?.type, upload?.description],
    [12, 'v.mp4', 'video/mp4', 'Ein Film'],
  );
  assert.deepEqual(shown(posting), [['film', 1]]);
  assert.ok(posting.events.some(({ type }) => type === 'processing'));
});

for (const [rule, texts] of [
  [
    'post',
    [
      ['zwei', 1],
      ['film', 0],
    ],
  ],
  [
    'link',
    [
      ['zwei\nhttps://x.com/i/status/1', 1],
      ['film\nhttps://x.com/i/status/2', 0],
    ],
  ],
  ['skip', []],
] as const) {
  test(`a file that the server does not take, --on-missing-media ${rule}`, async t => {
    const posting = await startPosting(t);
    const { brokenFiles } = posting.home.home.rules;
    brokenFiles.add('a.jpg');
    brokenFiles.add('v.mp4');
    const drafts = [
      draft(1, [part('zwei', file('a'), file('b'))]),
      draft(2, [part('film', file('v', VIDEO))]),
      draft(3, [part('', file('a'))]),
      draft(4, 'vier', { parentTweetId: '3' }),
    ];
    const result = await posting.run(drafts, { request: { onMissingMedia: rule } });
    const last = rule === 'link' ? ['https://x.com/i/status/3', 0] : null;
    assert.deepEqual(shown(posting), [...texts, ...(last ? [last] : []), ['vier', 0]]);
    assert.equal(result.failed, 0);
    assert.equal(result.skipped, { post: 1, link: 0, skip: 3 }[rule]);
    if (rule !== 'skip') return;
    assert.match(result.problems[0]?.remarks[0] ?? '', /^a\.jpg: the server does not take it: /);
    assert.deepEqual(posting.story('post:1/0'), ['skipped media']);
    assert.deepEqual((await posting.plan(drafts)).leftOut.skipped, 3);
  });
}

test('a file that is damaged in the archive is missing', async t => {
  const posting = await startPosting(t);
  const source = {
    ...sourceOf([draft(1, [part('a', file('a'))])]),
    openMedia: async function* () {
      yield Buffer.alloc(4);
      throw new DamagedFileError('is cut off');
    },
  };
  const tools = await posting.tools();
  const plan = await preparePosts(source, requestOf(), tools, { dryRun: false });
  const result = await publishPosts(plan, source, requestOf(), tools);
  assert.deepEqual([result.done, shown(posting)], [1, [['a', 0]]]);
});

test('what an earlier run sent is used for 23 hours, and sent anew where it is gone', async t => {
  for (const [hours, uploads] of [
    [22, 1],
    [23.5, 2],
    [30, 2],
  ] as const) {
    const posting = await startPosting(t);
    const drafts = [draft(1, [part('a', file('a'))])];
    const isUpload = (at: number) => posting.records[at]?.['op' as never] === 'upload';
    await assert.rejects(posting.run(drafts, { death: { at: 3, when: 'after' } }), Crash);
    assert.ok(isUpload(3));
    posting.home.clock.time += hours * 60 * MINUTE;
    await posting.run(drafts);
    assert.deepEqual(shown(posting), [['a', 1]]);
    assert.equal(posting.home.home.writes.filter(({ op }) => op === 'upload').length, uploads, `${hours} h`);
  }
});

test('a file that the server takes and loses twice is missing', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  home.fault({ method: 'GET', path: /\/media\//, kind: 'status', status: 404, times: 10 });
  const result = await posting.run([draft(1, [part('film', file('v', VIDEO))]), draft(2, 'zwei')]);
  assert.deepEqual(shown(posting), [
    ['film', 0],
    ['zwei', 0],
  ]);
  assert.deepEqual(result.failed, 0);
  assert.equal(home.writes.filter(({ op }) => op === 'upload').length, 2);
});

test('a tweet whose file the server fails over waits for a better day, and so do its answers', async t => {
  const posting = await startPosting(t);
  const { home } = posting.home;
  home.fault({ method: 'POST', path: /\/media$/, kind: 'status', status: 500, times: 3 });
  const drafts = [draft(1, [part('eins', file('a'))]), draft(2, 'zwei', { parentTweetId: '1' })];
  const first = await posting.run([...drafts, draft(3, 'drei')]);
  assert.deepEqual(shown(posting), [['drei', 0]]);
  assert.deepEqual([first.done, first.failed], [1, 2]);
  assert.match(first.problems[0]?.why ?? '', /^error: a\.jpg: the server fails over it$/);
  const second = await posting.run(drafts, { request: { retryFailed: true } });
  assert.deepEqual([second.done, second.failed], [2, 0]);
  assert.deepEqual(shown(posting), [
    ['drei', 0],
    ['eins', 1],
    ['zwei', 0],
  ]);
});

test('of a tweet of nothing but files that the server refuses not even the date is posted', async t => {
  const posting = await startPosting(t);
  posting.home.home.rules.brokenFiles.add('a.jpg');
  const date = { kind: 'text', text: '(9.11.2022)', isAdded: true } as const;
  const number = { kind: 'text', text: '(2/2)', isAdded: true } as const;
  const result = await posting.run([
    draft(1, [{ pieces: [date], media: [file('a')] }]),
    draft(2, [part('film', file('a')), { pieces: [number], media: [file('a')] }]),
    draft(3, 'da'),
    draft(4, [{ pieces: [date], media: [file('a')] }], { quotedTweetId: '3' }),
  ]);
  assert.deepEqual(posting.texts, ['film', '(2/2)', 'da', '(9.11.2022)']);
  assert.deepEqual([result.done, result.skipped], [3, 1]);
});

/** How long each file waited for its post, and how long all took, in minutes. */
async function measure(posting: Posting, drafts: readonly Draft[], pace: 'burst' | 'even') {
  const began = posting.home.clock.time;
  const result = await posting.run(drafts, { pace });
  const { home } = posting.home;
  assert.deepEqual([result.failed, result.left, home.limits.refused], [0, 0, 0]);
  const sent = new Map(home.writes.flatMap(({ op, target, at }) => (op === 'upload' ? [[target, at]] : [])));
  const waits = home.writes.flatMap(({ op, post, at }) =>
    op === 'post' && post ? post.mediaIds.map(id => at - (sent.get(id) ?? 0)) : [],
  );
  assert.deepEqual(
    posting.written,
    drafts.map(({ tweetId }) => `t${tweetId}`),
  );
  return { longest: Math.max(...waits) / MINUTE, took: (posting.home.clock.time - began) / MINUTE, waits };
}

function many(count: number, hasFile: (id: number) => boolean): Draft[] {
  return Array.from({ length: count }, (_, at) => {
    const id = at + 1;
    return draft(id, [part(`t${id}`, ...(hasFile(id) ? [file(`f${id}`)] : []))]);
  });
}

test('while the limit of posts holds, files of coming posts go ahead, none longer than an hour', async t => {
  const posting = await startPosting(t);
  posting.home.home.limits.change('post', { requests: 20 });
  posting.home.home.limits.change('token', { requests: 3000 });
  // From 12:00 windows of 3 hours: 20 posts now, 20 at 15:00 and 10 at 18:00. Half have files: 30 in half an hour.
  const { longest, took } = await measure(
    posting,
    many(300, id => id <= 300 && id % 2 === 0),
    'burst',
  );
  assert.ok(longest < 60, `${longest}`);
  assert.ok(took < 3 * 60 * 15, `${took}`);
});

test('files at their limit leave without a pause, whatever stands between them', async t => {
  const posting = await startPosting(t);
  // 120 files are four windows of half an hour, from 12:00: the last leaves at 13:30.
  const { took, longest } = await measure(
    posting,
    many(240, id => id % 2 === 0),
    'burst',
  );
  assert.ok(took < 92, `${took}`);
  assert.ok(longest < 60, `${longest}`);
});

test('at an even pace files go ahead as well', async t => {
  const posting = await startPosting(t);
  const { longest, took } = await measure(
    posting,
    many(100, id => id % 5 === 0),
    'even',
  );
  assert.ok(longest < 60 && took < 3 * 60, `${longest} ${took}`);
});
