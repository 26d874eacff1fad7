import assert from 'node:assert/strict';
import test from 'node:test';
import { readArchive } from '../../src/archive/open.ts';
import type { Era, Tweet, TweetFile } from '../../src/archive/types.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import { snowflake } from '../support/archive-records.ts';
import { MemoryContainer } from '../support/memory-container.ts';

const ERAS: readonly Era[] = ['grailbird', '2018', '2019', '2020', '2022'];

async function tweetsOf(sample: SampleArchive, file: TweetFile = 'tweet'): Promise<Tweet[]> {
  const archive = await readArchive(new MemoryContainer(sample.files()));
  const tweets: Tweet[] = [];
  for await (const batch of archive.tweets(file)) tweets.push(...batch);
  assert.deepEqual(archive.problems, []);
  return tweets;
}

const AT = new Date('2019-03-04T05:06:07.089Z');

for (const era of ERAS) {
  test(`a reply with everything in it reads the same in the layout of ${era}`, async () => {
    const id = snowflake(AT, 0x3fffff);
    const sample = new SampleArchive({ era }).tweet({
      at: AT,
      id,
      text: '@finch 🐦🐦 &lt;3 @nobody see https://t.co/a and https://t.co/b #birds',
      replyTo: { id: '22', handle: 'finch', status: '11223344556677889' },
      mentions: [{ id: '22', handle: 'finch', name: 'Finch (@finch@birds.example)' }, { handle: 'nobody' }],
      urls: [{ url: 'https://t.co/a', expanded: 'https://birds.example/@finch' }, { url: 'https://t.co/b' }],
      hashtags: ['birds'],
      likes: 3,
      lang: 'de',
      source: '<a href="https://app.example" rel="nofollow">An App</a>',
    });
    const [tweet, ...rest] = await tweetsOf(sample);
    assert.deepEqual(rest, []);
    assert.deepEqual(tweet, {
      id,
      createdAt: era === 'grailbird' ? '2019-03-04 05:06:07 +0000' : 'Mon Mar 04 05:06:07 +0000 2019',
      text: '@finch 🐦🐦 &lt;3 @nobody see https://t.co/a and https://t.co/b #birds',
      lang: era === 'grailbird' ? null : 'de',
      source: '<a href="https://app.example" rel="nofollow">An App</a>',
      replyToStatusId: '11223344556677889',
      replyToUserId: '22',
      replyToHandle: 'finch',
      mentions: [
        { id: '22', handle: 'finch', name: 'Finch (@finch@birds.example)', start: 0, end: 6 },
        { id: null, handle: 'nobody', name: null, start: 16, end: 23 },
      ],
      urls: [
        { url: 'https://t.co/a', expanded: 'https://birds.example/@finch', start: 28, end: 42 },
        { url: 'https://t.co/b', expanded: null, start: 47, end: 61 },
      ],
      media: [],
      hashtags: [{ text: 'birds', start: 62, end: 68 }],
      sensitive: false,
      likes: era === 'grailbird' ? 0 : 3,
      versions: [],
      note: null,
      circle: false,
      retweeted: null,
    });
  });
}

test('a video has the name of its best mp4, a GIF of its only one, a photo of its own', async () => {
  const from = { status: '777', id: '88', handle: 'wren' };
  const [tweet] = await tweetsOf(
    new SampleArchive().tweet({
      at: AT,
      text: 'look',
      media: [
        { type: 'video', basename: 'best.mp4', from },
        { type: 'animated_gif', basename: 'gif.mp4' },
        { basename: 'photo.jpg' },
      ],
    }),
  );
  assert.deepEqual(
    tweet?.media.map(({ type, basename, sourceStatusId, sourceUserId }) => [
      type,
      basename,
      sourceStatusId,
      sourceUserId,
    ]),
    [
      ['video', 'best.mp4', '777', '88'],
      ['animated_gif', 'gif.mp4', null, null],
      ['photo', 'photo.jpg', null, null],
    ],
  );
  assert.equal(tweet?.media[0]?.expanded, 'https://twitter.com/wren/status/777/video/1');
});

test('Grailbird has the retweeted tweet and alt texts', async () => {
  const user = { id: '5', handle: 'owl', name: 'Owl' };
  const sample = new SampleArchive({ era: 'grailbird' })
    .tweet({
      text: 'RT @owl: hoot',
      mentions: [{ id: '5', handle: 'owl', name: 'Owl' }],
      retweeted: { id: '999', user, text: 'hoot' },
    })
    .tweet({ text: 'nest', media: [{ basename: 'nest.jpg', alt: 'Three eggs' }] });
  const [retweet, photo] = await tweetsOf(sample);
  assert.deepEqual(retweet?.retweeted, { id: '999', user, text: 'hoot' });
  assert.deepEqual(
    photo?.media.map(({ basename, alt }) => [basename, alt]),
    [['nest.jpg', 'Three eggs']],
  );
});

test('Grailbird months are read newest first', async () => {
  const sample = new SampleArchive({ era: 'grailbird' });
  for (const month of ['2012-11', '2013-02', '2012-12']) {
    sample.tweet({ text: month, at: new Date(`${month}-10T00:00:00Z`) });
  }
  assert.deepEqual(
    (await tweetsOf(sample)).map(tweet => tweet.text),
    ['2013-02', '2012-12', '2012-11'],
  );
});

test('both versions of an edited tweet know all versions', async () => {
  const [first, second] = ['1588000000000000001', '1588000000000000002'];
  const versions = [first, second];
  const sample = new SampleArchive()
    .tweet({ id: second, text: 'right', versions })
    .tweet({ id: first, text: 'rong', versions });
  for (const tweet of await tweetsOf(sample)) assert.deepEqual(tweet.versions, versions);
});

test('a circle tweet is marked in the tweets file, where it stands unmarked', async () => {
  const sample = new SampleArchive()
    .tweet({ text: 'for everybody' })
    .tweet({ text: 'for a few' }, 'circle')
    .tweet({ text: 'in a community' }, 'community')
    .tweet({ text: 'regretted' }, 'deleted');
  assert.deepEqual(
    (await tweetsOf(sample)).map(({ text, circle }) => [text, circle]),
    [
      ['for everybody', false],
      ['for a few', true],
    ],
  );
  for (const [file, text] of [
    ['circle', 'for a few'],
    ['community', 'in a community'],
    ['deleted', 'regretted'],
  ] as const) {
    assert.deepEqual(
      (await tweetsOf(sample, file)).map(tweet => tweet.text),
      [text],
    );
  }
});

test('only the value true makes a tweet sensitive', async () => {
  const sample = new SampleArchive()
    .tweet({ text: 'a', sensitive: true })
    .tweet({ text: 'b', sensitive: false })
    .tweet({ text: 'c' });
  assert.deepEqual(
    (await tweetsOf(sample)).map(tweet => tweet.sensitive),
    [true, false, false],
  );
});

test('a reply to a user who is gone has no handle, one to nobody no user', async () => {
  const sample = new SampleArchive()
    .tweet({ text: 'a', replyTo: { id: '22' } })
    .tweet({ text: 'b', replyTo: { id: '-1', status: '9' } })
    .tweet({ text: 'c', replyTo: SAMPLE_ACCOUNT as { id: string; handle: string } });
  assert.deepEqual(
    (await tweetsOf(sample)).map(tweet => [tweet.replyToUserId, tweet.replyToHandle, tweet.replyToStatusId]),
    [
      ['22', null, null],
      [null, null, '9'],
      [SAMPLE_ACCOUNT.id, 'heron', null],
    ],
  );
});
