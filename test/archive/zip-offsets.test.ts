import assert from 'node:assert/strict';
import { open as openFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import zlib from 'node:zlib';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { ZipContainer } from '../../src/archive/zip.ts';
import { temporaryFolder } from '../support/cli.ts';
import { contents, textOf } from '../support/contents.ts';
import { makeZip } from '../support/zip.ts';
import { centralHeader, endRecords, localHeader } from '../support/zip-records.ts';

const WRAP = 2 ** 32;
const ACCOUNT = { name: 'data/account.js', data: 'window.YTD.account.part0 = [ ]' };
const PHOTO = { name: 'data/tweets_media/1-a.jpg', data: 'photo', options: { stored: true } };

async function open(t: TestContext, path: string): Promise<ZipContainer> {
  const zip = await ZipContainer.open(path);
  t.after(() => zip.close());
  return zip;
}

async function opened(t: TestContext, bytes: Uint8Array): Promise<ZipContainer> {
  const path = join(await temporaryFolder(t), 'twitter.zip');
  await writeFile(path, bytes);
  return open(t, path);
}

/**
 * Writes a zip as the Archive Utility of macOS did before 10.15: without Zip64, its offsets without what does not fit
 * into 32 bits. Between the files are holes.
 */
async function writeWrapped(path: string, places: ReadonlyMap<string, number>, end: number): Promise<void> {
  const file = await openFile(path, 'w');
  const headers: Buffer[] = [];
  for (const [name, offset] of places) {
    const data = Buffer.from(name);
    const entry = {
      name: data,
      method: 0,
      encrypted: false,
      descriptor: false,
      zip64: false,
      crc: zlib.crc32(data),
      packedSize: data.length,
      size: data.length,
      offset: offset % WRAP,
    };
    await file.write(Buffer.concat([localHeader(entry), data]), 0, null, offset);
    headers.push(centralHeader(entry));
  }
  const directory = Buffer.concat(headers);
  const place = { count: headers.length, size: directory.length, offset: end % WRAP };
  await file.write(Buffer.concat([directory, endRecords(place, Buffer.alloc(0), false)]), 0, null, end);
  await file.close();
}

describe('a zip is read', () => {
  for (const zip64 of [false, true]) {
    for (const before of [1, 700, 100_000]) {
      test(`${zip64 ? 'with' : 'without'} Zip64 records, behind ${before} other bytes`, async t => {
        const whole = await makeZip([ACCOUNT, PHOTO], { zip64, comment: 'comment' });
        const zip = await opened(t, Buffer.concat([Buffer.alloc(before, 'before'), whole]));
        assert.equal(await textOf(zip, ACCOUNT.name), ACCOUNT.data);
        assert.equal(await textOf(zip, PHOTO.name), PHOTO.data);
      });
    }
  }

  test('whose comment is a zip', async t => {
    for (const comment of [await makeZip([]), await makeZip([PHOTO])]) {
      const zip = await opened(t, await makeZip([ACCOUNT], { comment }));
      assert.deepEqual([...zip.names()], [ACCOUNT.name]);
    }
  });

  test('whose offsets wrapped at 4 GiB, twice', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const places = new Map([
      ['data/account.js', 0],
      ['data/tweets.js', 3 * 2 ** 30],
      ['data/tweets_media/1-a.jpg', WRAP + 100],
      ['data/tweets_media/2-b.jpg', WRAP + 3 * 2 ** 30],
      ['data/tweets_media/3-c.jpg', 2 * WRAP + 50],
    ]);
    await writeWrapped(path, places, 2 * WRAP + 1000);
    const zip = await open(t, path);
    assert.deepEqual([...zip.names()], [...places.keys()]);
    for (const name of places.keys()) assert.equal(await textOf(zip, name), name);
  });
});

test('a zip whose first bytes are missing costs the files that had them', async t => {
  const whole = await makeZip([ACCOUNT, PHOTO]);
  for (const missing of [1, 40, whole.lastIndexOf('PK\x03\x04')]) {
    const zip = await opened(t, whole.subarray(missing));
    const { bytes, error } = await contents(zip, ACCOUNT.name);
    assert.ok(error instanceof DamagedFileError);
    assert.deepEqual([bytes.length, error.message], [0, 'is not where its zip says']);
    assert.equal(await textOf(zip, PHOTO.name), PHOTO.data);
  }
});

test('a zip within a zip that is cut off behind it is not taken for the whole', async t => {
  const inner = await makeZip([PHOTO]);
  const name = 'data/tweet_media/1.zip';
  const whole = await makeZip([ACCOUNT, { name, data: inner, options: { stored: true } }]);
  const end = whole.indexOf(inner) + inner.length;
  for (const more of [1, 10]) {
    await assert.rejects(opened(t, whole.subarray(0, end + more)), { message: /is cut off/ });
  }
});

test('an end that refers to Zip64 records before the file begins is an error of the zip', async t => {
  const end = endRecords({ count: 1, size: 50, offset: 0 }, Buffer.alloc(0), false);
  end.writeUInt32LE(0xffff_ffff, 16);
  for (const before of [0, 1, 19, 20, 75]) {
    await assert.rejects(opened(t, Buffer.concat([Buffer.alloc(before), end])), { name: 'ArchiveError' });
  }
});
