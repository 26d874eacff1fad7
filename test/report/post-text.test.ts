import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf } from '../../src/report/columns.ts';
import { postPlanLines, postQuestion } from '../../src/report/post-plan-text.ts';
import { postResultLines } from '../../src/report/post-result-text.ts';
import { draftRow } from '../../src/report/post-table.ts';
import { PLAIN } from '../../src/report/style.ts';
import { HOSTILE_NAMES, UNSAFE } from './builders.ts';
import { draftView, NOW, postOutcome, postPlan, postResult } from './post-builders.ts';

const planText = (given: Parameters<typeof postPlan>[0] = {}, columns = 1000) =>
  [...postPlanLines(postPlan(given), columns, PLAIN)].join('\n');
const resultText = (given: Parameters<typeof postResult>[0] = {}, columns = 1000) =>
  [...postResultLines(postResult(given), columns, PLAIN)].join('\n');

describe('the plan of a post', () => {
  it('says who posts what, who sees it, how long it takes and why', () => {
    assert.equal(
      planText(),
      [
        'Post 1,204 tweets as me@home.example (mastodon 4.5.2), from twitter.zip',
        'From 2009-03-12 to 2022-11-03, the oldest first: 1,287 posts with 412 photos, 1 video and 3 GIFs (1.2 GB).',
        'Unlisted: your followers get each as a new post in their feeds, nobody else is notified. Dates are in Europe/Berlin time (--time-zone).',
        'It takes about 14 h, until 2026-01-02 02:00 UTC at the earliest: home.example allows 30 uploads in 30 minutes, of which this uses 90 % (--share). Photos and videos take the longest. Leave it running, or stop it with Ctrl-C and run the same command again whenever you like: it goes on where it was.',
      ].join('\n'),
    );
  });

  it('has nothing to promise when there is nothing to post', () => {
    const text = planText({
      tweets: 0,
      posts: 0,
      from: null,
      to: null,
      forecast: null,
      leftOut: [{ word: 'done', count: 3 }],
    });
    assert.equal(
      text,
      'Nothing to post as me@home.example (mastodon 4.5.2), from twitter.zip\nLeft out: 3 posted by an earlier run.',
    );
  });

  it('gives the reasons in an order of its own, unknown ones as they are', () => {
    const leftOut = [
      { word: 'circle', count: 2 },
      { word: 'odd one', count: 1 },
      { word: 'constructor', count: 1 },
      { word: 'limit', count: 0 },
      { word: 'retweet', count: 1312 },
    ];
    assert.match(
      planText({ leftOut }),
      /^Left out: 1,312 retweets \(--retweets\) · 2 written to a circle · 1 odd one · 1 constructor\.$/m,
    );
  });

  it('is frank about public posts, and about posts of the past', () => {
    assert.match(planText({ visibility: 'public' }), /Unlisted is kinder to your neighbours/);
    assert.match(planText({ visibility: 'private' }), /^For followers only: your followers get each/m);
    assert.match(planText({ visibility: 'direct' }), /^Direct: nobody but you sees them/m);
    const backdated = planText({ backdates: true, localOnly: true });
    assert.match(backdated, /sends posts of the past to nobody\. They stay on home\.example\./);
    assert.doesNotMatch(backdated, /feeds/);
  });

  it('says what earlier runs did, what changes, when it is quiet, and where every decision stands', () => {
    const text = planText({
      resuming: { done: 1000, failed: 2, left: 202 },
      remarks: [{ what: 'a video is too large: left out', count: 4 }],
      quietHours: '22:00-07:00',
      decisionsFile: 'oxpecker-me/posts.csv',
    });
    assert.match(text, /^Resuming: 1,000 done, 2 failed, 202 left\.$/m);
    assert.match(text, /^Otherwise than on Twitter: a video is too large: left out \(4\)\.$/m);
    assert.match(text, /Nothing is posted from 22:00 to 07:00, which comes on top\./);
    assert.match(
      text,
      /^Every decision with its reason stands in oxpecker-me\/posts\.csv: edit its column post/m,
    );
  });

  it('shows how some will read', () => {
    const text = planText({
      examples: [
        draftView({
          texts: ['One (1/2)', 'two (2/2)\n\n6 May 2012'],
          spoiler: 'Food',
          media: { photos: 2, videos: 0, gifs: 0, bytes: 1 },
          isReply: true,
        }),
      ],
    });
    assert.match(
      text,
      /\nIt will read like this:\n {2}2012-05-06 · 2 posts · 2 photos · goes on with a thread\n {2}│ CW: Food\n {2}│ One \(1\/2\)\n {2}├─\n {2}│ CW: Food\n {2}│ two \(2\/2\)\n {2}│\n {2}│ 6 May 2012\n/,
    );
  });

  it('asks with the count, and says when it is public', () => {
    assert.equal(postQuestion({ tweets: 1, visibility: 'unlisted' }), 'Post 1 tweet now?');
    assert.equal(postQuestion({ tweets: 1204, visibility: 'public' }), 'Post 1,204 tweets publicly now?');
  });

  it('takes no longer than it takes', () => {
    const limit = { decidedBy: 'posts', limit: '300 posts in 3 hours', isCourtesy: false } as const;
    const forecast = { ...limit, finishAt: NOW + 5000 };
    assert.match(
      planText({ forecast, share: 1 }),
      /It takes under 10 s: home\.example allows 300 posts in 3 hours\.$/m,
    );
    assert.match(
      planText({ forecast: { ...forecast, isCourtesy: true }, share: 1 }),
      /It takes under 10 s: your followers' feeds get no more than from Mastodon, which allows 300 posts in\n?\s?3\s+hours\.$/m,
    );
  });
});

