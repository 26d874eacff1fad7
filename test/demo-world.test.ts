import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArchive } from '../src/archive/open.ts';
import type { Batches } from '../src/archive/types.ts';
import { buildDemoArchive } from './demo-world.ts';
import { MemoryContainer } from './support/memory-container.ts';

async function all<T>(batches: Batches<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}

test('the archive of the demo is a sound export of 2022', async () => {
  const archive = await readArchive(new MemoryContainer(buildDemoArchive()));
  assert.equal(archive.era, '2022');
  assert.equal(archive.account?.handle, 'maralindqvist');
  assert.equal((await all(archive.relation('following'))).length, 26);
  assert.equal((await all(archive.directMessages())).length, 5);
  const tweets = await all(archive.tweets('tweet'));
  assert.equal(tweets.length, 59);
  assert.deepEqual(archive.problems, []);

  const retweet = tweets.find(({ text }) => text.startsWith('RT @juneberries'));
  assert.deepEqual(
    retweet?.mentions.map(({ handle }) => handle),
    ['juneberries'],
  );
});
