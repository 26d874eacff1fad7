import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../../src/archive/open.ts';
import type { Era } from '../../../src/archive/types.ts';
import { readDrafts } from '../../../src/migrate/publish/read-drafts.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../../support/archive.ts';
import { snowflake } from '../../support/archive-records.ts';
import { MemoryContainer } from '../../support/memory-container.ts';
import { all, answersOf, draftsOf, requestOf, textsOf } from './drafting.ts';

const ERAS = ['grailbird', '2018', '2019', '2020', '2022'] as const satisfies readonly Era[];
const OWN = { id: SAMPLE_ACCOUNT.id, handle: 'heron' };

function at(minute: number): Date {
  return new Date(Date.UTC(2019, 1, 1, 12, minute));
}

function idAt(minute: number): string {
  return snowflake(at(minute));
}

/** A thread, two tweets, and what is left out: newest first, as archives have it. */
function life(era: Era): SampleArchive {
  const owl = { id: '55', handle: 'owl', name: 'Owl' };
  return new SampleArchive({ era })
    .tweet({
      at: at(9),
      text: 'RT @owl: hoo',
      mentions: [owl],
      retweeted: { id: '54', user: owl, text: 'hoo' },
    })
    .tweet({ at: at(8), text: 'and mine again', replyTo: { ...OWN, status: idAt(7) } })
    .tweet({ at: at(7), text: '@owl yes', mentions: [owl], replyTo: { ...owl, status: '53' } })
    .tweet({ at: at(6), text: 'third', replyTo: { ...OWN, status: idAt(4) } })
    .tweet({ at: at(5), text: 'hi @owl &amp; all', mentions: [owl] })
    .tweet({ at: at(4), text: 'second', replyTo: { ...OWN, status: idAt(3) } })
    .tweet({ at: at(3), text: 'first' });
}

