import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DamagedFileError } from '../../../src/archive/errors.ts';
import { readArchive } from '../../../src/archive/open.ts';
import { draftMediaOf } from '../../../src/migrate/publish/draft-media.ts';
import type { MediaFacts } from '../../../src/posts/media.ts';
import type { PostLimits } from '../../../src/posts/types.ts';
import { media, tweet } from '../../posts/drafting.ts';
import { MASTODON } from '../../posts/limits.ts';
import { SampleArchive } from '../../support/archive.ts';
import { MemoryContainer } from '../../support/memory-container.ts';
import { box, moovOf } from '../../support/mp4.ts';

const MOOV = moovOf({ width: 1280, height: 720, timescale: 600, times: [[600, 20]] });
const SMALL: PostLimits = { ...MASTODON, videoPixels: 500_000 };

/** What is known of a video of these bytes, and how many of them were read for it. */
async function factsOf(file: Buffer, limits = SMALL, chunk = 1000, damage = false) {
  const archive = await readArchive(new MemoryContainer(new SampleArchive().files()));
  let read = 0;
  const openMedia = async function* () {
    for (; read < file.length; read += chunk) yield file.subarray(read, read + chunk);
    if (damage) throw new DamagedFileError('is cut off');
  };
  const opened = Object.assign(archive, {
    openMedia,
    mediaFile: () => ({ path: 'v.mp4', bytes: file.length }),
  });
  const choice = { onMissing: 'post', requireAlt: false, altOf: () => null } as const;
  const item = media('v.mp4', { type: 'video' });
  const options = await draftMediaOf(tweet({ media: [item] }), opened, choice, limits);
  const facts: MediaFacts | undefined = options.fileOf(item);
  return { pixels: facts?.pixels, frameRate: facts?.frameRate, read };
}

test('a video is measured where the server takes less than Twitter, wherever it says its size', async () => {
  const film = box('mdat', 100_000);
  const known = { pixels: 921_600, frameRate: 30 };
  const first = await factsOf(Buffer.concat([box('ftyp', 16), MOOV, film]));
  assert.deepEqual(first, { ...known, read: 0 });
  for (const chunk of [1, 7, 1000, 200_000]) {
    const { pixels, frameRate } = await factsOf(Buffer.concat([box('ftyp', 16), film, MOOV]), SMALL, chunk);
    assert.deepEqual({ pixels, frameRate }, known, `${chunk}`);
  }
  const slow = { ...MASTODON, videoFrameRate: 24 };
  assert.equal((await factsOf(MOOV, slow)).frameRate, 30);
});

test('no video is opened where the server takes all of Twitter', async () => {
  assert.deepEqual(await factsOf(MOOV, MASTODON), { pixels: undefined, frameRate: undefined, read: 0 });
});

test('a video that does not say its size, or is damaged, is left to the server', async () => {
  const unknown = { pixels: undefined, frameRate: undefined };
  for (const file of [Buffer.alloc(0), box('mdat', 10), MOOV.subarray(0, 60)]) {
    assert.deepEqual(await factsOf(file), { ...unknown, read: Math.ceil(file.length / 1000) * 1000 });
  }
  const { read, ...facts } = await factsOf(Buffer.alloc(1_000_000, '\0\0\0\x03'));
  assert.deepEqual(facts, unknown);
  assert.ok(read < 70_000, `${read}`);
  assert.equal((await factsOf(box('mdat', 10), SMALL, 1000, true)).pixels, undefined);
});
