import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft, DraftMedia } from '../../src/posts/types.ts';
import { altTextCsv, readAltTexts } from '../../src/report/alt-text-csv.ts';
import { chunksOf } from '../support/chunks.ts';

const FILE: DraftMedia = {
  mediaId: '1',
  type: 'photo',
  path: 'data/tweets_media/12-a.jpg',
  bytes: 1,
  mimeType: 'image/jpeg',
  fileName: 'a.jpg',
  description: null,
};

const DRAFT: Draft = {
  tweetId: '12',
  at: Date.UTC(2019, 0, 15, 12),
  parts: [
    {
      pieces: [{ kind: 'text', text: 'look\nhere' }],
      media: [
        FILE,
        { ...FILE, type: 'animated_gif', path: 'data/tweets_media/12-b.mp4', description: 'A cat.' },
      ],
    },
    { pieces: [], media: [{ ...FILE, type: 'video', path: 'data/tweets_media/12-c.mp4' }] },
  ],
  parentTweetId: null,
  quotedTweetId: null,
  language: 'en',
  sensitive: false,
  spoiler: null,
  visibility: 'unlisted',
  remarks: [],
};

async function sheet(written: ReadonlyMap<string, string>): Promise<string> {
  async function* drafts() {
    yield DRAFT;
  }
  let text = '';
  for await (const chunk of altTextCsv(drafts(), written)) text += chunk;
  return text;
}

describe('the sheet of alt texts', () => {
  it('has a row for each file, with what is known', async () => {
    const written = new Map([
      ['9-z.jpg', 'Of a tweet that is left out now.'],
      ['12-a.jpg', 'A heron, "fishing".'],
    ]);
    const more = '2019-01-15,look here,https://x.com/i/status/12\r\n';
    assert.equal(
      await sheet(written),
      '\ufefftweet_id,file,description,type,date,text,url\r\n' +
        `12,12-a.jpg,"A heron, ""fishing"".",photo,${more}` +
        `12,12-b.mp4,A cat.,gif,${more}` +
        `12,12-c.mp4,,video,${more}` +
        '9,9-z.jpg,Of a tweet that is left out now.,,,,https://x.com/i/status/9\r\n',
    );
  });

  it('comes back with what was written', async () => {
    const written = new Map([
      ['12-a.jpg', '=a heron,\nfishing'],
      ['12-c.mp4', 'A film.'],
    ]);
    assert.deepEqual(
      await readAltTexts(chunksOf(await sheet(written)), 'alt-text.csv'),
      new Map([...written, ['12-b.mp4', 'A cat.']]),
    );
  });

  it('may be one that somebody else made', async () => {
    const text =
      'Tweet ID;File;Description\n12;a.jpg;one\n1.2E+18;data\\tweets_media\\34-b-c.png;two\n56;c.jpg; \n';
    assert.deepEqual(
      [...(await readAltTexts(chunksOf(text), 'mine.csv'))],
      [
        ['12-a.jpg', 'one'],
        ['34-b-c.png', 'two'],
      ],
    );
  });

  for (const [what, text, message] of [
    ['a column', 'tweet_id,file\n1,2\n', 'mine.csv has no column "description" on line 1.'],
    ['the name of a file', 'tweet_id,file,description\n1,,x\n', 'mine.csv line 2 does not say which file'],
    ['the tweet', 'tweet_id,file,description\n,a.jpg,x\n', 'mine.csv line 2 does not say which file'],
  ] as const) {
    it(`is refused without ${what}`, async () => {
      await assert.rejects(
        readAltTexts(chunksOf(text), 'mine.csv'),
        (error: Error) => error.name === 'CsvError' && error.message.startsWith(message),
      );
    });
  }
});
