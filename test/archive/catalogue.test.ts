import assert from 'node:assert/strict';
import test from 'node:test';
import { readArchive } from '../../src/archive/open.ts';
import type { Archive } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import { dataFile, type Files } from '../support/archive-files.ts';
import { MemoryContainer } from '../support/memory-container.ts';

/** Twelve tweets `0` … `11`, one a part, and one followed account. */
function sampleFiles(): Files {
  const sample = new SampleArchive({ tweetsAPart: 1 }).relation('following', '5');
  for (let i = 0; i < 12; i += 1) sample.tweet({ text: String(i) });
  return sample.files();
}

function editManifest(files: Files, edit: (manifest: Manifest) => void): void {
  const text = String(files.get('data/manifest.js'));
  const start = text.indexOf('{');
  const manifest: Manifest = JSON.parse(text.slice(start));
  edit(manifest);
  files.set('data/manifest.js', text.slice(0, start) + JSON.stringify(manifest));
}

interface Manifest {
  archiveInfo: { isPartialArchive: boolean };
  dataTypes: Record<string, { files?: { fileName: string; count: string }[]; mediaDirectory?: string }>;
}

async function textsOf(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of archive.tweets('tweet')) texts.push(...batch.map(tweet => tweet.text));
  return texts;
}

const ALL = Array.from({ length: 12 }, (_, i) => String(i));
const STRAY = dataFile('tweet', 0, [
  { tweet: { id_str: '1', full_text: 'stray', created_at: 'Mon Mar 04 05:06:07 +0000 2019' } },
]);

test('all parts are read in the order of their numbers, with and without a manifest', async () => {
  const files = sampleFiles();
  for (const _ of ['with', 'without']) {
    const archive = await readArchive(new MemoryContainer(new Map([...files].reverse())));
    assert.deepEqual(await textsOf(archive), ALL);
    assert.deepEqual(archive.problems, []);
    files.delete('data/manifest.js');
  }
});

test('a stale tweet.js beside tweets.js is not read', async () => {
  const files = sampleFiles().set('data/tweet.js', STRAY);
  for (const _ of ['with a manifest', 'without']) {
    const archive = await readArchive(new MemoryContainer(files));
    assert.deepEqual(await textsOf(archive), ALL);
    assert.deepEqual(archive.problems, []);
    files.delete('data/manifest.js');
  }
});

test('a manifest that lists tweet.js makes tweets.js the stale one', async () => {
  const files = sampleFiles().set('data/tweet.js', STRAY);
  editManifest(files, ({ dataTypes }) => {
    delete dataTypes.tweets;
    dataTypes.tweet = { files: [{ fileName: 'data/tweet.js', count: '1' }] };
  });
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual([archive.era, await textsOf(archive)], ['2020', ['stray']]);
});

test('listed files that are missing are problems once they are asked for', async () => {
  const files = sampleFiles();
  files.delete('data/tweets-part3.js');
  files.delete('data/following.js');
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(archive.problems, []);
  const rest = ALL.filter(text => text !== '3');
  assert.deepEqual([await textsOf(archive), await textsOf(archive)], [rest, rest]);
  const missing = { file: 'data/tweets-part3.js', what: 'is listed in manifest.js but missing' };
  assert.deepEqual(archive.problems, [missing]);
});

test('a missing file that held nothing is no loss', async () => {
  const files = sampleFiles();
  files.delete('data/following.js');
  editManifest(files, ({ dataTypes }) => {
    dataTypes.following = { files: [{ fileName: 'data/following.js', count: '0' }] };
  });
  const archive = await readArchive(new MemoryContainer(files));
  for await (const _ of archive.relation('following')) assert.fail('nobody is followed');
  assert.deepEqual(archive.problems, []);
});

test('a wrong count in the manifest costs nothing', async () => {
  const files = sampleFiles();
  editManifest(files, ({ dataTypes }) => {
    for (const file of dataTypes.tweets?.files ?? []) file.count = '0';
  });
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(await textsOf(archive), ALL);
});

test('a part that the manifest does not list is left out and told', async () => {
  const files = sampleFiles().set('data/tweets-part40.js', STRAY);
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(await textsOf(archive), ALL);
  assert.deepEqual(
    archive.problems.map(problem => problem.file),
    ['data/tweets-part40.js'],
  );
  assert.match(archive.problems[0]?.what ?? '', /not listed in manifest\.js.*not read/);
});

test('the manifest of a partial archive need not know the parts in other zips', async () => {
  const files = sampleFiles().set('data/tweets-part40.js', STRAY);
  editManifest(files, ({ archiveInfo }) => {
    archiveInfo.isPartialArchive = true;
  });
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(await textsOf(archive), [...ALL, 'stray']);
  assert.deepEqual(archive.problems, []);
});

test('names serve for a category the manifest does not know', async () => {
  const files = sampleFiles();
  editManifest(files, ({ dataTypes }) => {
    delete dataTypes.following;
  });
  const archive = await readArchive(new MemoryContainer(files));
  const ids: string[] = [];
  for await (const batch of archive.relation('following')) ids.push(...batch);
  assert.deepEqual(ids, ['5']);
});

test('media lie in the folder the manifest names, or in one of the usual', async () => {
  const files = new SampleArchive()
    .tweet({ id: '300', text: 'a', media: [{ basename: 'a.jpg' }] })
    .tweet({ id: '400', text: 'd', media: [{ basename: 'd.jpg' }] }, 'deleted')
    .files()
    .set('data/own_media/500-o.mp4', 'twelve bytes');
  editManifest(files, ({ dataTypes }) => {
    Object.assign(dataTypes.tweets ?? {}, { mediaDirectory: 'data/own_media' });
  });
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(archive.mediaFile('300', 'a.jpg'), { path: 'data/tweets_media/300-a.jpg', bytes: 14 });
  assert.deepEqual(archive.mediaFile('400', 'd.jpg')?.path, 'data/deleted_tweets_media/400-d.jpg');
  assert.deepEqual(archive.mediaFile('500', 'o.mp4'), { path: 'data/own_media/500-o.mp4', bytes: 12 });
  assert.equal(archive.mediaFile('300', 'b.jpg'), undefined);
  assert.deepEqual(archive.problems, []);
});

test('media in zips of their own are a problem once they are asked for', async () => {
  const files = new SampleArchive({ era: '2019' })
    .tweet({ id: '300', text: 'a', media: [{ basename: 'a.jpg' }] })
    .files();
  const archive = await readArchive(new MemoryContainer(files));
  await textsOf(archive);
  assert.equal(archive.problems.length, 0);
  assert.equal(archive.mediaFile('300', 'a.jpg'), undefined);
  assert.match(archive.problems[0]?.what ?? '', /in a zip of its own: unpack it/);
});
