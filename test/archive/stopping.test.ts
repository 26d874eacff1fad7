import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Container } from '../../src/archive/container.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openContainer } from '../../src/archive/open-container.ts';
import { Problems } from '../../src/archive/problems.ts';
import { SampleArchive } from '../support/archive.ts';
import { temporaryFolder } from '../support/cli.ts';
import { makeZip, writeZip, type ZipEntry } from '../support/zip.ts';

const REASON = new Error('interrupted');
const LONG = 'data/tweets_media/1-a.mp4';

/** An archive with a long file, media in a zip of their own, and a directory of several slices. */
async function entriesOfArchive(stored: boolean): Promise<ZipEntry[]> {
  const photos = await makeZip([{ name: '2-b.jpg', data: 'photo' }]);
  const long = randomBytes(400_000).toString('hex');
  const files = new SampleArchive().tweet({ text: 'a' }).tweet({ text: long }).files();
  return [
    ...[...files].map(([name, data]) => ({ name, data, options: { stored } })),
    { name: LONG, data: Buffer.alloc(8 * 2 ** 20), options: { stored } },
    { name: 'data/tweet_media/part1.zip', data: photos, options: { stored: true } },
    ...Array.from({ length: 1000 }, (_, i) => ({ name: `assets/${i}/${'x'.repeat(250)}`, data: '' })),
  ];
}

/** Ways to lay out an archive in a folder; each returns what a user would name. */
const KINDS: Record<string, (folder: string) => Promise<string>> = {
  'an unpacked folder': async folder => {
    for (const { name, data } of (await entriesOfArchive(false)).slice(0, 50)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), data as Buffer);
    }
    return folder;
  },
  'a deflated zip': async folder => {
    const path = join(folder, 'twitter.zip');
    await writeZip(path, await entriesOfArchive(false));
    return path;
  },
  'a stored zip': async folder => {
    const path = join(folder, 'twitter.zip');
    await writeZip(path, await entriesOfArchive(true));
    return path;
  },
  'a folder of zips': async folder => {
    await writeZip(join(folder, 'twitter-1.zip'), await entriesOfArchive(false));
    const likes = { name: 'data/like.js', data: 'window.YTD.like.part0 = []' };
    await writeZip(join(folder, 'twitter-2.zip'), [likes]);
    return folder;
  },
};

/** Aborts after the first chunk. */
async function stopWithin(container: Container, stop: AbortController): Promise<number> {
  let chunks = 0;
  try {
    for await (const _chunk of container.read(LONG)) {
      chunks += 1;
      stop.abort(REASON);
    }
  } catch (error) {
    assert.equal(error, REASON);
    return chunks;
  }
  return assert.fail('the whole file was read');
}

for (const [kind, make] of Object.entries(KINDS)) {
  describe(`${kind} is left at once`, () => {
    let folder = '';
    let path = '';

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'oxpecker-stopping-'));
      path = await make(folder);
    });

    after(() => rm(folder, { recursive: true }));

    test('before it is opened', async () => {
      await assert.rejects(openArchive(path, AbortSignal.abort(REASON)), REASON);
    });

    test('anywhere while it is opened', async () => {
      let opened = 0;
      for (let turns = 0; opened === 0; turns += 1 + (turns >> 1)) {
        const stop = new AbortController();
        const opening = openArchive(path, stop.signal).then(
          async archive => {
            opened += 1;
            await archive.close();
          },
          error => assert.equal(error, REASON),
        );
        for (let turn = 0; turn < turns; turn += 1) await setImmediate();
        stop.abort(REASON);
        await opening;
      }
    });

    test('inside a file', async t => {
      const stop = new AbortController();
      const container = await openContainer(path, new Problems(), stop.signal);
      t.after(() => container.close());
      assert.equal(await stopWithin(container, stop), 1);
    });

    test('inside its tweets, without a problem of theirs', async t => {
      const stop = new AbortController();
      const archive = await openArchive(path, stop.signal);
      t.after(() => archive.close());
      const reading = (async () => {
        for await (const _batch of archive.tweets('tweet')) stop.abort(REASON);
      })();
      await assert.rejects(reading, REASON);
      assert.deepEqual(archive.problems, []);
    });
  });
}

test('a folder of many folders is left while they are listed', async t => {
  const path = await temporaryFolder(t);
  for (let i = 0; i < 300; i += 1) await mkdir(join(path, `${i}`, 'data'), { recursive: true });
  const stop = new AbortController();
  const opening = openArchive(path, stop.signal);
  await setImmediate();
  stop.abort(REASON);
  await assert.rejects(opening, REASON);
});
