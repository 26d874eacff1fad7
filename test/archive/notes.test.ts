import assert from 'node:assert/strict';
import test from 'node:test';
import { Notes, noteOf } from '../../src/archive/notes.ts';
import { readArchive } from '../../src/archive/open.ts';
import type { Note } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import { snowflake } from '../support/archive-records.ts';
import { MemoryContainer } from '../support/memory-container.ts';

const AT = new Date('2023-05-06T07:08:09.500Z');
const LONG = 'word '.repeat(60).trim();

function later(ms: number): Date {
  return new Date(AT.getTime() + ms);
}

async function notesOf(sample: SampleArchive): Promise<(Note | null)[]> {
  const archive = await readArchive(new MemoryContainer(sample.files()));
  const notes: (Note | null)[] = [];
  for await (const batch of archive.tweets('tweet')) notes.push(...batch.map(tweet => tweet.note));
  assert.deepEqual(archive.problems, []);
  return notes;
}

const JOINED: readonly { readonly name: string; readonly tweet: string; readonly note: string }[] = [
  { name: 'cut at a word', tweet: 'word word word…', note: LONG },
  { name: 'cut, with a media link behind', tweet: 'word word word… https://t.co/media12345', note: LONG },
  { name: 'escaped', tweet: 'a &lt;b&gt; &amp; c…', note: `a <b> & c ${LONG}` },
  { name: 'escaped twice over', tweet: 'write &amp;lt; here…', note: `write &lt; here ${LONG}` },
  { name: 'a reply', tweet: '@finch @wren word word…', note: LONG },
  { name: 'a reply whose note has the handles too', tweet: '@finch word word…', note: `@finch ${LONG}` },
  { name: 'another t.co code', tweet: 'see https://t.co/aaa for…', note: `see https://t.co/bbb for ${LONG}` },
  { name: 'cut inside a link', tweet: 'see https://t.co/aa…', note: `see https://t.co/bbb ${LONG}` },
  { name: 'a note that was not too long', tweet: 'short', note: 'short' },
  { name: 'the same with a photo', tweet: 'short https://t.co/photo', note: 'short' },
  { name: 'a note that ends in a link', tweet: 'see https://t.co/aaa', note: 'see https://t.co/bbb' },
];

for (const { name, tweet, note } of JOINED) {
  test(`the note of a tweet is found: ${name}`, async () => {
    const [found] = await notesOf(
      new SampleArchive().tweet({ at: AT, text: tweet }).note({ at: AT, text: note }),
    );
    assert.equal(found?.text, note);
  });
}

test('a note is not joined when it begins otherwise, is a second away, or the tweet has no time', async () => {
  const sample = new SampleArchive()
    .tweet({ at: AT, text: 'other words…' })
    .tweet({ at: later(60_000), text: 'word word…' })
    .tweet({ id: '29999999999', at: AT, text: 'word word…' })
    .tweet({ id: snowflake(AT, 1), at: AT, text: '@finch' })
    .note({ at: AT, text: LONG });
  assert.deepEqual(await notesOf(sample), [null, null, null, null]);
});

test('of several notes that fit, the nearest in time is joined', async () => {
  const sample = new SampleArchive().tweet({ at: AT, text: 'word word…' });
  for (const ms of [-800, -3, 400, 900]) sample.note({ at: later(ms), text: `${LONG} ${ms}` });
  const [note] = await notesOf(sample);
  assert.equal(note?.text, `${LONG} -3`);
});

test('a note keeps its mentions and links, which count code points of its raw text', async () => {
  const core = {
    mentions: [
      { screenName: 'finch', fromIndex: '2', toIndex: '8' },
      { screenName: '', fromIndex: '0' },
    ],
    urls: [
      {
        shortUrl: 'https://t.co/a',
        expandedUrl: 'https://b.example',
        displayUrl: 'b',
        fromIndex: 9,
        toIndex: 23,
      },
    ],
  };
  const sample = new SampleArchive()
    .tweet({ at: AT, text: '🐦 @finch…' })
    .note({ at: AT, text: '🐦 @finch https://t.co/a & more', core });
  const [note] = await notesOf(sample);
  assert.deepEqual(note?.mentions, [{ handle: 'finch', start: 2, end: 8 }]);
  assert.deepEqual(note?.urls, [{ url: 'https://t.co/a', expanded: 'https://b.example', start: 9, end: 23 }]);
});

// Patterns that looked at each blank again and again took longer than anybody waits; the runner ends what hangs.
for (const part of [' ', '\n', '@a ', 'a', '…', ' https://t.co/a ']) {
  test(`megabytes of ${JSON.stringify(part)} are compared in time`, { timeout: 60_000 }, () => {
    const text = `a${part.repeat(Math.ceil(4_000_000 / part.length))}b`;
    const noteTweet = { noteTweetId: '1', createdAt: '2022-11-09T09:47:21.900Z', core: { text } };
    const note = noteOf({ noteTweet });
    assert.ok(note);
    const notes = new Notes([note]);
    assert.equal(notes.of('1590279871139987457', text)?.id, '1');
    assert.equal(notes.of('1590279871139987457', `${text.slice(0, -1)}c`), null);
    assert.equal(notes.of('1590279871139987457', `${'@a '.repeat(1_000_000)}c`), null);
  });
}
