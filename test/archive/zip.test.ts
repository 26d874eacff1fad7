import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { open as openFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import zlib from 'node:zlib';
import { ZipContainer } from '../../src/archive/zip.ts';
import { temporaryFolder } from '../support/cli.ts';
import { contents, textOf } from '../support/contents.ts';
import { type EntryOptions, makeZip, type ZipEntry, type ZipOptions } from '../support/zip.ts';
import { centralHeader, endRecords, localHeader } from '../support/zip-records.ts';

/** Opens a zip of these entries until the test ends. */
async function open(
  t: TestContext,
  entries: readonly ZipEntry[],
  options?: ZipOptions,
): Promise<ZipContainer> {
  const path = join(await temporaryFolder(t), 'twitter.zip');
  await writeFile(path, await makeZip(entries, options));
  const zip = await ZipContainer.open(path);
  t.after(() => zip.close());
  return zip;
}

const ACCOUNT = { name: 'data/account.js', data: 'window.YTD.account.part0 = [ ]' };
const TEXT = 'a tweet\n'.repeat(30_000);

describe('a zip is read', () => {
  for (const zip64 of [false, true]) {
    for (const size of [0, 100, 66_000, 1_000_000]) {
      for (const comment of [0, 300, 60_000]) {
        const how = `${zip64 ? 'with' : 'without'} Zip64 records, of ${size} bytes, a comment of ${comment}`;
        test(how, async t => {
          const data = randomBytes(size);
          const entries = [ACCOUNT, { name: 'data/tweets_media/1-a.jpg', data, options: { stored: true } }];
          const zip = await open(t, entries, { zip64, comment: 'c'.repeat(comment) });
          assert.deepEqual([...zip.names()], ['data/account.js', 'data/tweets_media/1-a.jpg']);
          assert.equal(zip.size('data/tweets_media/1-a.jpg'), size);
          assert.deepEqual(await contents(zip, 'data/tweets_media/1-a.jpg'), { bytes: data, error: null });
          assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
        });
      }
    }
  }

  const ways: Record<string, EntryOptions> = {
    deflated: {},
    stored: { stored: true },
    'with a data descriptor': { descriptor: true },
    'stored with a data descriptor': { stored: true, descriptor: true },
    'with 64-bit sizes': { zip64: true },
    'with a 64-bit data descriptor': { zip64: true, descriptor: true },
  };
  for (const [how, options] of Object.entries(ways)) {
    test(how, async t => {
      const streamed = function* (): Generator<Buffer> {
        for (let at = 0; at < TEXT.length; at += 10_000) yield Buffer.from(TEXT.slice(at, at + 10_000));
      };
      const zip = await open(t, [
        { name: 'data/tweets.js', data: TEXT, options },
        { name: 'data/like.js', data: streamed(), options },
        { name: 'data/empty.js', data: '', options },
      ]);
      assert.equal(await textOf(zip, 'data/tweets.js'), TEXT);
      assert.equal(await textOf(zip, 'data/like.js'), TEXT);
      assert.equal(await textOf(zip, 'data/empty.js'), '');
      assert.equal(zip.size('data/like.js'), TEXT.length);
    });
  }

  test('with a directory of several slices', async t => {
    const entries = Array.from({ length: 3000 }, (_, i) => ({
      name: `data/tweets_media/${i}-${'x'.repeat(i % 200)}.jpg`,
      data: String(i),
    }));
    const zip = await open(t, entries);
    assert.deepEqual(
      [...zip.names()],
      entries.map(entry => entry.name),
    );
    for (const { name, data } of entries.slice(-3)) assert.equal(await textOf(zip, name), data);
  });

  test('whose comment looks like an end', async t => {
    const end = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
    for (const comment of [Buffer.from('PK\x05\x06'.repeat(20)), end, await makeZip([])]) {
      const zip = await open(t, [ACCOUNT], { comment });
      assert.deepEqual([...zip.names()], ['data/account.js']);
    }
  });

  test('that has bytes behind its end', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    for (const zip64 of [false, true]) {
      const whole = await makeZip([ACCOUNT], { zip64, comment: 'comment' });
      await writeFile(path, Buffer.concat([whole, Buffer.alloc(512)]));
      const zip = await ZipContainer.open(path);
      t.after(() => zip.close());
      assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
    }
  });

  test('whose files lie behind 4 GiB', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const file = await openFile(path, 'w');
    const data = Buffer.from('photo');
    const offset = 5 * 2 ** 30;
    const entry = {
      name: Buffer.from('data/tweets_media/1-a.jpg'),
      method: 0,
      encrypted: false,
      descriptor: false,
      zip64: false,
      crc: zlib.crc32(data),
      packedSize: data.length,
      size: data.length,
      offset,
    };
    const local = Buffer.concat([localHeader(entry), data]);
    const directory = centralHeader(entry);
    const place = { count: 1, size: directory.length, offset: offset + local.length };
    // A hole in the file, not 5 GiB on the disk.
    await file.write(
      Buffer.concat([local, directory, endRecords(place, Buffer.alloc(0), false)]),
      0,
      null,
      offset,
    );
    await file.close();
    const zip = await ZipContainer.open(path);
    t.after(() => zip.close());
    assert.equal(await textOf(zip, 'data/tweets_media/1-a.jpg'), 'photo');
  });

  test('two files at once', async t => {
    const zip = await open(t, [ACCOUNT, { name: 'data/tweets.js', data: TEXT }]);
    const both = await Promise.all([textOf(zip, 'data/tweets.js'), textOf(zip, 'data/account.js')]);
    assert.deepEqual(both, [TEXT, ACCOUNT.data]);
  });

  test('only as far as somebody reads on', async t => {
    const zip = await open(t, [{ name: 'data/tweets.js', data: TEXT }]);
    for await (const chunk of zip.read('data/tweets.js')) {
      assert.ok(chunk.length > 0);
      break;
    }
    assert.equal(await textOf(zip, 'data/tweets.js'), TEXT);
  });

  test('whose names have backslashes, as some Windows tools write them', async t => {
    const zip = await open(t, [
      { name: 'twitter\\data\\', data: '' },
      { name: 'twitter\\data\\account.js', data: ACCOUNT.data },
      { name: 'twitter\\..\\..\\evil.js', data: '' },
    ]);
    assert.deepEqual([...zip.names()], ['data/account.js']);
    assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
  });

  test('with the last of two files of one name, as unzip does', async t => {
    const zip = await open(t, [{ ...ACCOUNT, data: 'old' }, ACCOUNT]);
    assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
  });
});

