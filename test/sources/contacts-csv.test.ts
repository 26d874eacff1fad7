import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CsvError } from '../../src/csv/errors.ts';
import type { ContactEntry } from '../../src/people/types.ts';
import { readContacts } from '../../src/sources/contacts-csv.ts';
import { chunksOf } from '../support/chunks.ts';
import { entry } from '../support/people.ts';

async function read(text: string, encoding: BufferEncoding = 'utf8'): Promise<ContactEntry[]> {
  return await readContacts(chunksOf(Buffer.from(text, encoding)), 'friends.csv');
}

describe('a contacts file', () => {
  const columns: [keyof ContactEntry, string[], string][] = [
    ['id', ['id', 'twitter_id', 'accountId', 'ACCOUNTID', 'Twitter ID'], '1278450123456789012'],
    ['handle', ['handle', 'screen_name', 'username', 'twitter', 'Screen Name', 'twitter_handle'], 'bob'],
    ['name', ['name', 'NAME', 'twitter_name'], 'Böb 🐘'],
    ['bio', ['bio', 'description', 'Description'], 'at @bob@b.example'],
    ['location', ['location'], '@bob@b.example'],
    ['url', ['url', 'website'], 'https://b.example/@bob'],
    ['address', ['address', 'mastodon', 'fediverse', 'Account address', 'Mastodon'], '@bob@b.example'],
  ];
  for (const [meaning, names, value] of columns) {
    for (const name of names) {
      it(`knows "${name}" as ${meaning}`, async () => {
        // A row that says nothing of who it is about is left out.
        const known = meaning === 'id' ? 'handle' : 'id';
        const entries = await read(`other,${known},${name}\n?,5,${value}\n`);
        assert.deepEqual(entries, [entry({ [known]: '5', [meaning]: value })]);
      });
    }
  }

  const handles: [string, Partial<ContactEntry>][] = [
    ['bob', { handle: 'bob' }],
    ['@Bob_2', { handle: 'Bob_2' }],
    ["'@bob", { handle: 'bob' }],
    ['https://twitter.com/bob', { handle: 'bob' }],
    ['http://www.x.com/@bob/', { handle: 'bob' }],
    ['mobile.twitter.com/bob?lang=en', { handle: 'bob' }],
    ['https://x.com/i/user/123', { id: '123' }],
    ['https://twitter.com/intent/user?user_id=123', { id: '123' }],
    ['bob@b.example', { address: 'bob@b.example' }],
    ['@bob@b.example', { address: '@bob@b.example' }],
  ];
  for (const [cell, expected] of handles) {
    it(`reads the handle ${cell}`, async () => {
      assert.deepEqual(await read(`handle\n${cell}\n`), [entry(expected)]);
    });
  }

  it('leaves out rows about nobody', async () => {
    assert.deepEqual(await read('handle,name,bio\n,Bob,hello\n,,\n'), []);
  });

  it('takes the first cell that is filled of several with one meaning', async () => {
    const entries = await read(
      'mastodon;Fediverse;handle;screen_name\n;a@b.example;;x\nc@d.example;e@f.example;y;z\n',
    );
    assert.deepEqual(entries, [
      entry({ handle: 'x', address: 'a@b.example' }),
      entry({ handle: 'y', address: 'c@d.example' }),
    ]);
  });

  it('ignores ids a spreadsheet has spoilt, and keeps the rest of the row', async () => {
    const entries = await read('id;handle\n1,27845E+18;bob\n1278450123456780000;carol\n1.27845E+18;\n');
    assert.deepEqual(entries, [entry({ handle: 'bob' }), entry({ handle: 'carol' })]);
  });

  it('may be what Mastodon exports', async () => {
    const entries = await read(
      'Account address,Show boosts,Notify on new posts,Languages\na@b.example,true,false,\nc@d.example,true,false,en\n',
    );
    assert.deepEqual(
      entries.map(({ address }) => address),
      ['a@b.example', 'c@d.example'],
    );
  });

  it('may be unresolved.csv with addresses filled in', async () => {
    const entries = await read(
      '\ufefftwitter_id\ttwitter_handle\ttwitter_name\trelations\tprofile_url\twhy\tAddress\r\n' +
        "12\tbob\t'=Bob\tfollowing\thttps://x.com/bob\tno clue\tbob@b.example\r\n",
      'utf16le',
    );
    assert.deepEqual(entries, [entry({ id: '12', handle: 'bob', name: '=Bob', address: 'bob@b.example' })]);
  });

  it('may be matches.csv, of which the rows to be followed count', async () => {
    const entries = await read(
      'twitter_id,address,confidence,followed_by_default,follow\n' +
        '1,a@b.example,guessed,no,no\n2,c@d.example,mentioned,no,yes\n3,e@f.example,stated,yes,\n',
    );
    assert.deepEqual(entries, [entry({ id: '2', address: 'c@d.example' })]);
  });

  it('may be a bare list', async () => {
    assert.deepEqual(await read('@bob\ncarol\n\nhttps://x.com/dave\neve@e.example\n'), [
      entry({ handle: 'bob' }),
      entry({ handle: 'carol' }),
      entry({ handle: 'dave' }),
      entry({ address: 'eve@e.example' }),
    ]);
  });

  it('keeps what people call themselves', async () => {
    const name = '\u001b[2J "quoted", \u202e two\r\nlines';
    const entries = await read(`handle,name\r\nbob,"${name.replaceAll('"', '""')}"\r\n`);
    assert.equal(entries[0]?.name, name);
  });

  it('is refused when no column makes sense', async () => {
    await assert.rejects(
      read('colour,size\nred,5\n'),
      new CsvError(
        'friends.csv has no column that find understands. Name at least one on the first line: ' +
          'id, twitter_id, accountId, handle, screen_name, username, twitter, twitter_handle, name, twitter_name, ' +
          'bio, description, location, url, website, address, mastodon, fediverse, Account address.',
      ),
    );
    await assert.rejects(read('alice\nbob\n'), /no column that find understands/);
    await assert.rejects(read(''), /friends\.csv is empty/);
  });
});
