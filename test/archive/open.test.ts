import assert from 'node:assert/strict';
import test from 'node:test';
import { ArchiveError } from '../../src/archive/errors.ts';
import { readArchive } from '../../src/archive/open.ts';
import type { Era } from '../../src/archive/types.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import { MemoryContainer } from '../support/memory-container.ts';

const EXPORTED = new Date('2022-12-01T10:20:30.000Z');
const ERAS: readonly { readonly era: Era; readonly exported: Date | null }[] = [
  { era: 'grailbird', exported: EXPORTED },
  { era: '2018', exported: null },
  { era: '2019', exported: null },
  { era: '2020', exported: EXPORTED },
  { era: '2022', exported: EXPORTED },
];

for (const { era, exported } of ERAS) {
  test(`an archive of ${era} says whose and of when it is`, async () => {
    const files = new SampleArchive({ era, exported: EXPORTED }).tweet({ text: 'hello' }).files();
    const container = new MemoryContainer(files);
    const archive = await readArchive(container);
    assert.deepEqual(
      { path: archive.path, era: archive.era, account: archive.account, exported: archive.exported },
      { path: 'archive.zip', era, account: SAMPLE_ACCOUNT, exported },
    );
    await archive.close();
    assert.equal(container.closed, true);
  });
}

test('without a manifest the files and the first tweet tell the era', async () => {
  for (const era of ['2020', '2022'] as const) {
    const files = new SampleArchive({ era }).tweet({ text: 'hello' }).files();
    files.delete('data/manifest.js');
    assert.equal((await readArchive(new MemoryContainer(files))).era, era);
  }
  for (const [name, era] of [
    ['like.js', '2018'],
    ['data/like.js', '2020'],
    ['data/tweets-part1.js', '2022'],
  ] as const) {
    const files = new Map([
      [name, 'window.YTD.x.part0 = []'],
      ['data/tweet.js', 'window.YTD.tweet.part0 = [ ]'],
    ]);
    if (name === 'like.js') files.delete('data/tweet.js');
    assert.equal((await readArchive(new MemoryContainer(files))).era, era, name);
  }
});

test('the data folder alone, zipped or named, is an archive too', async () => {
  const files = new SampleArchive({ tweetsAPart: 1 }).tweet({ text: 'a' }).tweet({ text: 'b' }).files();
  const inside = new Map([...files].map(([name, content]) => [name.replace('data/', ''), content]));
  const archive = await readArchive(new MemoryContainer(inside));
  const texts: string[] = [];
  for await (const batch of archive.tweets('tweet')) texts.push(...batch.map(tweet => tweet.text));
  assert.deepEqual([archive.era, archive.exported, texts], ['2022', EXPORTED, ['a', 'b']]);
  assert.deepEqual(archive.problems, []);
});

test('a Grailbird data folder alone is an archive too', async () => {
  const files = new SampleArchive({ era: 'grailbird', exported: EXPORTED }).tweet({ text: 'a' }).files();
  const inside = new Map([...files].map(([name, content]) => [name.replace('data/', ''), content]));
  const { era, account, exported } = await readArchive(new MemoryContainer(inside));
  assert.deepEqual(
    { era, account, exported },
    { era: 'grailbird', account: SAMPLE_ACCOUNT, exported: EXPORTED },
  );
});

test('the account is that of account.js, else of the manifest, else nobody', async () => {
  const files = new SampleArchive().tweet({ text: 'hello' }).files();
  const other = { accountId: '77', username: 'egret', accountDisplayName: '' };
  files.set('data/account.js', `window.YTD.account.part0 = ${JSON.stringify([{ account: other }])}`);
  const open = async () => (await readArchive(new MemoryContainer(files))).account;
  assert.deepEqual(await open(), { id: '77', handle: 'egret', name: null });
  files.delete('data/account.js');
  assert.deepEqual(await open(), SAMPLE_ACCOUNT);
  files.set('data/manifest.js', 'window.__THAR_CONFIG = {}');
  assert.deepEqual(await open(), null);
  files.delete('data/manifest.js');
  assert.deepEqual(await open(), null);
});

test('a missing account.js is no problem', async () => {
  const files = new SampleArchive().tweet({ text: 'hello' }).files();
  files.delete('data/account.js');
  const archive = await readArchive(new MemoryContainer(files));
  for await (const _ of archive.tweets('tweet')) assert.deepEqual(archive.problems, []);
});