describe('the drafts of an archive', () => {
  for (const era of ERAS) {
    it(`are its own tweets and threads, the oldest first, in the layout of ${era}`, async t => {
      const source = await draftsOf(t, life(era));
      const drafts = await all(source.drafts());
      assert.deepEqual(textsOf(drafts), ['first', 'second', 'hi ＠owl & all', 'third']);
      assert.deepEqual(
        drafts.map(({ tweetId, parentTweetId }) => [tweetId, parentTweetId]),
        [
          [idAt(3), null],
          [idAt(4), idAt(3)],
          [idAt(5), null],
          [idAt(6), idAt(4)],
        ],
      );
      assert.deepEqual(
        drafts.map(draft => draft.at),
        [3, 4, 5, 6].map(minute => at(minute).getTime()),
      );
      assert.equal(source.count, 4);
      assert.deepEqual(Object.fromEntries(source.leftOut()), { reply: 2, retweet: 1 });
      assert.equal(source.protectedHint, 'unknown');
      assert.deepEqual(source.account, SAMPLE_ACCOUNT);
      assert.deepEqual(source.problems, []);
    });

    it(`bring replies and retweets when asked, in the layout of ${era}`, async t => {
      const source = await draftsOf(t, life(era), { choice: { replies: true, retweets: true } });
      const drafts = await all(source.drafts());
      assert.equal(drafts.length, 7);
      assert.deepEqual(
        drafts.slice(-3).map(({ parentTweetId }) => parentTweetId),
        [null, idAt(7), null],
      );
      assert.match(textsOf(drafts).at(-1) ?? '', /^RT ＠owl: hoo\n\nhttps:\/\/\S+$/);
    });
  }

  it('are the same each time they are asked for', async t => {
    const source = await draftsOf(t, life('2022'), { choice: { order: 'newest' } });
    const once = await all(source.drafts());
    assert.deepEqual(textsOf(once), ['hi ＠owl & all', 'first', 'second', 'third']);
    assert.deepEqual(await all(source.drafts()), once);
  });

  it('go on with a thread that an earlier run began', async t => {
    const posted = new Set([idAt(3)]);
    const source = await draftsOf(t, life('2022'), {
      choice: { since: at(4).getTime() },
      wasPosted: id => posted.has(id),
    });
    const [second, , third] = await all(source.drafts());
    assert.equal(second?.parentTweetId, idAt(3));
    assert.equal(third?.parentTweetId, idAt(4));
  });

  it('never hold what was for a circle, deleted, or for a community', async t => {
    const sample = new SampleArchive()
      .tweet({ at: at(1), text: 'for all' })
      .tweet({ at: at(2), text: 'for my circle' }, 'circle')
      .tweet({ at: at(3), text: 'more for my circle', replyTo: { ...OWN, status: idAt(2) } })
      .tweet({ at: at(4), text: 'deleted' }, 'deleted')
      .tweet({ at: at(4), text: 'deleted' })
      .tweet({ at: at(5), text: 'in a community' }, 'community')
      .tweet({ at: at(5), text: 'in a community' });
    const named = new Map([1, 2, 3, 4, 5].map(minute => [idAt(minute), true]));
    const byDefault = await draftsOf(t, sample);
    assert.deepEqual(textsOf(await all(byDefault.drafts())), ['for all']);
    assert.deepEqual(Object.fromEntries(byDefault.leftOut()), { circle: 2, deleted: 1, community: 1 });
    const asked = await draftsOf(t, sample, { choice: { named, replies: true } });
    assert.deepEqual(textsOf(await all(asked.drafts())), ['for all', 'in a community']);
    const rows = await all(asked.decisions());
    assert.deepEqual(
      rows.map(({ text, reason }) => [text, reason]),
      [
        ['for all', ''],
        ['', 'circle'],
        ['more for my circle', 'circle'],
        ['', 'deleted'],
        ['in a community', ''],
      ],
    );
  });

  it('are none for everybody where the list of what was for a circle is gone or broken', async t => {
    const files = new SampleArchive()
      .tweet({ at: at(1), text: 'for all' })
      .tweet({ at: at(2), text: 'for my circle' }, 'circle')
      .files();
    const file = 'data/twitter-circle-tweet.js';
    const whole = String(files.get(file));
    files.set(file, whole.slice(0, -1));
    await assert.rejects(draftsOf(t, files), {
      name: 'ArchiveError',
      message:
        /^data\/twitter-circle-tweet\.js is cut off: .* would become public\. .*--visibility private\.$/,
    });
    files.delete(file);
    await assert.rejects(draftsOf(t, files), { message: /is listed in manifest\.js but missing\. It tells/ });
    const forFollowers = await draftsOf(t, files, { visibility: 'private' });
    assert.equal(forFollowers.count, 2);

    files.set('data/twitter-circle-tweet-part1.js', whole);
    files.set(file, 'window.YTD.twitter_circle_tweet.part0 = []');
    const elsewhere = await draftsOf(t, files);
    assert.deepEqual(
      textsOf(await all(elsewhere.drafts())),
      ['for all'],
      'a part that the manifest lacks counts',
    );
  });

  it('take the last version of an edited tweet, and the long text of a cut one', async t => {
    const versions = [idAt(1), idAt(2)];
    const long = `${'a long story '.repeat(30)}that ends`;
    const sample = new SampleArchive()
      .tweet({ at: at(1), text: 'teh', versions })
      .tweet({ at: at(2), text: 'the', versions })
      .tweet({ at: at(3), text: 'of it', replyTo: { ...OWN, status: idAt(1) } })
      .tweet({ at: at(4), text: `${long.slice(0, 270)}…` })
      .note({ at: at(4), text: long });
    const source = await draftsOf(t, sample);
    const drafts = await all(source.drafts());
    assert.deepEqual(textsOf(drafts), ['the', 'of it', long]);
    assert.equal(drafts[1]?.parentTweetId, idAt(2));
    assert.deepEqual(answersOf(await all(source.decisions())).teh, 'superseded');
  });

  it('quote what is posted before, and only that', async t => {
    const link = (minute: number) => ({
      url: `https://t.co/q${minute}`,
      expanded: `https://twitter.com/heron/status/${idAt(minute)}`,
    });
    const sample = new SampleArchive()
      .tweet({ at: at(1), text: 'quoted' })
      .tweet({ at: at(2), text: 'see https://t.co/q1', urls: [link(1)] })
      .tweet({ at: at(3), text: 'see https://t.co/q4', urls: [link(4)] })
      .tweet({ at: at(4), text: 'later' });
    const drafts = await all((await draftsOf(t, sample)).drafts());
    assert.deepEqual(
      drafts.map(({ quotedTweetId }) => quotedTweetId),
      [null, idAt(1), null, null],
    );
  });

  it('hold the same tweet once, though it stands in two files', async t => {
    const sample = new SampleArchive({ tweetsAPart: 1 })
      .tweet({ at: at(1), text: 'once' })
      .tweet({ at: at(1), text: 'once' });
    assert.equal((await all((await draftsOf(t, sample)).drafts())).length, 1);
  });

  it('tell of a protection, and of damage', async t => {
    const change = { protectedHistory: { protectedAt: '2022-11-04T10:00:00.000Z', action: 'Protect' } };
    const sample = new SampleArchive().tweet({ text: 'hello' }).tweet({ text: 'lost' });
    const files = sample.record('protected-history', change).files();
    files.set('data/tweets.js', String(files.get('data/tweets.js')).replace(/\]$/, ''));
    const source = await draftsOf(t, files);
    assert.equal(source.protectedHint, 'yes');
    assert.deepEqual(textsOf(await all(source.drafts())), ['hello']);
    assert.deepEqual(source.problems, [
      { file: 'data/tweets.js', what: 'is cut off: its closing bracket is missing' },
    ]);
  });

  it('leave nothing on the disk', async t => {
    const source = await draftsOf(t, life('2022'));
    await all(source.drafts());
    await source.close();
    assert.deepEqual(await readdir(source.folder), []);
  });

  it('leave nothing on the disk when reading fails either', async t => {
    const folder = await mkdtemp(join(tmpdir(), 'oxpecker-drafts-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const archive = await readArchive(new MemoryContainer(life('2022').files()));
    const stopped = new Error('stopped');
    const request = requestOf(folder, {
      onProgress: () => {
        throw stopped;
      },
    });
    await assert.rejects(readDrafts(archive, request), stopped);
    assert.deepEqual(await readdir(folder), []);
  });
});
