/**
 * Reads all tweets of an archive; with `convert` makes a draft of each as it comes; with `drafts` as `post` does it, who
 * has to know all tweets before the first is a draft, and keeps them on disk meanwhile. The built code, without a server.
 * Usage: node tweets.mjs read|convert|drafts archive.zip folder number-of-tweets
 */
import { openArchive } from '../../dist/archive/open.js';
import { tweetDate } from '../../dist/archive/tweet-time.js';
import { preferLessMemory } from '../../dist/cli/memory.js';
import { readDrafts } from '../../dist/migrate/publish/read-drafts.js';
import { isRetweet } from '../../dist/posts/choose.js';
import { makeDraft } from '../../dist/posts/draft.js';
import { convertText } from '../../dist/posts/text/convert.js';
import { dateLine } from '../../dist/posts/text/date-line.js';
import { retweetText } from '../../dist/posts/text/retweet.js';

preferLessMemory();
const [what, path, spoolFolder, wanted] = process.argv.slice(2);
const archive = await openArchive(path);
let count = 0;
if (what === 'drafts') {
  const source = await readDrafts(archive, request(spoolFolder));
  for await (const draft of source.drafts()) count += draft.parts.length > 0 ? 1 : 0;
  await source.close();
} else {
  const convert = what === 'convert' ? converter(archive.account) : () => true;
  for await (const batch of archive.tweets('tweet')) {
    for (const tweet of batch) count += convert(tweet) ? 1 : 0;
  }
}
await archive.close();
if (count !== Number(wanted)) throw new Error(`${count} tweets in place of ${wanted}`);

/** @returns what makes a draft of a tweet, and says whether there is one */
function converter({ id, handle }) {
  const { convert, date, limits, media } = request('');
  const options = { ...convert, ownId: id, ownHandles: [handle], isOwnTweet: () => false };
  return tweet => {
    const at = tweetDate(tweet.createdAt).getTime();
    const draft = makeDraft(tweet, (isRetweet(tweet) ? retweetText : convertText)(tweet, options), {
      at,
      limits,
      quotes: true,
      visibility: 'unlisted',
      isPosted: () => false,
      header: null,
      footer: dateLine(at, date.style),
      spoiler: null,
      parentTweetId: null,
      media: { ...media, fileOf: () => undefined },
    });
    return 'parts' in draft;
  };
}

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