describe('media in a zip of their own', () => {
  const photos = async () =>
    makeZip(
      [
        { name: 'tweet_media/1-a.jpg', data: 'photo' },
        { name: '2-b.jpg', data: 'picture', options: { stored: true } },
      ],
      { zip64: true },
    );

  test('are read in place when it is stored', async t => {
    const name = 'data/tweet_media/part1.zip';
    const zip = await open(t, [ACCOUNT, { name, data: await photos(), options: { stored: true } }]);
    assert.deepEqual(
      [...zip.names()],
      ['data/account.js', 'data/tweet_media/1-a.jpg', 'data/tweet_media/2-b.jpg'],
    );
    assert.equal(await textOf(zip, 'data/tweet_media/1-a.jpg'), 'photo');
    assert.equal(await textOf(zip, 'data/tweet_media/2-b.jpg'), 'picture');
  });

  test('stay a file when it is deflated, damaged or no zip', async t => {
    const whole = await photos();
    const entries = [
      { name: 'tweet_media/1.zip', data: whole },
      { name: 'tweet_media/2.zip', data: whole.subarray(0, -1), options: { stored: true } },
      { name: 'tweet_media/3.zip', data: 'no zip', options: { stored: true } },
      { name: 'other/4.zip', data: whole, options: { stored: true } },
    ];
    const zip = await open(t, entries);
    assert.deepEqual(
      [...zip.names()],
      entries.map(entry => entry.name),
    );
  });
});
