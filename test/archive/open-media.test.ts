import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { openArchive } from '../../src/archive/open.ts';
import { SampleArchive } from '../support/archive.ts';
import { temporaryFolder } from '../support/cli.ts';
import { type EntryOptions, writeZip, type ZipEntry } from '../support/zip.ts';

const PATH = 'data/tweets_media/20-v.mp4';
/** What no packing makes smaller. */
const VIDEO = randomBytes(3_000_000);

function entries(options: EntryOptions = {}): ZipEntry[] {
  const files = [...new SampleArchive().tweet({ text: 'a' }).files()].map(([name, data]) => ({ name, data }));
  return [...files, { name: PATH, data: VIDEO, options }];
}

async function opened(t: TestContext, options?: EntryOptions) {
  const path = join(await temporaryFolder(t), 'twitter.zip');
  await writeZip(path, entries(options));
  const archive = await openArchive(path);
  t.after(() => archive.close());
  return archive;
}

async function folder(t: TestContext) {
  const path = await temporaryFolder(t);
  for (const { name, data } of entries()) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), data as Buffer);
  }
  const archive = await openArchive(path);
  t.after(() => archive.close());
  return archive;
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; largest: number }> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return { bytes: Buffer.concat(all), largest: Math.max(...all.map(chunk => chunk.length)) };
}

describe('a media file', () => {
  test('is read in chunks, again and again, and by several at once', async t => {
    for (const archive of [await opened(t), await opened(t, { stored: true }), await folder(t)]) {
      assert.deepEqual(archive.mediaFile('20', 'v.mp4'), { path: PATH, bytes: VIDEO.length });
      const readings = await Promise.all([1, 2, 3].map(() => read(archive.openMedia(PATH))));
      for (const { bytes, largest } of readings) {
        assert.ok(bytes.equals(VIDEO));
        assert.ok(largest <= 256 * 1024, String(largest));
      }
    }
  });

  test('need not be read to its end', async t => {
    const archive = await opened(t);
    for await (const chunk of archive.openMedia(PATH)) {
      assert.ok(VIDEO.subarray(0, chunk.length).equals(chunk));
      break;
    }
    assert.ok((await read(archive.openMedia(PATH))).bytes.equals(VIDEO));
  });

  test('that is damaged says so at its end', async t => {
    const damaged = await opened(t, { wrongCrc: true });
    await assert.rejects(read(damaged.openMedia(PATH)), {
      name: 'DamagedFileError',
      message: 'is not what was packed: its CRC-32 is wrong',
    });
    const short = await opened(t, { statedSize: VIDEO.length + 1 });
    await assert.rejects(read(short.openMedia(PATH)), DamagedFileError);
  });

  test('is nothing that the archive does not hold', async t => {
    for (const archive of [await opened(t), await folder(t)]) {
      for (const path of ['data/tweets_media/21-v.mp4', '../../etc/passwd', '/etc/passwd', '']) {
        await assert.rejects(read(archive.openMedia(path)), DamagedFileError, path);
      }
    }
  });
});
