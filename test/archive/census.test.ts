import assert from 'node:assert/strict';
import test from 'node:test';
import { TweetCensus } from '../../src/archive/census.ts';
import { readArchive } from '../../src/archive/open.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import type { Files } from '../support/archive-files.ts';
import { MemoryContainer } from '../support/memory-container.ts';

async function censusOf(files: Files): Promise<ReturnType<TweetCensus['counts']>> {
  const archive = await readArchive(new MemoryContainer(files));
  const census = new TweetCensus(archive);
  for await (const batch of archive.tweets('tweet')) for (const tweet of batch) census.add(tweet);
  return census.counts();
}

const self = { id: SAMPLE_ACCOUNT.id, handle: 'heron', status: '3' };
const other = { id: '22', handle: 'finch', status: '4' };

test('tweets are counted by their kind, each id once', async () => {
  const at = new Date('2023-05-06T07:08:09Z');
  const sample = new SampleArchive({ tweetsAPart: 4 })
    .tweet({ text: 'one' })
    .tweet({ id: '70', text: 'two' })
    .tweet({ id: '70', text: 'two again' })
    .tweet({ text: 'RT @finch: chirp' })
    .tweet({ text: 'RT @finch no colon', replyTo: other })
    .tweet({ text: 'RT: not a retweet' })
    .tweet({ text: '@finch yes', replyTo: other })
    .tweet({ text: '@gone yes', replyTo: { id: '23' } })
    .tweet({ text: 'and', replyTo: self })
    .tweet({ text: 'few', replyTo: self }, 'circle')
    .tweet({ text: 'elsewhere' }, 'community')
    .tweet({ text: 'regretted' }, 'deleted')
    .tweet({ at, text: 'word word…' })
    .note({ at, text: 'word word word' });
  assert.deepEqual((await censusOf(sample.files())).tweets, {
    total: 10,
    originals: 4,
    retweets: 2,
    replies_to_others: 2,
    self_replies: 2,
    notes_joined: 1,
    superseded: 0,
    circle: 1,
  });
});

test('an earlier version is superseded when the last one is there', async () => {
  const sample = new SampleArchive()
    .tweet({ id: '13', text: 'right', versions: ['11', '12', '13'] })
    .tweet({ id: '12', text: 'rihgt', versions: ['11', '12'] })
    .tweet({ id: '11', text: 'rong', versions: ['11', '12', '13'] })
    .tweet({ id: '21', text: 'first of a deleted one', versions: ['21', '22'] })
    .tweet({ id: '32', text: 'the earlier one is not there', versions: ['31', '32'] })
    .tweet({ id: '41', text: 'never edited', versions: ['41'] });
  assert.equal((await censusOf(sample.files())).tweets.superseded, 2);
});

test('media are counted with the bytes of the files that are there', async () => {
  const media = [
    { basename: 'a.jpg', content: '12345' },
    { basename: 'b.jpg', content: '1234567' },
  ];
  const sample = new SampleArchive()
    .tweet({ id: '5', text: 'two', media })
    .tweet({ id: '5', text: 'two', media })
    .tweet({ text: 'gone', media: [{ type: 'video', basename: 'c.mp4', content: null }] })
    .tweet({ text: 'deleted', media: [{ basename: 'd.jpg' }] }, 'deleted');
  assert.deepEqual((await censusOf(sample.files())).media, { items: 3, missing: 1, bytes: 12 });
});

test('without an account every reply counts as one to others', async () => {
  const files = new SampleArchive({ era: '2019' }).tweet({ text: 'and', replyTo: self }).files();
  files.delete('account.js');
  const { tweets } = await censusOf(files);
  assert.deepEqual([tweets.replies_to_others, tweets.self_replies], [1, 0]);
});

test('a Grailbird archive names media and holds none, so none of it is missing', async () => {
  const sample = new SampleArchive({ era: 'grailbird' }).tweet({
    text: 'look',
    media: [{ basename: 'a.jpg' }],
  });
  assert.deepEqual((await censusOf(sample.files())).media, { items: 0, missing: 0, bytes: 0 });
});
