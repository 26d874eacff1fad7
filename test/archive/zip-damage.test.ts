import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { ArchiveError, DamagedFileError } from '../../src/archive/errors.ts';
import { ZipContainer } from '../../src/archive/zip.ts';
import { CHUNK_BYTES } from '../../src/archive/zip-entry.ts';
import { temporaryFolder } from '../support/cli.ts';
import { contents, textOf } from '../support/contents.ts';
import { type EntryOptions, makeZip } from '../support/zip.ts';

const ACCOUNT = { name: 'data/account.js', data: 'window.YTD.account.part0 = [ ]' };
const TEXT = 'a tweet\n'.repeat(30_000);
const NAME = 'data/tweets.js';

async function open(t: TestContext, bytes: Uint8Array): Promise<ZipContainer> {
  const path = join(await temporaryFolder(t), 'twitter.zip');
  await writeFile(path, bytes);
  const zip = await ZipContainer.open(path);
  t.after(() => zip.close());
  return zip;
}

describe('damage costs one file', () => {
  const lies: [what: string, options: EntryOptions, message: string, bytes: number][] = [
    ['a wrong CRC-32', { wrongCrc: true }, 'is not what was packed: its CRC-32 is wrong', 240_000],
    ['a size too small', { statedSize: 1000 }, 'is larger than the 1,000 bytes its zip states', 1000],
    ['a size of nothing', { statedSize: 0 }, 'is larger than the 0 bytes its zip states', 0],
    ['a size too large', { statedSize: 999_999 }, 'ends after 240,000 of 999,999 bytes', 240_000],
    ['encryption', { encrypted: true }, 'is encrypted', 0],
    ['an unknown method', { method: 14 }, 'is packed by a method (14) that is not known here', 0],
  ];
  for (const [what, options, message, bytes] of lies) {
    test(what, async t => {
      const zip = await open(t, await makeZip([{ name: NAME, data: TEXT, options }, ACCOUNT]));
      const read = await contents(zip, NAME);
      assert.ok(read.error instanceof DamagedFileError);
      assert.equal(read.error.message, message);
      assert.equal(read.bytes.toString(), TEXT.slice(0, bytes));
      assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
    });
  }

  test('a bomb: no more than its stated size comes out', async t => {
    const zeros = function* (): Generator<Buffer> {
      for (let i = 0; i < 200; i++) yield Buffer.alloc(2 ** 20);
    };
    const bomb = { name: NAME, data: zeros(), options: { statedSize: 5000 } };
    const zip = await open(t, await makeZip([bomb]));
    const { bytes, error } = await contents(zip, NAME);
    assert.equal(bytes.length, 5000);
    assert.ok(error instanceof DamagedFileError);
  });

  test('a bomb that says so is not unpacked', async t => {
    const data = Buffer.alloc(17 * 2 ** 20, ' ');
    const zip = await open(t, await makeZip([{ name: NAME, data }, ACCOUNT]));
    const { bytes, error } = await contents(zip, NAME);
    assert.equal(bytes.length, 0);
    assert.ok(error instanceof DamagedFileError);
    assert.match(error.message, /^states 17,825,792 bytes in [\d,]+ packed ones, as a zip bomb does$/);
    assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
  });

  for (const [field, at] of [
    ['packed size', 20],
    ['size', 24],
    ['offset', 42],
  ] as const) {
    test(`a false ${field}: it refers to a Zip64 record that is not there`, async t => {
      const whole = await makeZip([{ name: NAME, data: TEXT }, ACCOUNT]);
      whole.writeUInt32LE(0xffff_ffff, whole.indexOf('PK\x01\x02', 0, 'latin1') + at);
      const zip = await open(t, whole);
      const { bytes, error } = await contents(zip, NAME);
      assert.ok(error instanceof DamagedFileError || bytes.toString() === TEXT);
      assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
    });
  }

  for (const [sound, lost] of [
    [1, 1],
    [CHUNK_BYTES, CHUNK_BYTES],
    [CHUNK_BYTES + 1, 1],
    [3.5 * CHUNK_BYTES, 0.5 * CHUNK_BYTES],
  ] as const) {
    test(`bytes that are broken behind ${sound} sound ones: ${lost} of these are lost`, async t => {
      const text = TEXT.repeat(4).slice(0, sound);
      const packed = zlib.deflateRawSync(text, { finishFlush: zlib.constants.Z_FULL_FLUSH });
      const data = Buffer.concat([packed, Buffer.alloc(100_000, 0xff)]);
      const options = { stored: true, method: 8, statedSize: 1_000_000 };
      const zip = await open(t, await makeZip([{ name: NAME, data, options }, ACCOUNT]));
      const { bytes, error } = await contents(zip, NAME);
      assert.ok(error instanceof DamagedFileError);
      assert.match(error.message, /^is broken behind byte [\d,]+ of 1,000,000 bytes$/);
      assert.equal(bytes.length, sound - lost);
      assert.ok(text.startsWith(bytes.toString()));
      assert.equal(await textOf(zip, 'data/account.js'), ACCOUNT.data);
    });
  }

  test('a file that lies elsewhere than stated', async t => {
    const bytes = await makeZip([{ name: NAME, data: TEXT }, ACCOUNT]);
    bytes.write('XX', 0);
    const { error } = await contents(await open(t, bytes), NAME);
    assert.ok(error instanceof DamagedFileError);
    assert.equal(error.message, 'is not where its zip says');
  });

  test('a name that is not there', async t => {
    const { error } = await contents(await open(t, await makeZip([ACCOUNT])), NAME);
    assert.ok(error instanceof DamagedFileError);
  });
});

describe('any damage at all is one of the two errors', () => {
  const entries = [
    { ...ACCOUNT, options: { stored: true } },
    { name: NAME, data: 'tweet '.repeat(50), options: { descriptor: true } },
    { name: 'data/tweets_media/1-a.jpg', data: 'photo', options: { zip64: true } },
  ];

  /** Opens the zip and reads all of it. */
  async function readAll(path: string): Promise<void> {
    const zip = await ZipContainer.open(path);
    try {
      for (const name of zip.names()) {
        const { bytes, error } = await contents(zip, name);
        assert.ok(error === null || error instanceof DamagedFileError, String(error));
        assert.ok(bytes.length <= (zip.size(name) ?? 0));
      }
    } finally {
      await zip.close();
    }
  }

  test('bytes that changed', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const good = await makeZip(entries, { zip64: true, comment: 'comment' });
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
        const bytes = Buffer.from(good);
        for (const { at, to } of changes) bytes[at] = to;
        await writeFile(path, bytes);
        await readAll(path).catch(error => assert.ok(error instanceof ArchiveError, String(error)));
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  test('an end that is missing', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const good = await makeZip(entries, { zip64: true });
    for (let length = 0; length < good.length; length += 7) {
      await writeFile(path, good.subarray(0, length));
      await assert.rejects(readAll(path), ArchiveError);
    }
  });
});
