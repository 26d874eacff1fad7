import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readArchive } from '../src/archive/open.ts';
import type { Batches } from '../src/archive/types.ts';
import { lookUpAll } from '../src/fediverse/look-up.ts';
import type { Clock } from '../src/http/clock.ts';
import { createWeb } from '../src/http/web.ts';
import type { Address } from '../src/people/address.ts';
import type { Lookup } from '../src/people/types.ts';
import { buildDemoArchive, startDemoFediverse } from './demo-world.ts';
import { MemoryContainer } from './support/memory-container.ts';

const clock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  timeout: ms => AbortSignal.timeout(ms),
};

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

test('the fediverse of the demo shows each outcome of a lookup', async () => {
  const world = await startDemoFediverse();
  const web = createWeb({ userAgent: 'test', connectTo: world.connectTo, ca: world.caPem });
  const lookups = new Map<Address, Lookup>();
  const addresses: readonly Address[] = [
    'tomas@seabirds.example',
    'agnes@seabirds.example',
    'turid@oldtown.example',
    'leaflet@printers.example',
    'ken@hedgerow.example',
    'kit@hoshi.example',
    'piotr@quiet.example',
    'pavel@typewriter.example',
    'sofie@nightowl.example',
    'zoe@letters.example',
  ];
  try {
    await lookUpAll(
      addresses.map(address => ({ address, bare: address.startsWith('zoe') })),
      {
        web,
        clock,
        maxWaitMs: 0,
        onLookup: lookup => {
          lookups.set(lookup.address, lookup);
        },
      },
    );
  } finally {
    await web.close();
    await world.close();
  }
  assert.deepEqual(
    addresses.map(address => lookups.get(address)?.status),
    ['found', 'found', 'moved', 'found', 'found', 'found', 'gone', 'unknown', 'unreachable', 'unknown'],
  );
  assert.deepEqual(lookups.get('tomas@seabirds.example')?.profile?.twitter, ['tomasfield']);
  assert.equal(lookups.get('agnes@seabirds.example')?.profile?.memorial, true);
  assert.equal(lookups.get('turid@oldtown.example')?.canonical, 'halvorsen@seabirds.example');
  assert.equal(lookups.get('leaflet@printers.example')?.canonical, 'leaflet@printers.example');
  assert.deepEqual(lookups.get('ken@hedgerow.example')?.profile?.twitter, []);
  assert.equal(lookups.get('kit@hoshi.example')?.software, 'misskey');
});
