import assert from 'node:assert/strict';
import test from 'node:test';
import type { Container } from '../../src/archive/container.ts';
import { DamagedFileError } from '../../src/archive/errors.ts';
import { readArchive } from '../../src/archive/open.ts';
import type { Archive } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import type { Files } from '../support/archive-files.ts';
import { MemoryContainer } from '../support/memory-container.ts';

const TWEETS = 'data/tweets.js';

function sampleFiles(): Files {
  const sample = new SampleArchive({ tweetsAPart: 2 }).relation('following', '5', '6');
  for (const text of ['a', 'b', 'c']) sample.tweet({ text });
  return sample.files();
}

async function textsOf(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of archive.tweets('tweet')) texts.push(...batch.map(tweet => tweet.text));
  return texts;
}

/** A container one of whose files ends in damage after its bytes. */
class DamagedContainer extends MemoryContainer {
  override async *read(name: string): ReturnType<Container['read']> {
    yield* super.read(name);
    if (name === TWEETS) throw new DamagedFileError('differs from its checksum');
  }
}

test('damage costs what stands behind it in that file, and is told once', async () => {
  const files = sampleFiles();
  const text = String(files.get(TWEETS));
  files.set(TWEETS, text.slice(0, text.lastIndexOf('"full_text"')));
  const archive = await readArchive(new DamagedContainer(files));
  assert.deepEqual(
    [await textsOf(archive), await textsOf(archive)],
    [
      ['a', 'c'],
      ['a', 'c'],
    ],
  );
  assert.deepEqual(archive.problems, [{ file: TWEETS, what: 'differs from its checksum' }]);
});

test('a file that is no list of records is a problem, and the rest is read', async () => {
  for (const content of ['', '<html>Sign in to continue</html>', 'window.YTD.tweets.part0 = {}']) {
    const archive = await readArchive(new MemoryContainer(sampleFiles().set(TWEETS, content)));
    assert.deepEqual(await textsOf(archive), ['c'], content);
    assert.deepEqual(
      archive.problems.map(problem => problem.file),
      [TWEETS],
      content,
    );
  }
});

test('records that make no sense are skipped and counted', async () => {
  const files = sampleFiles();
  const odd = '[null, 7, [], {}, {"tweet": {"id_str": "9"}}, {"tweet": "x"}]';
  files.set(TWEETS, `window.YTD.tweets.part0 = ${odd}`);
  files.set('data/following.js', 'window.YTD.following.part0 = [{"following": {"accountId": "-1"}}]');
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(await textsOf(archive), ['c']);
  for await (const _ of archive.relation('following')) assert.fail('nobody is followed');
  assert.deepEqual(archive.problems, [
    { file: TWEETS, what: 'has entries that are not tweets (6), which were skipped' },
    { file: 'data/following.js', what: 'has entries that are not accounts (1), which were skipped' },
  ]);
});

test('errors of the program are no damage', async () => {
  class BrokenContainer extends MemoryContainer {
    override async *read(name: string): ReturnType<Container['read']> {
      yield* super.read(name);
      throw new TypeError(`cannot read ${name}`);
    }
  }
  await assert.rejects(readArchive(new BrokenContainer(sampleFiles())), TypeError);
});
