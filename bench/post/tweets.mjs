/**
 * Reads all tweets of an archive, and with `convert` makes drafts of all of them: the built code, without a server.
 * Usage: node tweets.mjs read|convert archive.zip folder number-of-tweets
 */
import { openArchive } from '../../dist/archive/open.js';

const [what, path, spoolFolder, wanted] = process.argv.slice(2);
const archive = await openArchive(path);
let count = 0;
if (what === 'read') {
  for await (const batch of archive.tweets('tweet')) count += batch.length;
} else {
  const { readDrafts } = await import('../../dist/migrate/publish/read-drafts.js');
  const source = await readDrafts(archive, request(spoolFolder));
  for await (const draft of source.drafts()) count += draft.parts.length > 0 ? 1 : 0;
  await source.close();
}
await archive.close();
if (count !== Number(wanted)) throw new Error(`${count} tweets in place of ${wanted}`);

function request(folder) {
  return {
    choice: {
      replies: true,
      retweets: true,
      since: null,
      until: null,
      minLikes: null,
      media: null,
      languages: [],
      sources: [],
      notSources: [],
      matches: [],
      notMatches: [],
      named: null,
      order: 'oldest',
      limit: null,
    },
    convert: { mention: 'name', addressOf: () => null, hashtags: true },
    date: { place: 'footer', style: { format: null, locale: 'en', timeZone: 'Europe/Berlin' } },
    warnings: { always: null, matches: [] },
    visibility: 'unlisted',
    media: { onMissing: 'post', requireAlt: false, altOf: () => null },
    limits: {
      maxCharacters: 500,
      urlCharacters: 23,
      unit: 'graphemes',
      maxAttachments: 4,
      imageBytes: 16 * 2 ** 20,
      videoBytes: 99 * 2 ** 20,
      imagePixels: null,
      videoPixels: null,
      videoFrameRate: null,
      descriptionCharacters: 1500,
      mimeTypes: null,
    },
    quotes: true,
    wasPosted: () => false,
    spoolFolder: folder,
  };
}
