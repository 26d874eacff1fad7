import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isEditedPostsCsv, type PostRow, postsCsv, readSelection } from '../../src/report/posts-csv.ts';
import { chunksOf } from '../support/chunks.ts';

const ROW: PostRow = {
  tweetId: '1085144640000000001',
  at: Date.UTC(2019, 0, 15, 12),
  post: true,
  reason: '',
  why: '',
  parts: 1,
  media: 2,
  text: '=hello, "you"\nthere',
  remarks: ['one', 'two'],
};

async function csvOf(rows: readonly PostRow[]): Promise<string> {
  async function* each() {
    yield* rows;
  }
  let text = '';
  for await (const chunk of postsCsv(each())) text += chunk;
  return text;
}

describe('posts.csv', () => {
  it('says of each tweet what becomes of it, for a spreadsheet', async () => {
    const left = { ...ROW, at: null, post: false, reason: 'reply', why: 'answers somebody', remarks: [] };
    assert.equal(
      await csvOf([ROW, left]),
      '\ufefftweet_id,date,text,parts,media,reason,why,remarks,url,post\r\n' +
        '1085144640000000001,2019-01-15T12:00:00Z,"\'=hello, ""you"" there",1,2,,,"one; two",https://x.com/i/status/1085144640000000001,yes\r\n' +
        '1085144640000000001,,"\'=hello, ""you"" there",1,2,reply,answers somebody,,https://x.com/i/status/1085144640000000001,no\r\n',
    );
    assert.equal((await csvOf([])).split('\r\n').length, 2);
  });

  it('comes back as it went, however many rows', async () => {
    const anId = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
    const rows = fc.uniqueArray(fc.record({ tweetId: anId, post: fc.boolean() }), {
      selector: ({ tweetId }) => tweetId,
      maxLength: 1200,
    });
    await fc.assert(
      fc.asyncProperty(rows, async list => {
        const text = await csvOf(list.map(part => ({ ...ROW, ...part })));
        const expected = list.map(({ tweetId, post }): [string, boolean] => [tweetId, post]);
        assert.deepEqual([...(await readSelection(chunksOf(text), 'posts.csv'))], expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an edited posts.csv', () => {
  const isEdited = async (text: string) => await isEditedPostsCsv(chunksOf(text));

  it('is one with another answer, and one that cannot be read', async () => {
    const text = await csvOf([ROW]);
    assert.equal(await isEdited(text), false);
    assert.equal(await isEdited(text.replace(/yes\r\n$/, 'no\r\n')), true);
    const inOneColumn = text.replaceAll(
      /^\ufeff?(.+)\r$/gm,
      (_, row: string) => `"${row.replaceAll('"', '""')}"\r`,
    );
    assert.equal(await isEdited(inOneColumn), true);
  });
});

describe('a selection', () => {
  const read = async (text: string) => [...(await readSelection(chunksOf(text), 'mine.csv'))];

  it('survives a spreadsheet that rounds ids and translates answers', async () => {
    const text =
      'Post;URL;Tweet_ID\r\nja;https://x.com/i/status/1085144640000000001;1,08514E+18\r\n' +
      'nein;https://x.com/i/status/1085144640000000002;1085144640000000000\r\n;https://x.com/i/status/3;3\r\n';
    assert.deepEqual(await read(text), [
      ['1085144640000000001', true],
      ['1085144640000000002', false],
      ['3', false],
    ]);
  });

  it('may be a bare list of ids or links', async () => {
    assert.deepEqual(
      await read(
        '123\n\nhttps://twitter.com/heron/status/456?s=20\nhttps://mobile.twitter.com/i/web/status/789/photo/1\n',
      ),
      [
        ['123', true],
        ['456', true],
        ['789', true],
      ],
    );
  });

  it('may be a table without answers', async () => {
    assert.deepEqual(await read('tweet id,note\n123,nice\n456,\n'), [
      ['123', true],
      ['456', true],
    ]);
  });

  for (const [what, text, message] of [
    ['no column of ids', 'name,post\nx,yes\n', /^mine\.csv names no tweets on line 1\./],
    ['no id', 'tweet_id,post\nabc,yes\n', /^mine\.csv line 2 has "abc", which is no id of a tweet\./],
    ['a rounded id', '123\n1.08514E+18\n', /^mine\.csv line 2 has "1\.08514E\+18", which is no id/],
    ['an empty id', 'tweet_id,post\n,yes\n', /^mine\.csv line 2 has no tweet\./],
    ['no answer', 'tweet_id,post\n5,perhaps\n', /^mine\.csv line 2 has "perhaps" under post/],
    ['nothing', '', /^mine\.csv is empty\./],
  ] as const) {
    it(`with ${what} is refused with its line`, async () => {
      await assert.rejects(readSelection(chunksOf(text), 'mine.csv'), { name: 'CsvError', message });
    });
  }
});
