import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { layoutOf } from '../../src/archive/layout.ts';
import { readArchive } from '../../src/archive/open.ts';
import { isTwitters } from '../../src/archive/recognise.ts';
import { MemoryContainer } from '../support/memory-container.ts';

async function recognised(container: MemoryContainer): Promise<boolean> {
  return isTwitters(container, layoutOf(container.names()));
}

describe('Twitter wrote', () => {
  const files: [name: string, content: string][] = [
    ['data/tweets.js', 'window.YTD.tweets.part0 = [ {\n  "tweet" : {'],
    ['data/like.js', '\ufeffwindow.YTD.like.part0 = []'],
    ['data/manifest.js', 'window.__THAR_CONFIG = {\n  "userInfo" : {'],
    ['data/js/tweets/2012_04.js', 'Grailbird.data.tweets_2012_04 = \n [ {'],
    ['data/js/tweets/2012_04.js', 'var user_details =  {'],
    ['tweet.js', '[ {\n  "created_at" : "Mon Dec 03", "id_str" : "1"'],
    ['tweet.js', '[{"id_str": "1"}]'],
    ['tweets.js', `[{"tweet": {"edit_info": "${'x'.repeat(10_000)}"}}]`],
    ['following.js', 'const people = [{"following": {"accountId": "1"}}]'],
  ];
  for (const [name, content] of files) {
    test(JSON.stringify(content.slice(0, 50)), async () => {
      assert.equal(await recognised(new MemoryContainer(new Map([[name, content]]))), true);
    });
  }

  test('what one of several files shows', async () => {
    const files = new Map([
      ['data/profile.js', 'export default {}'],
      ['data/tweets.js', 'window.YTD.tweets.part0 = []'],
    ]);
    assert.equal(await recognised(new MemoryContainer(files)), true);
  });

  test('perhaps what cannot be read', async () => {
    class UnreadableContainer extends MemoryContainer {
      override async *read(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(0);
        throw new DamagedFileError('is broken');
      }
    }
    assert.equal(await recognised(new UnreadableContainer(new Map([['data/tweets.js', 'x']]))), true);
  });
});

describe('Twitter did not write', () => {
  const contents = [
    '',
    '[]',
    'export function profile() {}',
    '<!DOCTYPE html><title>Sign in</title>',
    'module.exports = [{"name": "x"}]',
    '[{"like": 3}]',
    'const window = {}; window.YTD.tweets.part0 = []',
  ];
  for (const content of contents) {
    test(JSON.stringify(content), async () => {
      assert.equal(await recognised(new MemoryContainer(new Map([['profile.js', content]]))), false);
    });
  }

  test('what has no data files', async () => {
    assert.equal(await recognised(new MemoryContainer(new Map([['index.js', 'window.YTD.x = []']]))), false);
  });
});

test('what only has the names of an archive is refused with a sentence', async () => {
  const container = new MemoryContainer(new Map([['profile.js', 'export {}']]), 'web');
  await assert.rejects(readArchive(container), {
    name: 'ArchiveError',
    message:
      'web has files named as those of a Twitter archive (profile.js), but Twitter did not write them: get yours on x.com under Settings > Your account > Download an archive of your data, and name that zip.',
  });
});

test('no more than the beginning of a file is read', async () => {
  let chunks = 0;
  class LongContainer extends MemoryContainer {
    override async *read(): AsyncGenerator<Uint8Array> {
      for (; chunks < 1000; chunks += 1) yield Buffer.alloc(64 * 1024, 'x');
    }
  }
  assert.equal(await recognised(new LongContainer(new Map([['like.js', '']]))), false);
  assert.ok(chunks < 2, `${chunks} chunks were read`);
});
