import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MASTODON } from '../../posts/limits.ts';
import { SampleArchive } from '../../support/archive.ts';
import { snowflake } from '../../support/archive-records.ts';
import { all, answersOf, draftsOf, textsOf } from './drafting.ts';

const OWN = { id: '1000000001', handle: 'heron' };

function at(minute: number): Date {
  return new Date(Date.UTC(2019, 1, 1, 23, minute));
}

function idAt(minute: number): string {
  return snowflake(at(minute));
}

/** The header of a PNG: all that tells its size. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('drafts', () => {
  it('carry the date of the tweet where it is wanted', async t => {
    const sample = new SampleArchive().tweet({ at: at(30), text: 'late' });
    const style = { format: 'YYYY-MM-DD HH:mm', locale: 'en', timeZone: 'Europe/Berlin' };
    const footer = await draftsOf(t, sample, { date: { place: 'footer', style } });
    assert.deepEqual(textsOf(await all(footer.drafts())), ['late\n\n2019-02-02 00:30']);
    const header = await draftsOf(t, sample, { date: { place: 'header', style } });
    assert.deepEqual(textsOf(await all(header.drafts())), ['2019-02-02 00:30\n\nlate']);
  });

  it('carry warnings, by what they will read', async t => {
    const sample = new SampleArchive().tweet({ text: 'Fish &amp; chips' }).tweet({ text: 'peas' });
    const matches = [{ pattern: /fish & chips/i, warning: 'food' }];
    const source = await draftsOf(t, sample, { warnings: { always: null, matches }, visibility: 'private' });
    const drafts = await all(source.drafts());
    assert.deepEqual(
      drafts.map(({ spoiler, visibility }) => [spoiler, visibility]),
      [
        ['food', 'private'],
        [null, 'private'],
      ],
    );
    const named = await draftsOf(t, sample, { warnings: { always: 'about @owl', matches: [] } });
    assert.equal((await all(named.drafts()))[0]?.spoiler, 'about ＠owl');
  });

  it('name people as asked', async t => {
    const mentions = [{ id: '55', handle: 'owl', name: 'Owl' }];
    const sample = new SampleArchive().tweet({ text: 'with @owl and @heron', mentions });
    const convert = { mention: 'link', addressOf: () => null, hashtags: true } as const;
    const [text] = textsOf(await all((await draftsOf(t, sample, { convert })).drafts()));
    assert.match(text ?? '', /^with https:\/\/\S+\/owl and /);
  });
});

describe('the files of a draft', () => {
  const photos = () =>
    new SampleArchive()
      .tweet({
        at: at(1),
        text: 'two',
        media: [{ basename: 'a.png', content: png(10, 10) }, { basename: 'b.jpg' }],
      })
      .tweet({
        at: at(2),
        text: 'lost',
        media: [{ basename: 'c.jpg', content: null }],
        replyTo: { ...OWN, status: idAt(1) },
      })
      .tweet({ at: at(3), text: 'after it', replyTo: { ...OWN, status: idAt(2) } });

  it('come with their names, descriptions and bytes', async t => {
    const described = new Map([[`${idAt(1)}-b.jpg`, 'A heron.']]);
    const altOf = (name: string) => described.get(name) ?? null;
    const source = await draftsOf(t, photos(), { media: { altOf } });
    const [two] = await all(source.drafts());
    const media = two?.parts[0]?.media ?? [];
    assert.deepEqual(
      media.map(({ fileName, path, description }) => [fileName, path, description]),
      [
        ['a.png', `data/tweets_media/${idAt(1)}-a.png`, null],
        ['b.jpg', `data/tweets_media/${idAt(1)}-b.jpg`, 'A heron.'],
      ],
    );
    assert.ok(media[1]);
    // As a draft has it that was frozen with an older export.
    const elsewhere = { ...media[1], path: `heron-2019/tweet_media/${idAt(1)}-b.jpg` };
    for (const each of [media[1], elsewhere]) {
      assert.equal(Buffer.concat(await all(source.openMedia(each))).toString(), 'bytes of b.jpg');
    }
  });

  it('that are missing leave the tweet out where that is wanted, and its thread begins anew', async t => {
    const source = await draftsOf(t, photos(), { media: { onMissing: 'skip' } });
    const drafts = await all(source.drafts());
    assert.deepEqual(textsOf(drafts), ['two', 'after it']);
    assert.equal(drafts[1]?.parentTweetId, null);
    assert.equal(source.count, 3);
    assert.deepEqual(Object.fromEntries(source.leftOut()), { unfit: 1 });
    const [, lost] = await all(source.decisions());
    assert.equal(lost?.reason, 'unfit');
    assert.equal(lost?.why, 'photo c.jpg is not in the archive');
  });

  it("stay behind where they are somebody else's, in a retweet", async t => {
    const from = { status: '54', id: '55', handle: 'owl' };
    const mentions = [{ id: '55', handle: 'owl' }];
    const media = [{ basename: 'a.jpg', from }];
    const sample = new SampleArchive().tweet({ text: 'RT @owl: look', mentions, media });
    const [draft] = await all((await draftsOf(t, sample, { choice: { retweets: true } })).drafts());
    assert.equal(draft?.parts.length, 1);
    assert.deepEqual(draft?.parts[0]?.media, []);
    assert.deepEqual(draft?.remarks, []);
  });

  it('that nobody described leave the tweet out where descriptions are required', async t => {
    const source = await draftsOf(t, photos(), { media: { requireAlt: true } });
    assert.deepEqual(answersOf(await all(source.decisions())), {
      two: 'unfit',
      lost: 'yes',
      'after it': 'yes',
    });
  });

  it('are measured where the server takes less than Twitter did', async t => {
    const sample = new SampleArchive().tweet({
      text: 'wide',
      media: [{ basename: 'a.png', content: png(3000, 3000) }],
    });
    const roomy = await all((await draftsOf(t, sample)).drafts());
    assert.equal(roomy[0]?.parts[0]?.media.length, 1);
    const limits = { ...MASTODON, imagePixels: 8_000_000 };
    const [draft] = await all((await draftsOf(t, sample, { limits })).drafts());
    assert.equal(draft?.parts[0]?.media.length, 0);
    assert.deepEqual(draft?.remarks, [
      'photo a.png has 9000000 pixels, more than the 8000000 the server takes: left out',
    ]);
  });
});