describe('the result of a post', () => {
  it('is one line when all went well', () => {
    assert.equal(resultText(), '3 tweets posted as me@home.example');
    assert.equal(resultText({ tweets: 0, posts: 0 }), 'Nothing new posted as me@home.example');
    assert.equal(
      resultText({ posts: 5, lastUrl: 'https://home.example/@me/9' }),
      '3 tweets posted in 5 posts as me@home.example\n  The last: https://home.example/@me/9',
    );
  });

  it('says by reasons what went otherwise, and what to do', () => {
    const text = resultText({
      tweets: 1,
      posts: 1,
      adopted: 2,
      outcomes: [
        postOutcome('posted', 'done'),
        postOutcome('error: 422 Validation failed', 'failed'),
        postOutcome('parent', 'held', { tweetId: '21', at: null, beginning: '' }),
        postOutcome('dropped by the server', 'failed', { tweetId: '22' }),
      ],
      warnings: ['the language became de'],
      failed: 5,
      left: 7,
    });
    assert.equal(
      text,
      [
        '1 tweet posted as me@home.example',
        '  2 stood there already and count as posted',
        '  1 error: your server answered with an error',
        '    tweet 20 of 2012-05-06 “Good morning”: 422 Validation failed',
        '    Try again with --retry-failed, or leave them be with --accept-failed.',
        '  1 parent: held back, the tweet they answer did not go out',
        '    tweet 21',
        '    They follow when that one has gone out (--retry-failed), or is given up (--accept-failed).',
        '  1 dropped by the server: it said yes, and they are not there',
        '    tweet 22 of 2012-05-06 “Good morning”',
        '    Its spam filter may have taken them. Wait a day and use --retry-failed, or ask who runs your server.',
        'Careful: the language became de',
        '2 tweets failed in earlier runs: --retry-failed tries them again, --accept-failed leaves them be.',
        '7 tweets left: run the same command again to go on.',
      ].join('\n'),
    );
  });

  it('shows a word that is none of ours as it stands', () => {
    for (const word of ['constructor', '__proto__']) {
      const text = resultText({ outcomes: [postOutcome(word, 'skipped')] });
      assert.match(text, new RegExp(`^ {2}1 ${word}\\n {4}tweet 20 [^\\n]*(?:\\n(?! {4})|$)`, 'm'));
    }
  });

  it('counts where there are many, and does not invite to go on when the error says how', () => {
    const outcomes = Array.from({ length: 25 }, (_, at) =>
      postOutcome('error: x', 'failed', { tweetId: `${at}` }),
    );
    const text = resultText({ outcomes, failed: 25, left: 2, stopped: { reason: 'errors', sentence: null } });
    assert.match(text, /and 5 more \(--json names all\)/);
    assert.match(text, /^2 tweets left\.$/m);
  });
});

describe('the table of a dry run', () => {
  it('has a line a tweet, two where it is narrow, the whole text where it is no terminal', () => {
    const view = draftView({
      texts: ['Good morning everybody out there', 'more'],
      isReply: true,
      spoiler: 'Food',
    });
    assert.deepEqual(draftRow(view, 72, PLAIN), [
      '2012-05-06  [CW: Food] Good morning everybody out th…  2 posts, ↳ thread',
    ]);
    assert.deepEqual(draftRow(view, 40, PLAIN), [
      '2012-05-06  [CW: Food] Good morning eve…',
      '            2 posts, ↳ thread',
    ]);
    assert.deepEqual(draftRow(view, Number.POSITIVE_INFINITY, PLAIN), [
      '2012-05-06  1590000000000000000  [CW: Food] Good morning everybody out there more  2 posts, ↳ thread',
    ]);
  });
});

it('nothing hidden reaches the terminal, and nothing is wider than it', () => {
  for (const name of HOSTILE_NAMES) {
    const draft = draftView({
      texts: [name.slice(0, 400)],
      spoiler: name.slice(0, 400),
      remarks: [name.slice(0, 99)],
    });
    const lines = [
      ...draftRow(draft, 80, PLAIN),
      ...postPlanLines(postPlan({ examples: [draft], source: name.slice(0, 99) }), 80, PLAIN),
      ...postResultLines(
        postResult({
          outcomes: [postOutcome(`error: ${name.slice(0, 99)}`, 'failed', { beginning: name })],
          warnings: [name.slice(0, 99)],
          lastUrl: name.slice(0, 99),
        }),
        80,
        PLAIN,
      ),
    ];
    assert.doesNotMatch(lines.join('\n'), UNSAFE);
    assert.ok(draftRow(draft, 80, PLAIN).every(line => columnsOf(line) <= 80));
  }
});
