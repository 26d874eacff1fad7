import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Media } from '../../src/archive/types.ts';
import { draftMedia, type MediaFacts, type MediaOptions } from '../../src/posts/media.ts';
import type { PostLimits } from '../../src/posts/types.ts';
import { media, mediaOptions, tweet } from './drafting.ts';
import { MASTODON } from './limits.ts';

function drafted(
  items: readonly Media[],
  options: Partial<MediaOptions> = {},
  limits: Partial<PostLimits> = {},
) {
  return draftMedia(tweet({ media: items }), { ...MASTODON, ...limits }, mediaOptions(options));
}

/** The names of the files of each post. */
function names(items: readonly Media[], limits: Partial<PostLimits> = {}): readonly string[] {
  return drafted(items, {}, limits).groups.map(group => group.map(each => each.fileName).join(' '));
}

const PHOTOS = ['a.jpg', 'b.png', 'c.webp', 'd.jpeg'].map(name => media(name));
const VIDEO = media('v.mp4', { type: 'video' });
const GIF = media('g.mp4', { type: 'animated_gif' });

test('photos go together as far as the server takes them, a video and a GIF alone', () => {
  assert.deepEqual(names([]), []);
  assert.deepEqual(names(PHOTOS), ['a.jpg b.png c.webp d.jpeg']);
  assert.deepEqual(names(PHOTOS, { maxAttachments: 3 }), ['a.jpg b.png c.webp', 'd.jpeg']);
  assert.deepEqual(names(PHOTOS, { maxAttachments: 1 }), ['a.jpg', 'b.png', 'c.webp', 'd.jpeg']);
  assert.deepEqual(names([VIDEO]), ['v.mp4']);
  assert.deepEqual(names([GIF, VIDEO]), ['g.mp4', 'v.mp4']);
});

test('a mixed tweet is parted in its order', () => {
  const [a, b, c] = PHOTOS;
  assert.ok(a && b && c);
  assert.deepEqual(names([a, b, VIDEO, c]), ['a.jpg b.png', 'v.mp4', 'c.webp']);
  assert.deepEqual(names([GIF, a, b]), ['g.mp4', 'a.jpg b.png']);
});

test('a file is named by its type, size and place', () => {
  const { groups } = drafted([media('a.JPG', { alt: ' A bird ' }), VIDEO]);
  assert.deepEqual(groups, [
    [
      {
        mediaId: 'id-a.JPG',
        type: 'photo',
        path: 'data/tweets_media/1000-a.JPG',
        bytes: 100,
        mimeType: 'image/jpeg',
        fileName: 'a.JPG',
        description: 'A bird',
      },
    ],
    [
      {
        mediaId: 'id-v.mp4',
        type: 'video',
        path: 'data/tweets_media/1000-v.mp4',
        bytes: 100,
        mimeType: 'video/mp4',
        fileName: 'v.mp4',
        description: null,
      },
    ],
  ]);
});

/** What is said of a file that does not fit. */
function remark(item: Media, facts: Partial<MediaFacts> | null, limits: Partial<PostLimits> = {}): string {
  const fileOf = () => (facts === null ? undefined : { path: 'x', bytes: 100, ...facts });
  const { groups, remarks } = drafted([item], { fileOf }, limits);
  assert.equal(groups.length, remarks.length === 0 ? 1 : 0);
  return remarks.join();
}

test('what does not fit is left out and said', () => {
  const photo = media('a.jpg');
  const rows: [string, string][] = [
    [remark(photo, null), 'photo a.jpg is not in the archive: left out'],
    [remark(GIF, null), 'GIF g.mp4 is not in the archive: left out'],
    [remark(photo, { bytes: 0 }), 'photo a.jpg is empty in the archive: left out'],
    [
      remark(photo, { bytes: 16_777_217 }),
      'photo a.jpg has 16.0 MiB, more than the 16.0 the server takes: left out',
    ],
    [remark(photo, { bytes: 16_777_216 }), ''],
    [
      remark(VIDEO, { bytes: 200_000_000 }),
      'video v.mp4 has 190.7 MiB, more than the 99.0 the server takes: left out',
    ],
    [
      remark(media('a.webp'), {}, { mimeTypes: ['image/jpeg'] }),
      'photo a.webp is image/webp, which the server does not take: left out',
    ],
    [remark(media('a.webp'), {}, { mimeTypes: null }), ''],
    [remark(media('a.xyz'), {}), 'photo a.xyz is of a kind nobody knows: left out'],
    [remark(media('jpg'), {}), 'photo jpg is of a kind nobody knows: left out'],
    [remark(photo, {}, { maxAttachments: 0 }), 'photo a.jpg cannot be attached on the server: left out'],
    [
      remark(photo, { pixels: 40_000_000 }),
      'photo a.jpg has 40000000 pixels, more than the 33177600 the server takes: left out',
    ],
    [remark(photo, { pixels: 40_000_000 }, { imagePixels: null }), ''],
    [
      remark(VIDEO, { frameRate: 240 }),
      'video v.mp4 has 240 frames a second, more than the 120 the server takes: left out',
    ],
  ];
  for (const [found, wanted] of rows) assert.equal(found, wanted);
});

test('a link to what is left out pings nobody', () => {
  const missing = { fileOf: () => undefined, onMissing: 'link' } as const;
  const linksTo = (expanded: string) => drafted([media('a.jpg', { expanded })], missing).links;
  assert.deepEqual(linksTo('https://a.example/@@ann'), ['https://a.example/@%40ann']);
  assert.deepEqual(linksTo('https://a.example/"<@ann'), ['https://a.example/%22%3C@ann']);
  assert.deepEqual(linksTo('javascript:@ann'), ['https://twitter.com/i/status/1000']);
});

test('what is left out is linked to, once a tweet, or costs the tweet', () => {
  const missing = { fileOf: () => undefined };
  const link = drafted([...PHOTOS, media('e.jpg', { expanded: null })], { ...missing, onMissing: 'link' });
  assert.deepEqual(link.links, [
    'https://twitter.com/me/status/1000/photo/1',
    'https://twitter.com/i/status/1000',
  ]);
  assert.equal(link.remarks[0], 'photo a.jpg is not in the archive: linked to');
  assert.equal(link.skip, null);
  const skip = drafted(PHOTOS, { ...missing, onMissing: 'skip' });
  assert.deepEqual(skip, { groups: [], links: [], remarks: [], skip: 'photo a.jpg is not in the archive' });
});

test("an alt text is the person's, else the archive's, cut at a word to what the server takes", () => {
  const photo = media('a.jpg', { alt: 'from the archive' });
  const alt = (options: Partial<MediaOptions>, max = 1500) => {
    const { groups, remarks } = drafted([photo], options, { descriptionCharacters: max });
    return [groups[0]?.[0]?.description, ...remarks];
  };
  assert.deepEqual(alt({}), ['from the archive']);
  assert.deepEqual(alt({ altOf: () => 'by hand' }), ['by hand']);
  assert.deepEqual(alt({ altOf: () => ' ' }), [null]);
  assert.deepEqual(alt({}, 10), ['from the…', 'the alt text of a.jpg is cut to 10 characters']);
});

test('a tweet with a file that nobody described is left out where that is wanted', () => {
  const both = [media('a.jpg', { alt: 'A bird' }), media('b.jpg')];
  assert.equal(drafted(both, { requireAlt: true }).skip, 'photo b.jpg has no alt text');
  assert.equal(drafted(both.slice(0, 1), { requireAlt: true }).skip, null);
});