test('the day stands in the name of the zip or folder when nothing inside says it', async () => {
  const files = new SampleArchive({ era: '2019' }).tweet({ text: 'hello' }).files();
  const name = `twitter-2019-11-03-${'0f'.repeat(32)}`;
  for (const path of [`/home/me/${name}.zip`, `C:\\Users\\me\\${name} (1).zip`, `${name}/`, name]) {
    const { exported } = await readArchive(new MemoryContainer(files, path));
    assert.equal(exported?.toISOString(), '2019-11-03T00:00:00.000Z', path);
  }
  const { exported } = await readArchive(new MemoryContainer(files, 'twitter-2019-11-03-backup.zip'));
  assert.equal(exported, null);
});

test('a damaged manifest is a problem, and names serve in its place', async () => {
  const files = new SampleArchive().tweet({ text: 'hello' }).files();
  files.set('data/manifest.js', 'window.__THAR_CONFIG = {"userInfo":');
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual([archive.era, archive.account], ['2022', SAMPLE_ACCOUNT]);
  assert.deepEqual(archive.problems, [{ file: 'data/manifest.js', what: 'is not JSON' }]);
});

for (const content of ['null', '5', '"x"', '[{"userInfo": {}}]', '[[[[]]]]']) {
  test(`a manifest that holds ${content} is a problem, and names serve in its place`, async () => {
    const files = new SampleArchive().tweet({ text: 'hello' }).files();
    files.set('data/manifest.js', `window.__THAR_CONFIG = ${content}`);
    const archive = await readArchive(new MemoryContainer(files));
    assert.deepEqual([archive.era, archive.account], ['2022', SAMPLE_ACCOUNT]);
    assert.deepEqual(archive.problems, [{ file: 'data/manifest.js', what: 'is no manifest' }]);
  });
}

test('a manifest that lists nothing leaves the era to the names', async () => {
  const files = new SampleArchive().tweet({ text: 'hello' }).files();
  for (const types of ['{}', '{"like": {}}']) {
    files.set('data/manifest.js', `window.__THAR_CONFIG = {"dataTypes": ${types}}`);
    assert.equal((await readArchive(new MemoryContainer(files))).era, '2022');
  }
});

test('letters that are lost in a manifest are told, and the rest of it counts', async () => {
  const files = new SampleArchive({ exported: EXPORTED }).tweet({ text: 'hello' }).files();
  const manifest = String(files.get('data/manifest.js')).replace('Grey Heron', 'Grey H\xe9ron');
  files.set('data/manifest.js', Buffer.from(manifest, 'latin1'));
  const archive = await readArchive(new MemoryContainer(files));
  assert.deepEqual(archive.exported, EXPORTED);
  assert.deepEqual(archive.problems, [
    { file: 'data/manifest.js', what: 'is not valid UTF-8: some letters are lost' },
  ]);
});

const FOREIGN: readonly { readonly names: readonly string[]; readonly says: RegExp }[] = [
  { names: ['actor.json', 'outbox.json', 'likes.json'], says: /^x\.zip is a Mastodon export, not.* x\.com / },
  { names: ['connections/followers_and_following/following.json'], says: /is an Instagram export/ },
  { names: ['your_instagram_activity/media/posts_1.json'], says: /is an Instagram export/ },
  { names: ['your_facebook_activity/posts/your_posts_1.json'], says: /is a Facebook export/ },
  { names: ['me-2024/outbox.json'], says: /is a Mastodon export/ },
  { names: ['repo.car'], says: /is a Bluesky export/ },
  { names: ['user_data_tiktok.json'], says: /is a TikTok export/ },
  { names: ['Profile.csv', 'Connections.csv'], says: /is a LinkedIn export/ },
  { names: ['archive_browser.html', 'Mail/All.mbox'], says: /is a Google Takeout export/ },
  { names: ['Your archive.html', 'assets/js/main.js'], says: /the folder data\/ is missing/ },
  { names: ['old.zip', 'notes.txt'], says: /holds another zip, old\.zip: unpack it/ },
  { names: ['photos/a.jpg', 'index.js'], says: /has none of a Twitter archive's files/ },
];

for (const { names, says } of FOREIGN) {
  test(`what is not Twitter's is refused with a sentence: ${names[0]}`, async () => {
    const container = new MemoryContainer(new Map(names.map(name => [name, ''])), 'x.zip');
    await assert.rejects(readArchive(container), (error: unknown) => {
      assert.ok(error instanceof ArchiveError);
      assert.match(error.message, says);
      assert.doesNotMatch(error.message, /\. /, 'one sentence');
      return true;
    });
  });
}
